"""Editors' acts on what an article names: choose a meaning, reject one, take both back, read again.

What an editor decided stands: reading the text again changes only what the archive itself found.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model

from archive.changes import acting
from archive.curation import permits, saving
from archive.curation.errors import CurationError
from archive.models import (
    Article,
    ArticleText,
    Competition,
    Match,
    Mention,
    MentionKind,
    MentionState,
    SetBy,
    Team,
    Venue,
)
from archive.naming import rows
from archive.naming.ranking import winner
from archive.naming.resolving import Resolved, read, resolve
from archive.reading import lookup
from archive.text.mentions import Directory
from archive.text.things import Candidate
from players.linking import directory
from players.models import Player

MODELS: dict[str, type[Model]] = {
    MentionKind.PLAYER: Player,
    MentionKind.TEAM: Team,
    MentionKind.MATCH: Match,
    MentionKind.COMPETITION: Competition,
    MentionKind.VENUE: Venue,
}
_DECIDED = [*(f"{kind}_id" for kind in MODELS), "kind", "state", "set_by", "reasons", "candidates"]
_FIELDS = [name.removesuffix("_id") for name in _DECIDED]
_BATCH = saving.BATCH // 10


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What reading a text again changed: places added, changed, gone; `kept` are an editor's."""

    added: int
    changed: int
    gone: int
    kept: int

    def __add__(self, other: "ReadAgain") -> "ReadAgain":
        """Both together."""
        return ReadAgain(
            self.added + other.added,
            self.changed + other.changed,
            self.gone + other.gone,
            self.kept + other.kept,
        )


def pick(
    *,
    by: User | AnonymousUser,
    mention: int,
    kind: str,
    key: int,
    alike: bool = False,
    why: str = "",
) -> int:
    """Say what a place names: the thing `key` of a kind. With `alike` so do all places of this text
    with the same words that stand as this one does. Gives how many were changed.

    Raises CurationError where the mention or the thing is not there, and PermissionDenied.
    """

    def aim(row: Mention) -> None:
        offered = (
            one for one in rows.from_json(row.candidates) if (one.kind, one.key) == (kind, key)
        )
        _remember(row)
        _mean(row, next(offered, None) or Candidate(kind, key, reasons=("chosen by an editor",)))
        row.set_by = SetBy.EDITOR

    def check() -> None:
        if kind not in MODELS:
            raise CurationError("There is no such kind of thing.", field="kind")
        if not MODELS[kind]._base_manager.filter(pk=key).exists():
            raise CurationError("What was chosen is not here any more.", field="key")

    return _decide(by, mention, alike, why, aim, check)


def reject(*, by: User | AnonymousUser, mention: int, alike: bool = False, why: str = "") -> int:
    """Say that a place names nothing of the archive; kept, so that reading again does not bring it
    back. `alike` and what is raised are as with `pick`."""

    def aim(row: Mention) -> None:
        _remember(row)
        rows.aim(row, None)
        row.state, row.set_by = MentionState.REJECTED, SetBy.EDITOR

    return _decide(by, mention, alike, why, aim)


def reset(*, by: User | AnonymousUser, mention: int, alike: bool = False, why: str = "") -> int:
    """Take an editor's decision back: the place means again what the archive finds, or is open.
    `alike` and what is raised are as with `pick`."""

    def aim(row: Mention) -> None:
        there = {
            kind: set(
                MODELS[kind]
                ._base_manager.filter(
                    pk__in=[one["key"] for one in row.candidates if one["kind"] == kind]
                )
                .values_list("pk", flat=True)
            )
            for kind in {one["kind"] for one in row.candidates}
        }
        offered = [one for one in rows.from_json(row.candidates) if one.key in there[one.kind]]
        best = winner(offered)
        _mean(row, best)
        row.set_by = SetBy.MACHINE
        row.kind = offered[0].kind if offered else row.kind
        if best and len(row.candidates) == 1 and not _is_match(row):
            row.candidates = []

    return _decide(by, mention, alike, why, aim)


def _mean(row: Mention, target: Candidate | None) -> None:
    """Let a row mean `target`; of a player who was merged into another since, the other."""
    if target and target.kind == MentionKind.PLAYER:
        target = target._replace(key=lookup.standing(target.key))
    rows.aim(row, target)


def _remember(row: Mention) -> None:
    """Keep what the archive found as the only candidate, so that a decision can be taken back."""
    if not row.candidates and row.state == MentionState.RESOLVED:
        meant = Candidate(row.kind, getattr(row, f"{row.kind}_id"), reasons=tuple(row.reasons))
        row.candidates = rows.to_json([meant])


def _decide(
    by: User | AnonymousUser,
    mention: int,
    alike: bool,
    why: str,
    aim: Callable[[Mention], None],
    check: Callable[[], None] = lambda: None,
) -> int:
    editor = permits.require(by, permits.change(Article))
    with acting(editor, why):
        check()
        row = Mention.objects.select_for_update(of=["self"]).filter(pk=mention).first()
        if row is None:
            raise CurationError("This name is not here any more.")
        found = [row, *(_alike(row) if alike else ())]
        before = [_decided(one) for one in found]
        for one in found:
            aim(one)
        changed = [one for one, was in zip(found, before, strict=True) if _decided(one) != was]
        Mention.objects.bulk_update(changed, _FIELDS, batch_size=_BATCH)
    return len(changed)


def _alike(row: Mention) -> Iterable[Mention]:
    same = Mention.objects.select_for_update(of=["self"]).filter(
        text=row.text_id, exact=row.exact, state=row.state, set_by=row.set_by
    )
    matches = row.kind == MentionKind.MATCH
    return [one for one in same.exclude(pk=row.pk).order_by("pk") if _is_match(one) == matches]


def _decided(row: Mention) -> list[object]:
    return [getattr(row, name) for name in _DECIDED]


def _is_match(one: Mention | Resolved) -> bool:
    return one.kind == MentionKind.MATCH


def read_again(
    *, by: User | AnonymousUser, article: int, known: Directory | None = None, why: str = ""
) -> ReadAgain:
    """Look again for all that an article's text names, with what the archive knows by now.

    `known` may be handed in where several are read. Doing it twice changes nothing the second time.
    Raises CurationError where the article has no text or it changed meanwhile, and PermissionDenied.
    """
    editor = permits.require(by, permits.change(Article))
    row = Article.objects.select_related("current_text").filter(pk=article).first()
    if row is None or row.current_text is None:
        raise CurationError("This article has no text.")
    text = row.current_text
    found = resolve(read(row.title, text.text, on=row.published_on, known=known or directory()))
    with acting(editor, why or "Read again"):
        if saving.locked(Article, article).current_text_id != text.pk:
            raise CurationError("Somebody changed the text meanwhile: try again.")
        return _replace(row, text, found)


def _replace(article: Article, text: ArticleText, found: Collection[Resolved]) -> ReadAgain:
    """Put what was found in the place of what the archive had found before."""
    there = list(Mention.objects.select_for_update(of=["self"]).filter(text=text).order_by("pk"))
    kept = [one for one in there if one.set_by == SetBy.EDITOR]
    old = {(one.start, one.end, _is_match(one)): one for one in there if one not in kept}
    decided = {(_is_match(one), at) for one in kept for at in range(one.start, one.end)}
    added, changed = [], []
    for one in found:
        if any((_is_match(one), at) in decided for at in range(one.start, one.end)):
            continue
        fresh = rows.mention(one, article, text)
        stands = old.pop((one.start, one.end, _is_match(one)), None)
        if stands is None:
            added.append(fresh)
        elif _decided(stands) != _decided(fresh):
            fresh.pk = stands.pk
            changed.append(fresh)
    gone = [one.pk for one in old.values()]
    for some in saving.in_batches(gone):
        Mention.objects.filter(pk__in=some).delete()
    Mention.objects.bulk_update(changed, _FIELDS, batch_size=_BATCH)
    Mention.objects.bulk_create(added, batch_size=saving.BATCH)
    return ReadAgain(len(added), len(changed), len(gone), len(kept))
