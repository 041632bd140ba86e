"""Editors' acts on one place where an article prints a quote, when its words have changed there."""

import re
from collections.abc import Iterator, Sequence

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from archive import terms
from archive.changes import acting
from archive.curation import anchoring, nearby, permits, saving
from archive.curation.errors import CurationError
from archive.models import AnchorState, Citation, Quote, QuoteKind
from archive.text import anchors
from archive.text.words import normalise, search_key

# So many places of the same words are told apart; nobody counts further.
_MOST_OCCURRENCES = 1_000


def confirm_wording(*, by: User | AnonymousUser, citation: int, why: str = "") -> bool:
    """An editor has looked at a changed place: its words as printed now are this print's.

    They are the quote's too, unless another article prints the quote with the words it has, or
    this print came by joining: then they are its own wording. True where the quote's words are
    new. Raises CurationError where the place is not a changed one, and
    PermissionDenied.
    """
    editor = permits.require(by, permits.DECIDE)
    with acting(editor, why):
        row = _locked(citation)
        if row.state != AnchorState.CHANGED:
            raise CurationError("Only a changed place can be confirmed.")
        now = " ".join(part.exact for part in anchoring.parts_of(row))
        others = Citation.objects.filter(quote=row.quote_id).exclude(pk=row.pk)
        renamed = not row.wording and not others.filter(wording="").exists()
        if renamed:
            saving.touch(Quote, row.quote_id, text=now)
            for other in others:
                differs = search_key(other.wording) != search_key(now)
                others.filter(pk=other.pk).update(differs=differs)
        else:
            row.wording = "" if now == anchoring.words([row.quote.text]) else now
            row.differs = search_key(now) != search_key(row.quote.text)
        row.state, row.score, row.before = AnchorState.VERIFIED, 1.0, None
        _save(row)
        terms.renew([row.quote_id])
        nearby.look([row.quote_id])
    return renamed


def give_up(*, by: User | AnonymousUser, citation: int, why: str = "") -> None:
    """An editor has looked: the article does not hold the quote any more.

    The words go back to those that were cited, and only they bring the place back by themselves.
    Raises CurationError where that was said already, and PermissionDenied.
    """
    editor = permits.require(by, permits.DECIDE)
    with acting(editor, why):
        row = _locked(citation)
        if row.given_up:
            raise CurationError("This place is given up already.")
        was = anchoring.lose(row)
        row.given_up = True
        _save(row)
        anchoring.write_parts([(row, was)] if was else [])


def set_place(
    *,
    by: User | AnonymousUser,
    citation: int,
    parts: Sequence[str],
    which: int = 0,
    why: str = "",
) -> str:
    """Put a citation where these words stand in the article's text as it is now, one for each run
    between marks, in their order; `which` (from 1) where the first run stands several times.

    White space counts as one space. Gives the state that the place has then: "changed" where the
    words are not those that were cited, until the wording is confirmed. A quote of the headline
    comes back to it where it was lost there; else it is set in the text by its own words, and is
    direct speech from then on. Raises CurationError where the text does not hold the words so, and
    PermissionDenied.
    """
    editor = permits.require(by, permits.DECIDE)
    typed = [part for part in map(normalise, parts) if part.strip()]
    with acting(editor, why):
        row = _locked(citation)
        text = row.article.current_text
        held = anchoring.parts_of(row)
        if text is None:
            raise CurationError("The article has no text.")
        if not held and _is_lost_headline(row, typed):
            row.state, row.score, row.given_up = AnchorState.VERIFIED, 1.0, False
            _save(row)
            return row.state
        spans = _spans(text.text, typed, which)
        was = anchoring.cited_words(row)
        now = anchoring.words(text.text[start:end] for start, end in spans)
        if not held:
            _leave_headline(row, now)
        if now in (was, anchoring.own_words(row)):
            row.state, row.score, row.before = AnchorState.VERIFIED, 1.0, None
        else:
            anchoring.keep_before(row, held)
            row.state, row.score = AnchorState.CHANGED, round(anchors.likeness(was, now), 4)
        row.text, row.given_up = text, False
        _save(row)
        anchoring.write_parts(
            [(row, [anchors.describe(text.text, start, end) for start, end in spans])]
        )
    return row.state


def _is_lost_headline(row: Citation, typed: Sequence[str]) -> bool:
    """Whether these are a quote's words, and the headline has them that is said not to."""
    own = anchoring.own_words(row)
    lost = row.state == AnchorState.LOST
    return lost and anchoring.words(typed) == own and own in row.article.title


def _leave_headline(row: Citation, now: str) -> None:
    """A quote of a headline is to stand in the text, with these words."""
    if now != anchoring.own_words(row):
        raise CurationError(
            "A quote of the headline is set in the text only by its own words.", field="parts"
        )
    if row.quote.kind == QuoteKind.HEADLINE:
        saving.touch(Quote, row.quote_id, kind=QuoteKind.DIRECT)


def _locked(citation: int) -> Citation:
    """The citation, locked, with its quote, article and parts."""
    row = (
        Citation.objects.select_for_update(of=["self"])
        .select_related("quote", "article__current_text")
        .prefetch_related("parts")
        .filter(pk=citation)
        .first()
    )
    if row is None:
        raise CurationError("This place is not here any more.")
    return row


def _save(row: Citation) -> None:
    row.checked_at = timezone.now()
    row.save(update_fields=[*anchoring.FIELDS, "wording", "differs"])


def _spans(text: str, parts: Sequence[str], which: int) -> list[tuple[int, int]]:
    """Where the words stand, one after the other. Raises CurationError."""
    if not parts:
        raise CurationError("Type the words as they stand in the text now.", field="parts")
    firsts = list(_occurrences(text, parts[0], 0))
    if not firsts:
        raise _not_there(parts[0])
    if len(firsts) > 1 and not 1 <= which <= len(firsts):
        raise CurationError(
            f"These words stand {len(firsts)} times in the text: say which, from 1 to {len(firsts)}.",
            field="which",
        )
    spans = [firsts[which - 1 if len(firsts) > 1 else 0]]
    for part in parts[1:]:
        found = next(_occurrences(text, part, spans[-1][1]), None)
        if found is None:
            raise _not_there(part)
        spans.append(found)
    return spans


def _occurrences(text: str, words: str, after: int) -> Iterator[tuple[int, int]]:
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for number, found in enumerate(pattern.finditer(text, after)):
        if number == _MOST_OCCURRENCES:
            return
        yield found.span()


def _not_there(words: str) -> CurationError:
    shown = " ".join(words.split())
    shown = shown if len(shown) <= 60 else shown[:59] + "…"
    return CurationError(f"The text does not hold “{shown}” there.", field="parts")
