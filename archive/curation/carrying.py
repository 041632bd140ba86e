"""What an article's text names, and its marked numbers, taken along to its next version.

What the archive found itself is found again by its likeness: it is read anew anyway. What an editor
decided belongs to its place: it goes along where that is truly there, else it stays with the
version that had it, and comes back when its place does.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from archive.curation import saving
from archive.models import AnchorState, Article, ArticleText, Claim, Mention, MentionKind, SetBy
from archive.text.anchors import Finder, describe
from archive.text.returning import Returning

_Marked = TypeVar("_Marked", Mention, Claim)
_Place = tuple[int, int]
_Taken = set[Hashable]


@dataclass(frozen=True, slots=True)
class Carried:
    """Names that the archive had found and are `lost`, decisions of editors that `lapsed`, and
    those of earlier versions that are `back`."""

    lost: int = 0
    lapsed: int = 0
    back: int = 0


def move_names(article: Article, before: ArticleText, text: ArticleText, finder: Finder) -> Carried:
    """Take the names of `before` along to `text` (`finder` is of that), and what editors decided
    in any version: the newest where two would stand over each other."""
    decided = list(
        Mention.objects.filter(article=article, set_by=SetBy.EDITOR)
        .exclude(text=text)
        .order_by("-text__number", "pk")
    )
    versions = ArticleText.objects.in_bulk({one.text_id for one in decided})
    again = {key: Returning(old.text, text.text, finder) for key, old in versions.items()}
    taken: _Taken = set()
    mine = sum(one.text_id == before.pk for one in decided)
    found = _placed(
        decided, lambda one: again[one.text_id].place(one.start, one.end), _covered, taken
    )
    stayed = sum(one.text_id == before.pk for one, _ in found)
    _write(found, text)
    rows = list(Mention.objects.filter(text=before, set_by=SetBy.MACHINE).order_by("pk"))
    moved = _placed(rows, _alike(before, finder), _covered, taken)
    _write(moved, text)
    return Carried(len(rows) - len(moved), mine - stayed, len(found) - stayed)


def move_claims(before: ArticleText, text: ArticleText, finder: Finder) -> int:
    """Take the marked numbers of `before` along to `text`, one of a sort at a place; how many were
    not found: they stay with the version that had them."""
    rows = list(Claim.objects.filter(text=before).order_by("pk"))
    moved = _placed(rows, _alike(before, finder), lambda one, at: {(one.metric, at)}, set())
    _write(moved, text)
    return len(rows) - len(moved)


def _covered(one: Mention, place: _Place) -> _Taken:
    """Names do not stand over each other; a match may be named over the names in it."""
    return {(one.kind == MentionKind.MATCH, at) for at in range(*place)}


def _alike(before: ArticleText, finder: Finder) -> Callable[[Mention | Claim], _Place | None]:
    def find(one: Mention | Claim) -> _Place | None:
        place = finder.place(describe(before.text, one.start, one.end))
        same = place.state in (AnchorState.VERIFIED, AnchorState.MOVED)
        return (place.start, place.end) if same else None

    return find


def _placed(
    marked: Iterable[_Marked],
    find: Callable[[_Marked], _Place | None],
    covers: Callable[[_Marked, _Place], _Taken],
    taken: _Taken,
) -> list[tuple[_Marked, _Place]]:
    """Those that are found, with their places: none whose place covers what is `taken`, to which
    theirs is added."""
    found = []
    for one in marked:
        place = find(one)
        if place and not (here := covers(one, place)) & taken:
            taken |= here
            found.append((one, place))
    return found


def _write(found: Sequence[tuple[_Marked, _Place]], text: ArticleText) -> None:
    for one, (start, end) in found:
        one.start, one.end, one.text = start, end, text
    if found:
        rows = [one for one, _ in found]
        type(rows[0])._default_manager.bulk_update(
            rows, ["start", "end", "text"], batch_size=saving.BATCH // 5
        )
