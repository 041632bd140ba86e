"""Two players that are one: merging them, and splitting them again with nothing lost.

A merge moves what points at one player (events, quotes, moments, mentions, whatever comes later)
to the other, and gives the other what it did not have: names, roles, spells, facts, a page. The
emptied player keeps all of its own and is left aside; its address leads to the other. What a merge
changed is written down with it (`Merge.record`), so that splitting the two puts every row back.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, F, ForeignKey, Model, OuterRef
from django.db.models.functions import Now

from archive import terms
from archive.changes import acting
from archive.curation import nearby, permits, saving
from archive.curation.errors import CurationError, StaleVersion
from archive.models import Quote, Spell
from players.models import Merge, Player, PlayerAlias, PlayerRole, Tracked

# What the other player gets as well, so that the emptied one keeps its own.
COPIED: tuple[type[Model], ...] = (PlayerAlias, PlayerRole, Spell)
# What the other player takes over where it has nothing.
FACTS = ("full_name", "born", "nationality", "position", "gender")


def merge(
    *,
    by: User | AnonymousUser,
    player: int,
    into: int,
    why: str = "",
    version: int | None = None,
) -> None:
    """Merge a player into another: both are one person, told under `into`'s name and address.

    `version` is that of `player` when the editor saw it. Raises StaleVersion, CurationError (see
    `refusal`) and PermissionDenied; then nothing is written.
    """
    editor = permits.require(by, permits.change(Player))
    with acting(editor, why):
        emptied, kept = _both(player, into)
        if version is not None and emptied.version != version:
            raise StaleVersion("Somebody else changed this player meanwhile.", field="version")
        if reason := refusal(emptied, kept):
            raise CurationError(reason)
        record = _do(emptied, kept)
        Merge.objects.create(player=emptied, into=kept, by=editor, why=why[:300], record=record)
        _look_again([record])


def split(*, by: User | AnonymousUser, player: int, why: str = "") -> int:
    """Undo the merge of a player: every row is as it was before, but for what editors have changed
    since. Gives the key of the player it was merged into.

    What was merged into the same player later stays merged: it is undone and done again, so that
    it gives what the other now lacks. Raises CurationError (it is not merged; the other was itself
    merged since, which comes first) and PermissionDenied.
    """
    editor = permits.require(by, permits.change(Player))
    with acting(editor, why):
        known = Merge.objects.filter(player=player).values_list("into", flat=True).first()
        if known is None:
            raise CurationError("This player is not merged into another.")
        _both(player, known)
        row = Merge.objects.select_related("player", "into").get(player=player)
        if onward := Merge.objects.filter(player=row.into).select_related("into").first():
            raise CurationError(
                f"{row.into} was itself merged into {onward.into} since: split these two first."
            )
        later = list(Merge.objects.filter(into=row.into, pk__gt=row.pk).order_by("pk"))
        records = [row.record, *(other.record for other in later)]
        for other in reversed(later):
            _undo(other)
        _undo(row)
        row.delete()
        for other in later:
            other.record = _do(*_both(other.player_id, known))
            other.save(update_fields=["record"])
        _look_again(records)
    return known


def refuse_merged(players: Collection[int]) -> None:
    """Raise CurationError where one of these players is merged into another: all acts on it are
    acts on the other now."""
    for some in saving.in_batches(players):
        merges = Merge.objects.filter(player__in=some).select_related("player", "into")
        if row := merges.order_by("pk").first():
            raise CurationError(
                f"{row.player} is merged into {row.into} (player {row.into_id}): "
                "split them first, or work on the other."
            )


def refusal(emptied: Player, kept: Player) -> str:
    """Why these two are not merged, with what the editor can do instead; "" where they can be."""
    try:
        refuse_merged([emptied.pk, kept.pk])
    except CurationError as refused:
        return str(refused)
    if emptied.born and kept.born and emptied.born != kept.born:
        return "They were born on different days: correct one of them first, or they are two."
    if emptied.gender and kept.gender and emptied.gender != kept.gender:
        return "They are a man and a woman: correct one of them first, or they are two."
    return ""


def ties() -> Iterator[ForeignKey]:
    """Every column of the archive that points at a player and is moved by a merge."""
    for relation in Player._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        if isinstance(field, ForeignKey) and field.model not in (*COPIED, Merge):
            yield field


def doubled(field: ForeignKey, emptied: int, kept: int) -> list[int]:
    """The keys of rows of the one that the other has already (both in one moment): they can be
    there but once."""
    rows = field.model._base_manager.filter(**{field.name: emptied})
    found: set[int] = set()
    for constraint in field.model._meta.total_unique_constraints:
        if field.name in constraint.fields:
            others = {name: OuterRef(name) for name in constraint.fields if name != field.name}
            had = field.model._base_manager.filter(**{field.name: kept}, **others)
            found.update(rows.filter(Exists(had)).values_list("pk", flat=True))
    return sorted(found)


def copies(emptied: Player, kept: Player) -> list[Model]:
    """What the other player lacks of names, roles and spells: rows that are not saved yet. The
    emptied one's own name becomes one of them."""
    names = {kept.name, *kept.aliases.values_list("name", flat=True)}
    roles = set(kept.roles.values_list("role", flat=True))
    spells = set(kept.spells.values_list("team", "start"))
    known_as = [emptied.name, *emptied.aliases.order_by("pk").values_list("name", flat=True)]
    new: list[Model] = [
        PlayerAlias(player=kept, name=name) for name in dict.fromkeys(known_as) if name not in names
    ]
    new += [
        PlayerRole(player=kept, role=row.role)
        for row in emptied.roles.order_by("pk")
        if row.role not in roles
    ]
    new += [
        Spell(player=kept, team_id=row.team_id, start=row.start, end=row.end)
        for row in emptied.spells.order_by("pk")
        if (row.team_id, row.start) not in spells
    ]
    return new


def fills(emptied: Player, kept: Player) -> list[dict[str, Any]]:
    """The facts that the other lacks and this one has, and the page where this one has it earlier."""
    found: list[dict[str, Any]] = [
        {name: getattr(emptied, name)}
        for name in FACTS
        if getattr(emptied, name) and not getattr(kept, name)
    ]
    if emptied.released_at and not (kept.released_at and kept.released_at <= emptied.released_at):
        found.append({"released_at": emptied.released_at})
    return found


def _both(player: int, other: int) -> tuple[Player, Player]:
    """Both rows, locked in the order of their keys, so that two editors never wait for each other."""
    if player == other:
        raise CurationError("A player is not merged into himself or herself.")
    if len(saving.lock_all(Player, [player, other])) < 2:
        raise CurationError("One of these players is not here any more.")
    return Player.objects.get(pk=player), Player.objects.get(pk=other)


def _do(emptied: Player, kept: Player) -> dict[str, Any]:
    """Move, copy and fill; gives what is needed to undo it."""
    given = []
    for row in copies(emptied, kept):
        row.save()
        given.append([row._meta.label, row.pk])
    return {
        "moved": [_move(field, emptied.pk, kept.pk) for field in ties()],
        "given": given,
        "kept": saving.change(kept, fills(emptied, kept)),
        "emptied": saving.change(emptied, [{"released_at": None}]),
    }


def _move(field: ForeignKey, emptied: int, kept: int) -> dict[str, Any]:
    """Point rows at the other player; gives their keys, and whole those that it had already."""
    rows = field.model._base_manager
    removed = rows.filter(pk__in=doubled(field, emptied, kept)).order_by("pk")
    values = [
        {name: saving.plain(value) for name, value in row.items()} for row in removed.values()
    ]
    removed.delete()
    mine = rows.filter(**{field.name: emptied}).order_by("pk")
    keys = list(mine.values_list("pk", flat=True))
    _point(field, keys, emptied, kept)
    return {
        "table": field.model._meta.label,
        "column": field.name,
        "keys": keys,
        "removed": values,
    }


def _point(field: ForeignKey, keys: Collection[int], old: int, new: int) -> None:
    """Point those of the rows that point at one player at another; forms open on them are stale."""
    values: dict[str, Any] = {field.name: new}
    if issubclass(field.model, Tracked):
        values |= {"version": F("version") + 1, "updated_at": Now()}
    for some in saving.in_batches(keys):
        field.model._base_manager.filter(pk__in=some, **{field.name: old}).update(**values)


def _undo(row: Merge) -> None:
    """Put back what a merge changed; what an editor has changed since stays as it is."""
    record = row.record
    tables = {field.model._meta.label: field.model for field in ties()}
    for moved in record["moved"]:
        model = tables[moved["table"]]
        field = model._meta.get_field(moved["column"])
        assert isinstance(field, ForeignKey)
        _point(field, moved["keys"], row.into_id, row.player_id)
        for values in moved["removed"]:
            there = {name: saving.as_field(model, name, value) for name, value in values.items()}
            _bring_back(model(**there))
    copied = {model._meta.label: model for model in COPIED}
    for table, key in record["given"]:
        copied[table]._base_manager.filter(pk=key, player=row.into_id).delete()
    saving.put_back(Player.objects.get(pk=row.into_id), record["kept"])
    saving.put_back(Player.objects.get(pk=row.player_id), record["emptied"])


def _bring_back(row: Model) -> None:
    """Insert a row as it was, where all that it points at is still there."""
    links = [field for field in row._meta.concrete_fields if isinstance(field, ForeignKey)]
    for link in links:
        key = getattr(row, link.attname)
        if key is not None and not link.related_model._base_manager.filter(pk=key).exists():
            return
    row.save_base(raw=True, force_insert=True)


def _look_again(records: Collection[dict[str, Any]]) -> None:
    """Quotes of another speaker now: have the index and the proposals know."""
    quotes = {
        key
        for record in records
        for moved in record["moved"]
        if moved["table"] == Quote._meta.label
        for key in moved["keys"]
    }
    terms.renew(quotes)
    nearby.look(quotes)
