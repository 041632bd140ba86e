"""What an import did and found: counts, refusals, changes upstream, and what is odd."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from archive.football.rows import Refusal

Outcome = Literal["added", "changed", "adopted", "unchanged", "refused"]
OUTCOMES: tuple[Outcome, ...] = ("added", "changed", "adopted", "unchanged", "refused")
# In the order in which they are told. "accounts": what a second data set says of a match.
KINDS = ("matches", "goals", "shoot-outs", "former names", "accounts", "stadiums", "squad places")
_COUNTED_IN_FULL = 1000


@dataclass(slots=True)
class Report:
    """One run of an import.

    `counts` by kind of row and outcome: every row that was read has one. `adopted`: was here as a
    row of the demonstration, and is the import's from now on. `changes` tells what differs from
    the last import, and what became of it; `oddities`, by what they are, what is true but strange.
    """

    dry_run: bool = False
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    refusals: list[Refusal] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    oddities: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    batches: list[int] = field(default_factory=list)

    def count(self, kind: str, outcome: Outcome, number: int = 1) -> None:
        """So many rows of a kind came to this outcome."""
        if number:
            self.counts[kind][outcome] += number

    def refuse(self, kind: str, refusal: Refusal) -> None:
        """A row is left out."""
        self.refusals.append(refusal)
        self.count(kind, "refused")

    def total(self, outcome: Outcome) -> int:
        """How many rows of all kinds came to this outcome."""
        return sum(counted[outcome] for counted in self.counts.values())

    def lines(self) -> list[str]:
        """The report in plain lines, as the command prints it."""
        made = [
            f"{kind}: "
            + ", ".join(f"{self.counts[kind][outcome]} {outcome}" for outcome in OUTCOMES)
            for kind in KINDS
            if kind in self.counts
        ]
        for title, told in (
            ("Changed upstream", self.changes),
            ("Changed in the database under nobody's name, and put back", self.restored),
            *self.oddities.items(),
        ):
            if told:
                made += ["", f"{title} ({len(told)}):", *(f"  {line}" for line in told)]
        made += _some("No longer in the file, kept", self.gone)
        made += _some("Refused", [str(refusal) for refusal in self.refusals])
        totals = ", ".join(f"{self.total(outcome)} {outcome}" for outcome in OUTCOMES)
        last = f"In all: {totals}."
        if self.dry_run:
            last += " A rehearsal: nothing was written."
        elif not self.batches:
            last += " Nothing was written."
        return [*made, "", last]

    def as_json(self) -> dict[str, Any]:
        """The report as JSON has it."""
        return {
            "dry_run": self.dry_run,
            "batches": self.batches,
            "counts": {
                kind: {outcome: self.counts[kind][outcome] for outcome in OUTCOMES}
                for kind in KINDS
                if kind in self.counts
            },
            "changes": self.changes,
            "restored": self.restored,
            "gone": self.gone,
            "oddities": dict(self.oddities),
            "refused": [
                {"file": one.file, "line": one.line, "reason": one.reason} for one in self.refusals
            ],
        }


def _some(title: str, told: Sequence[str]) -> list[str]:
    """A section, whose lines may be as many as the rows of a file: not all of them."""
    if not told:
        return []
    made = ["", f"{title} ({len(told)}):", *(f"  {line}" for line in told[:_COUNTED_IN_FULL])]
    more = len(told) - _COUNTED_IN_FULL
    return [*made, f"  … and {more} more"] if more > 0 else made
