"""Quotes that may be one with another: looked for when one comes in, and shown to the editor.

A quote's page looks anew each time (`near`), so it is never out of date. What was found when a
quote came in is noted as well (`look`): only so can the list of quotes tell, in one statement,
which have something to decide.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from archive import terms
from archive.models import KeptApart, Precision, Proposal, Quote, QuoteState
from archive.text.similar import Circumstances, judge
from archive.text.telling import Wording

# Shown on a quote's page; quotes that one act looks at (the page of any looks anew); rows in one
# statement: SQLite takes at most 999 parameters where it was built that way.
SHOWN, LOOKED_AT = 10, 900
_AT_ONCE = 900
# From this score on two quotes of one speaker are hardly two.
_DOUBLE = 0.95


@dataclass(frozen=True, slots=True)
class Near:
    """A quote that may be the same utterance, how likely (0 to 1), and why."""

    quote: Quote
    score: float
    reasons: tuple[str, ...]


def near(quote: Quote) -> list[Near]:
    """The accepted quotes that may be one with this one, the likeliest first; a constant number
    of statements. Nothing for a rejected quote or one that is joined into another."""
    return _found([quote.pk]).get(quote.pk, [])


def look(quotes: Collection[int]) -> int:
    """Note what is near these quotes, in the caller's transaction; gives how many pairs are new.

    What was noted of them before is forgotten. Of more than `LOOKED_AT` quotes the first are
    looked at.
    """
    some = sorted(set(quotes))[:LOOKED_AT]
    # A candidate is near what is accepted, and not the other way round: such pairs are its own.
    waiting = _candidates_near(some)[: LOOKED_AT - len(some)]
    forget(some)
    looked_at = {*some}
    pairs = {
        (min(pk, one.quote.pk), max(pk, one.quote.pk)): one.score
        for pk, found in _found([*some, *waiting]).items()
        for one in found
        if pk in looked_at or one.quote.pk in looked_at
    }
    Proposal.objects.bulk_create(
        [Proposal(first_id=a, second_id=b, score=score) for (a, b), score in pairs.items()],
        ignore_conflicts=True,
    )
    return len(pairs)


def _candidates_near(quotes: Collection[int]) -> list[int]:
    """The candidates, beside these quotes, of which it is noted that they are near one of them."""
    candidate = QuoteState.CANDIDATE
    before = Proposal.objects.filter(second__in=quotes, first__state=candidate)
    after = Proposal.objects.filter(first__in=quotes, second__state=candidate)
    found = before.order_by().values_list("first").union(after.order_by().values_list("second"))
    return sorted({pk for (pk,) in found}.difference(quotes))


def forget(quotes: Collection[int]) -> None:
    """Drop what was noted of these quotes."""
    Proposal.objects.filter(Q(first__in=quotes) | Q(second__in=quotes)).delete()


def doubles(quotes: Collection[int]) -> QuerySet[Proposal]:
    """What was noted of these quotes (of the first `LOOKED_AT`) that is hardly two: accepted quotes
    of one known speaker with nearly the same words, the likeliest first."""
    some = sorted(set(quotes))[:LOOKED_AT]
    accepted = QuoteState.ACCEPTED
    return (
        Proposal.objects.filter(Q(first__in=some) | Q(second__in=some), score__gte=_DOUBLE)
        .filter(first__state=accepted, second__state=accepted)
        .filter(first__speaker=F("second__speaker"))
        .order_by("-score", "pk")
    )


def undecided() -> Q:
    """The condition that something noted of a quote waits for a decision."""
    accepted = QuoteState.ACCEPTED
    before = Proposal.objects.filter(second=OuterRef("pk"), first__state=accepted)
    after = Proposal.objects.filter(first=OuterRef("pk"), second__state=accepted)
    return Q(Exists(before)) | Q(Exists(after))


def _found(quotes: Collection[int]) -> dict[int, list[Near]]:
    likely = {pk: others for pk, others in terms.likely(quotes).items() if others}
    if not likely:
        return {}
    wanted = {pk for found in likely.values() for pk in found}
    rows = {row.pk: row for some in _some(wanted | likely.keys()) for row in _rows(some)}
    apart = _kept_apart(likely.keys())
    wordings = {pk: _wordings(row) for pk, row in rows.items()}
    known = {pk: _circumstances(row) for pk, row in rows.items()}
    made: dict[int, list[Near]] = {}
    for pk, others in likely.items():
        judged = [
            (rows[other], judge(wordings[pk], wordings[other], known[pk], known[other]))
            for other in others
            if frozenset((pk, other)) not in apart
        ]
        near_ones = [
            Near(row, found.score, found.reasons) for row, found in judged if found.proposed
        ]
        made[pk] = sorted(near_ones, key=lambda one: (-one.score, one.quote.pk))[:SHOWN]
    return made


def _rows(quotes: Collection[int]) -> QuerySet[Quote]:
    """Quotes with all that speaks for or against their being one; six statements."""
    return (
        Quote.objects.filter(pk__in=quotes)
        .select_related("speaker")
        .prefetch_related("citations__article__publication", "taggings", "speaker__aliases")
    )


def _wordings(quote: Quote) -> list[Wording]:
    texts = dict.fromkeys([quote.text, *(one.wording for one in quote.citations.all())])
    return [Wording(text) for text in texts if text]


def _circumstances(quote: Quote) -> Circumstances:
    names = [quote.speaker_name] if quote.speaker_name else []
    if quote.speaker:
        names += [quote.speaker.name, *(alias.name for alias in quote.speaker.aliases.all())]
    subjects: list[object] = [("moment", tie.moment_id) for tie in quote.taggings.all()]
    if quote.match_id:
        subjects.append(("match", quote.match_id))
    printed = [one.article.published_on for one in quote.citations.all()]
    return Circumstances(
        speaker=quote.speaker_id,
        names=names,
        said_on=quote.said_on if quote.said_on_precision == Precision.DAY else None,
        subjects=subjects,
        published_on=[day for day in printed if day],
    )


def _kept_apart(quotes: Collection[int]) -> set[frozenset[int]]:
    rows = KeptApart.objects.filter(Q(first__in=quotes) | Q(second__in=quotes))
    return {frozenset(pair) for pair in rows.values_list("first", "second")}


def _some(keys: Collection[int]) -> Iterator[list[int]]:
    rest = iter(sorted(keys))
    while some := list(islice(rest, _AT_ONCE)):
        yield some
