"""Said once, printed many times: joining two quotes that are one, keeping apart, and undoing both.

A join moves the prints of one quote to another, each with its own wording, and gives the other
what it did not have: who spoke, when and where, the match, ties and themes. The emptied quote
keeps all of its own and is left aside; its address leads to the other. What a join changed is
written down with it (`Join.record`), so that separating the two puts every row back.
"""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from archive import release, terms
from archive.changes import acting
from archive.curation import nearby, permits, saving
from archive.curation.errors import CurationError, StaleVersion
from archive.models import (
    Citation,
    Join,
    KeptApart,
    Quote,
    QuoteState,
    QuoteStatus,
    SetBy,
    StoryItem,
    Tagging,
)
from archive.text.words import search_key

# What the other quote takes over where it has nothing: the fields that go together, the first of
# them telling whether there is something, and what "nothing" is.
_FILLS: tuple[tuple[tuple[str, ...], object], ...] = (
    (("speaker_id", "speaker_name", "speaker_set_by"), None),
    (("said_on", "said_on_precision"), None),
    (("occasion",), ""),
    (("match_id",), None),
)


def join(
    *,
    by: User | AnonymousUser,
    quote: int,
    into: int,
    why: str = "",
    version: int | None = None,
) -> None:
    """Join a quote into an accepted one: both are one utterance. Their prints stand there from now
    on, each with its own wording, and `into`'s words are the quote's.

    A candidate that is joined is thereby accepted. `version` is that of `quote` when the editor
    saw it. Raises StaleVersion, CurationError (see `_check`) and PermissionDenied; then nothing is
    written.
    """
    editor = permits.require(by, permits.DECIDE)
    with acting(editor, why):
        emptied, kept = _both(quote, into)
        if version is not None and emptied.version != version:
            raise StaleVersion("Somebody else changed this quote meanwhile.", field="version")
        _check(emptied, kept)
        record = _do(emptied, kept, editor)
        Join.objects.create(quote=emptied, into=kept, by=editor, why=why[:300], record=record)
        nearby.forget([quote])
        terms.renew([quote, into])
        nearby.look([into])


def separate(*, by: User | AnonymousUser, quote: int, why: str = "") -> int:
    """Undo the join of a quote: every row is as it was before, but for what editors have changed
    since. Gives the key of the quote it was joined into.

    What was joined into the same quote later stays joined: it is undone and done again, so that
    it gives what the other now lacks again. Raises CurationError (it is not joined; the other was
    itself joined since, which comes first) and PermissionDenied.
    """
    editor = permits.require(by, permits.DECIDE)
    with acting(editor, why):
        known = Join.objects.filter(quote=quote).values_list("into", flat=True).first()
        if known is None:
            raise CurationError("This quote is not joined into another.")
        _both(quote, known)
        row = Join.objects.get(quote=quote)
        if onward := Join.objects.filter(quote=row.into_id).first():
            raise CurationError(
                f"Quote {row.into_id} was itself joined into quote {onward.into_id} since: "
                "separate these two first."
            )
        later = list(Join.objects.filter(into=row.into_id, pk__gt=row.pk).order_by("pk"))
        for other in reversed(later):
            _undo(other)
        _undo(row)
        row.delete()
        for other in later:
            emptied, kept = Quote.objects.get(pk=other.quote_id), Quote.objects.get(pk=known)
            other.record = _do(emptied, kept, editor)
            other.save(update_fields=["record"])
        terms.renew([quote, row.into_id])
        nearby.look([quote, row.into_id])
    return row.into_id


def keep_apart(*, by: User | AnonymousUser, quote: int, other: int, why: str = "") -> None:
    """Say that two quotes are two: they are not proposed to be joined again.

    Saying it twice changes nothing. Raises CurationError (one quote twice, one that is not there,
    two that are joined) and PermissionDenied.
    """
    editor = permits.require(by, permits.DECIDE)
    with acting(editor, why):
        first, second = sorted((quote, other))
        _both(first, second)
        if Join.objects.filter(quote__in=(first, second), into__in=(first, second)).exists():
            raise CurationError("These two are joined: separate them first.")
        KeptApart.objects.get_or_create(
            first_id=first, second_id=second, defaults={"by": editor, "why": why[:300]}
        )
        nearby.look([first, second])


def reconsider(*, by: User | AnonymousUser, quote: int, other: int, why: str = "") -> bool:
    """Take back that two quotes are kept apart. False where they were not. Raises PermissionDenied."""
    editor = permits.require(by, permits.DECIDE)
    with acting(editor, why):
        first, second = sorted((quote, other))
        gone, _ = KeptApart.objects.filter(first=first, second=second).delete()
        nearby.look([first, second])
    return gone > 0


def refuse_joined(quotes: Collection[int]) -> None:
    """Raise CurationError where one of these quotes is joined into another: all acts on it are
    acts on the other now. The caller holds the quotes' locks."""
    for some in saving.in_batches(quotes):
        if row := Join.objects.filter(quote__in=some).order_by("pk").first():
            raise CurationError(
                f"Quote {row.quote_id} is joined into quote {row.into_id}: separate them first, "
                "or work on the other.",
                field="quotes",
            )


def _both(quote: int, other: int) -> tuple[Quote, Quote]:
    """Both rows, locked in the order of their keys, so that two editors never wait for each other."""
    if quote == other:
        raise CurationError("A quote is not joined to itself.")
    there = saving.lock_all(Quote, [quote, other])
    if len(there) < 2:
        raise CurationError("One of these quotes is not here any more.")
    return Quote.objects.get(pk=quote), Quote.objects.get(pk=other)


def _check(emptied: Quote, kept: Quote) -> None:
    """What is refused: each with what the editor can do instead."""
    refuse_joined([emptied.pk, kept.pk])
    if kept.state != QuoteState.ACCEPTED:
        raise CurationError("Accept the quote that the other is joined into first.")
    if emptied.state == QuoteState.REJECTED:
        raise CurationError("This quote was rejected: make it a candidate again first.")
    if emptied.speaker_id and kept.speaker_id and emptied.speaker_id != kept.speaker_id:
        raise CurationError("They have different speakers: correct one of them first.")
    apart = KeptApart.objects.filter(
        first=min(emptied.pk, kept.pk), second=max(emptied.pk, kept.pk)
    )
    if apart.exists():
        raise CurationError("These two are kept apart: take that back first.")
    public = set(release.quotes().filter(pk__in=(emptied.pk, kept.pk)).values_list("pk", flat=True))
    # Else the words of an article that is not public would be shown with the public one's prints.
    if emptied.pk in public and kept.pk not in public:
        raise CurationError(
            "This quote is public and the other is not yet: join the other into this one."
        )


def _do(emptied: Quote, kept: Quote, editor: User) -> dict[str, Any]:
    """Move, copy and fill; gives what is needed to undo it."""
    return {
        "citations": _move_citations(emptied, kept),
        "items": _move_items(emptied, kept),
        "taggings": _copy_taggings(emptied, kept),
        "themes": _copy_themes(emptied, kept),
        "kept": saving.change(kept, _fills(emptied, kept)),
        "emptied": saving.change(emptied, _acceptance(emptied, editor)),
    }


def _move_citations(emptied: Quote, kept: Quote) -> list[list[Any]]:
    """The prints, each with the wording it came with; gives for each what it was: key, wording,
    whether it differed, and the wording that it has now."""
    moved = []
    for row in Citation.objects.filter(quote=emptied).order_by("pk"):
        printed = row.wording or emptied.text
        wording = "" if printed == kept.text else printed
        moved.append([row.pk, row.wording, row.differs, wording])
        differs = search_key(printed) != search_key(kept.text)
        Citation.objects.filter(pk=row.pk).update(quote=kept, wording=wording, differs=differs)
    return moved


def _move_items(emptied: Quote, kept: Quote) -> list[int]:
    """The steps of stories that lead to the quote; gives their keys."""
    items = StoryItem.objects.filter(quote=emptied)
    keys = list(items.order_by("pk").values_list("pk", flat=True))
    items.update(quote=kept)
    return keys


def _copy_taggings(emptied: Quote, kept: Quote) -> list[int]:
    """Ties that the other has not yet, with who tied them and why; gives the new ones' keys."""
    had = set(Tagging.objects.filter(quote=kept).values_list("moment", flat=True))
    ties = Tagging.objects.filter(quote=emptied).exclude(moment__in=had).order_by("pk")
    return [
        Tagging.objects.create(
            quote=kept, moment_id=tie.moment_id, kind=tie.kind, why=tie.why, by_id=tie.by_id
        ).pk
        for tie in ties
    ]


def _copy_themes(emptied: Quote, kept: Quote) -> list[int]:
    """Themes that the other has not yet; gives their keys."""
    had = kept.themes.values("pk")
    new = list(emptied.themes.exclude(pk__in=had).order_by("pk").values_list("pk", flat=True))
    kept.themes.add(*new)
    return new


def _fills(emptied: Quote, kept: Quote) -> list[dict[str, Any]]:
    """What the other lacks and this one has, and the status that its wordings make."""
    found = [
        {name: getattr(emptied, name) for name in fields}
        for fields, nothing in _FILLS
        if getattr(kept, fields[0]) == nothing != getattr(emptied, fields[0])
    ]
    by_machine = kept.status_set_by == SetBy.MACHINE
    if by_machine and Citation.objects.filter(quote=kept, differs=True).exists():
        found.append({"status": QuoteStatus.WORDING_DIFFERS.value})
    return found


def _acceptance(emptied: Quote, editor: User) -> list[dict[str, Any]]:
    """A candidate's print counts as accepted from now on."""
    if emptied.state != QuoteState.CANDIDATE:
        return []
    decided = {"decided_at": timezone.now(), "decided_by_id": editor.pk}
    return [{"state": QuoteState.ACCEPTED.value, **decided}]


def _undo(row: Join) -> None:
    """Put back what a join changed; what an editor has changed since stays as it is."""
    record = row.record
    emptied = Quote.objects.get(pk=row.quote_id)
    for pk, wording, differs, became in record["citations"]:
        here = Citation.objects.filter(pk=pk, quote=row.into_id)
        if not here.filter(wording=became).update(quote=emptied, wording=wording, differs=differs):
            here.update(quote=emptied)
    StoryItem.objects.filter(pk__in=record["items"], quote=row.into_id).update(quote=emptied)
    Tagging.objects.filter(pk__in=record["taggings"], quote=row.into_id).delete()
    kept = Quote.objects.get(pk=row.into_id)
    kept.themes.remove(*record["themes"])
    saving.put_back(kept, record["kept"])
    saving.put_back(emptied, record["emptied"])
