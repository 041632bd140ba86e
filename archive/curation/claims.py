"""Editors' acts on the numbers that an article states: mark one as a claim, correct, take off.

A verdict is no act: ``players.claims`` works it out of the record whenever it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from django.contrib.auth.models import AnonymousUser, User

from archive.changes import acting
from archive.curation import permits, saving
from archive.curation.errors import CurationError
from archive.models import (
    Article,
    Claim,
    ClaimMetric,
    ClaimScope,
    ClaimUnit,
    Competition,
    Match,
    Team,
)
from players.claims import number, score
from players.models import Player

# Characters of a marked place: the column has no more.
LONGEST = 300
# Metrics that state no number.
_WORDLESS = (ClaimMetric.RECORD, ClaimMetric.OTHER)


@dataclass(frozen=True, slots=True)
class Told:
    """What an editor says that a number is; see ``archive.models.Claim``."""

    metric: str
    stated: str = ""
    unit: str = ""
    scope: str = ""
    player: Player | None = None
    rival: Player | None = None
    team: Team | None = None
    match: Match | None = None
    competition: Competition | None = None
    since: date | None = None
    as_of: date | None = None
    note: str = ""


def places(text: str, words: str) -> list[int]:
    """Where these words begin in a text, in order; nowhere for no words."""

    def found() -> Iterator[int]:
        at = text.find(words) if words else -1
        while at >= 0:
            yield at
            at = text.find(words, at + 1)

    return list(found())


def mark(
    *,
    by: User | AnonymousUser,
    article: int,
    version: int,
    start: int,
    end: int,
    told: Told,
    why: str = "",
) -> Claim:
    """Mark the characters `start` to `end` of an article's text as a claim. `version` is the
    number of the text they were counted in.

    Raises CurationError (the text changed meanwhile, no such place, marked already, what `told`
    says does not fit its metric) and PermissionDenied; then nothing is written.
    """
    editor = permits.require(by, permits.CLAIM)
    check(told)
    with acting(editor, why):
        saving.locked(Article, article)
        row = Article.objects.select_related("current_text").get(pk=article)
        text = row.current_text
        if text is None or text.number != version:
            raise CurationError("Somebody changed the text meanwhile: mark it again.")
        if not 0 <= start < end <= len(text.text):
            raise CurationError("There is no such place in the text.", field="words")
        exact = text.text[start:end]
        if len(exact) > LONGEST:
            raise CurationError("Mark fewer words: the number is enough.", field="words")
        there = Claim.objects.filter(text=text, start=start, end=end, metric=told.metric)
        if there.exists():
            raise CurationError("This place is marked as such a claim already.", field="words")
        return Claim.objects.create(
            article=row,
            text=text,
            start=start,
            end=end,
            exact=exact,
            set_by=editor,
            **_columns(told),
        )


def correct(*, by: User | AnonymousUser, claim: int, told: Told, why: str = "") -> None:
    """Say anew what a marked number is. Raises CurationError as `mark` does, and where the claim
    is not there any more, and PermissionDenied."""
    editor = permits.require(by, permits.CORRECT_CLAIM)
    check(told)
    with acting(editor, why):
        row = Claim.objects.select_for_update(of=["self"]).filter(pk=claim).first()
        if row is None:
            raise CurationError("This claim is not here any more.")
        same = Claim.objects.filter(
            text=row.text_id, start=row.start, end=row.end, metric=told.metric
        )
        if same.exclude(pk=claim).exists():
            raise CurationError("This place is marked as such a claim already.", field="metric")
        for name, value in _columns(told).items():
            setattr(row, name, value)
        row.set_by = editor
        row.save()


def take_off(*, by: User | AnonymousUser, claim: int, why: str = "") -> bool:
    """Take a claim off its place; the history keeps it. False where there was none. Raises
    PermissionDenied."""
    editor = permits.require(by, permits.UNCLAIM)
    with acting(editor, why):
        gone, _ = Claim.objects.filter(pk=claim).delete()
    return gone > 0


def check(told: Told) -> None:
    """Raise CurationError where what is told does not fit its metric."""
    if told.metric not in ClaimMetric.values:
        raise CurationError("There is no such metric.", field="metric")
    if told.scope not in ClaimScope.values:
        raise CurationError("There is no such scope.", field="scope")
    if told.unit not in ClaimUnit.values:
        raise CurationError("There is no such unit.", field="unit")
    if told.metric == ClaimMetric.SCORE:
        if score(told.stated) is None:
            raise CurationError("Give the score in digits: 5-0.", field="stated")
    elif told.metric not in _WORDLESS and number(told.stated) is None:
        raise CurationError("Give the number in digits: 76.", field="stated")
    if told.metric == ClaimMetric.TIME_BETWEEN and not told.unit:
        raise CurationError("Say what the time is told in: days, weeks.", field="unit")
    if told.since and told.as_of and told.as_of < told.since:
        raise CurationError("The last day is before the first.", field="as_of")


def _columns(told: Told) -> dict[str, object]:
    return {field.name: getattr(told, field.name) for field in fields(told)}
