"""A run: all passes over the archive, and the report that is kept of it."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Literal

from django.db.models import Count, QuerySet
from django.utils import timezone

from archive import release
from archive.changes import acting_name
from archive.models import AnchorState, Citation, Verification
from archive.verification.findings import Finding
from archive.verification.passes import PASSES
from archive.verification.record import WHO
from archive.verification.repairs import mend

# Findings that the report keeps; the command tells all.
KEPT = 200
# What says of a place that it is not as its state has it.
_OFF = frozenset({"place", "order", "version"})

Stage = Literal["found", "repaired", "left"]
Tell = Callable[[Stage, Finding | str], None]


@dataclass(slots=True)
class Report:
    """What one run found: `found` findings are left (the first of them are kept), `repaired` acts
    put others right. `places` counts all citations by state; those that do not stand as their state
    has it are "off" instead."""

    at: datetime
    seconds: float = 0.0
    found: int = 0
    repaired: int = 0
    looked_at: Counter[str] = field(default_factory=Counter)
    places: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    off: Counter[str] = field(default_factory=Counter)
    off_public: Counter[str] = field(default_factory=Counter)


def verify(*, repair: bool = False, tell: Tell | None = None) -> Report:
    """Check the whole archive and keep the report; `tell` hears each finding as it comes.

    With `repair` what is found is put right where no editor has to decide, and everything checked
    once more: the report is of that second look. `tell` then hears what was "found", what was
    "repaired" and what is "left"; without it, what was "found".
    """
    hear: Tell = tell or (lambda stage, told: None)
    began = time.monotonic()
    report = Report(at=timezone.now())
    stage: Stage = "found"
    if repair:
        for found in _look(Counter()):
            for one in found:
                hear("found", one)
            for line in mend(found):
                report.repaired += 1
                hear("repaired", line)
        stage = "left"
    for found in _look(report.looked_at):
        report.found += len(found)
        report.findings += found[: KEPT - len(report.findings)]
        _count_off(report, found)
        for one in found:
            hear(stage, one)
    report.places = _by_state(Citation.objects.all(), report.off)
    report.seconds = round(time.monotonic() - began, 3)
    _keep(report, f"{WHO} --repair" if repair else WHO)
    return report


def _look(seen: Counter[str]) -> Iterator[list[Finding]]:
    """What is off, batch by batch; `seen` counts what was looked at."""
    for look in PASSES:
        yield from look(seen)


def _count_off(report: Report, found: list[Finding]) -> None:
    """Of one batch: whose state says that they stand, and do not."""
    if keys := {one.citation for one in found if one.kind in _OFF and one.citation}:
        standing = {"pk__in": keys, "state__in": (AnchorState.VERIFIED, AnchorState.MOVED)}
        report.off.update(_counted(Citation.objects.filter(**standing)))
        report.off_public.update(_counted(_public().filter(**standing)))


def _by_state(citations: QuerySet[Citation], off: Counter[str]) -> dict[str, int]:
    """How many there are in each state, and how many of them do not stand as it has them."""
    there = _counted(citations)
    places = {state: max(0, there.get(state, 0) - off[state]) for state in AnchorState.values}
    return places | {"off": off.total()}


def _counted(citations: QuerySet[Citation]) -> dict[str, int]:
    return dict(citations.order_by().values_list("state").annotate(n=Count("pk")))


def _public() -> QuerySet[Citation]:
    return release.citations().filter(release.quotable("quote__"))


def _keep(report: Report, by: str) -> None:
    """Write the report; the last is kept, the earlier ones stand in history."""
    with acting_name(WHO, "Checked the archive"):
        kept = Verification.objects.create(
            at=report.at,
            by=by,
            seconds=report.seconds,
            looked_at=dict(report.looked_at),
            places=_by_state(_public(), report.off_public),
            found=report.found,
            repaired=report.repaired,
            findings=[asdict(one) for one in report.findings],
        )
        Verification.objects.exclude(pk=kept.pk).delete()
