"""The demonstration taken out, but for what an import or an editor has made their own.

A row stays where somebody else has changed it, where it came to belong to another batch, or where
a row that is not the demonstration's points at it; and with it all that it points at, and what it
is made of (an article with its text and quotes, a moment with its people). A tie between two
things stays where both stay. What was written past the archive and put back by a check is no change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import F, ForeignKey, Model, Q

from archive.changes import REPAIRER, UNNAMED, acting, standings
from archive.demo.accounts import WRITER, was_used
from archive.models import (
    DERIVED,
    Article,
    ArticleText,
    BatchKind,
    BatchState,
    Change,
    Citation,
    CitationPart,
    Claim,
    Competition,
    DemoItem,
    ImportBatch,
    Intake,
    Match,
    MatchEvent,
    Mention,
    Moment,
    MomentPlayer,
    Quote,
    Source,
    Spell,
    Story,
    StoryItem,
    Tagging,
    Team,
    Theme,
    Venue,
)
from archive.models.changes import ChangeAction
from players.models import Player, PlayerAlias, PlayerRole

WHY = "Demonstration archive removed"
# Whoever points at something goes before it.
ORDER: tuple[type[Model], ...] = (
    StoryItem,
    Story,
    Tagging,
    MomentPlayer,
    Moment.themes.through,
    Quote.themes.through,
    Moment,
    CitationPart,
    Citation,
    Quote,
    Claim,
    Mention,
    Intake,
    ArticleText,
    Article,
    MatchEvent,
    Match,
    Spell,
    Venue,
    Competition,
    Team,
    PlayerAlias,
    PlayerRole,
    Player,
    Theme,
    Source,
)
# What a thing is made of, by the column that points at it.
PARTS: dict[type[Model], tuple[tuple[type[Model], str], ...]] = {
    Article: (
        (ArticleText, "article"),
        (Intake, "article"),
        (Citation, "article"),
        (Mention, "article"),
        (Claim, "article"),
    ),
    Citation: ((CitationPart, "citation"),),
    Quote: ((Citation, "quote"),),
    Moment: ((MomentPlayer, "moment"),),
    Story: ((StoryItem, "story"),),
    Player: ((PlayerAlias, "player"), (PlayerRole, "player")),
    Match: ((MatchEvent, "match"),),
}
TIES = frozenset({Tagging, Spell, Moment.themes.through, Quote.themes.through})

Keys = dict[type[Model], set[int]]


@dataclass(frozen=True, slots=True)
class Removed:
    """How many rows went and how many stayed, by what they are; what became of the editor's
    account: "removed", "kept" or "" where the demonstration had made none."""

    removed: dict[str, int]
    kept: dict[str, int]
    editor: str


def remove() -> Removed:
    """Take the demonstration out; nothing to take out is no error. What stays is from then on as
    if an editor had made it."""
    writer = User.objects.filter(username=WRITER).first()
    with acting(writer, WHY):
        batches = list(
            ImportBatch.objects.filter(kind=BatchKind.DEMO)
            .exclude(state=BatchState.REMOVED)
            .values_list("pk", flat=True)
        )
        items = _items(batches)
        kept = _kept(items, writer, batches)
        gone = {model: items[model] - kept[model] for model in ORDER}
        Article.objects.filter(pk__in=gone[Article]).update(current_text=None)
        for model in ORDER:
            for keys in _slices(gone[model]):
                model._base_manager.filter(pk__in=keys).delete()
        editor = _remove_accounts(batches, writer)
        told = Removed(removed=_counts(gone), kept=_counts(kept), editor=editor)
        _close(batches, told)
    return told


def _items(batches: list[int]) -> Keys:
    """The demonstration's rows that are still there."""
    noted = defaultdict(set)
    for table, row in DemoItem.objects.filter(batch__in=batches).values_list("table", "row"):
        noted[table].add(row)
    items: Keys = {}
    for model in ORDER:
        items[model] = set()
        for keys in _slices(noted[model._meta.db_table]):
            items[model].update(
                model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
            )
    return items


def _kept(items: Keys, writer: User | None, batches: list[int]) -> Keys:
    """Those that stay: by themselves, and with them what they need."""
    kept: Keys = {model: set() for model in ORDER}
    waiting: list[tuple[type[Model], set[int]]] = [
        *_changed_by_others(items, writer),
        *_of_another_batch(items, batches),
        *_pointed_at(items),
    ]
    while waiting:
        model, keys = waiting.pop()
        fresh = (keys & items[model]) - kept[model]
        if fresh:
            kept[model] |= fresh
            waiting += _needed(model, fresh, items)
    for tie in ORDER:
        if tie in TIES:
            kept[tie] |= _between(tie, items, kept)
    return kept


def _changed_by_others(items: Keys, writer: User | None) -> Iterator[tuple[type[Model], set[int]]]:
    mine = Q(user_id=writer.pk) if writer else Q(pk__in=[])
    repair = Q(user_id__isnull=True, actor=REPAIRER)
    unnamed = UNNAMED & Q(action=ChangeAction.UPDATE)
    for model in ORDER:
        changes = Change.objects.filter(table=model._meta.db_table).exclude(mine | repair)
        named = changes.exclude(unnamed).values_list("row", flat=True)
        yield model, set(named) & items[model]
        touched = set(changes.filter(unnamed).values_list("row", flat=True)) & items[model]
        for keys in _slices(touched):
            yield model, {key for key, one in standings(model, keys).items() if one.astray}


def _of_another_batch(items: Keys, batches: list[int]) -> Iterator[tuple[type[Model], set[int]]]:
    for model in (Match, MatchEvent, Intake):
        own = model._base_manager.filter(batch__in=batches)
        yield model, items[model] - set(own.values_list("pk", flat=True))


def _pointed_at(items: Keys) -> Iterator[tuple[type[Model], set[int]]]:
    """What rows that are not the demonstration's point at."""
    for model, field in _pointers():
        target = field.related_model
        own = items.get(model, set())
        for keys in _slices(items.get(target, ())):
            rows = model._base_manager.filter(**{f"{field.name}__in": keys})
            pairs = rows.values_list("pk", field.attname).iterator()
            yield target, {pointed for key, pointed in pairs if key not in own}


def _pointers() -> Iterator[tuple[type[Model], ForeignKey]]:
    for label in ("archive", "players"):
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            # What is made of the others goes with them.
            if model in DERIVED:
                continue
            for field in model._meta.concrete_fields:
                if isinstance(field, ForeignKey):
                    yield model, field


def _needed(
    model: type[Model], keys: set[int], items: Keys
) -> Iterator[tuple[type[Model], set[int]]]:
    """What these rows point at, and what they are made of."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.related_model in items:
            pointed = model._base_manager.filter(pk__in=keys, **{f"{field.name}__isnull": False})
            yield field.related_model, set(pointed.values_list(field.attname, flat=True))
    for part, column in PARTS.get(model, ()):
        parts = part._base_manager.filter(**{f"{column}__in": keys})
        if part is MatchEvent:
            # Single facts were looked up for the demonstration: they are no part of the record.
            parts = parts.filter(source=F("match__source"))
        yield part, set(parts.values_list("pk", flat=True))


def _between(tie: type[Model], items: Keys, kept: Keys) -> set[int]:
    """The ties of which every end stays, or was never the demonstration's."""
    found = set(items[tie])
    for field in tie._meta.concrete_fields:
        if isinstance(field, ForeignKey) and (target := field.related_model) in items:
            gone = items[target] - kept[target]
            ends = tie._base_manager.filter(pk__in=items[tie])
            found -= {key for key, end in ends.values_list("pk", field.attname) if end in gone}
    return found


def _remove_accounts(batches: list[int], writer: User | None) -> str:
    """Remove the accounts that nobody used; tells what became of the editor's."""
    table = User._meta.db_table
    noted = DemoItem.objects.filter(batch__in=batches, table=table).values_list("row", flat=True)
    editor = User.objects.filter(pk__in=list(noted)).first()
    if writer:
        writer.is_active = False
        writer.save(update_fields=["is_active"])
    if editor is None:
        return ""
    if was_used(editor):
        return "kept"
    editor.delete()
    return "removed"


def _close(batches: list[int], told: Removed) -> None:
    """The batch stays, so that the demonstration stays away; what is left is nobody's demo."""
    DemoItem.objects.filter(batch__in=batches).delete()
    lines = [f"removed {count} {name}" for name, count in told.removed.items()]
    lines += [f"kept {count} {name}" for name, count in told.kept.items()]
    ImportBatch.objects.filter(pk__in=batches).update(state=BatchState.REMOVED, report=lines)


def _counts(keys: Keys) -> dict[str, int]:
    return {str(model._meta.verbose_name_plural): len(some) for model, some in keys.items() if some}


def _slices(keys: Iterable[int], size: int = 500) -> Iterator[list[int]]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
