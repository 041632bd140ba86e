"""What the steps of one import share: its source, the batch it fills, the report it writes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from archive.matches.files import OPENFOOTBALL, RESULTS, Contents, Tell
from archive.matches.report import Report
from archive.models import BatchKind, ImportBatch, Source, SourceKind

_Row = TypeVar("_Row")
# Who writes, as the history names it: what has another name there, an editor did.
ACTOR = "import_matches"
SOURCES = {
    RESULTS: {
        "slug": "international-results",
        "name": "international_results",
        "url": "https://github.com/martj42/international_results",
        "licence": "CC0 1.0",
    },
    OPENFOOTBALL: {
        "slug": "openfootball",
        "name": "openfootball",
        "url": "https://github.com/openfootball",
        "licence": "CC0 1.0",
    },
}


@dataclass
class Run:
    """One data set's part of an import, inside its transaction. `demo`: the batches of the
    demonstration, whose rows an import makes its own."""

    contents: Contents
    report: Report
    tell: Tell
    source: Source
    snapshot: date | None
    demo: frozenset[int]
    _batch: ImportBatch | None = None

    @property
    def batch(self) -> int:
        """The key of the batch; made when the first row is written, so that an import that changes
        nothing leaves none."""
        if self._batch is None:
            self._batch = ImportBatch.objects.create(
                kind=BatchKind.MATCHES,
                source=self.source,
                snapshot=self.snapshot,
                files=self.contents.files,
            )
            self.report.batches.append(self._batch.pk)
        return self._batch.pk

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""
        return self._batch is not None

    def watched(self, what: str, rows: Sequence[_Row]) -> Iterator[_Row]:
        """The rows, while whoever waits is told how many are written."""
        total = len(rows)
        for done, row in enumerate(rows, 1):
            if done % 1000 == 0 or done == total:
                self.tell(f"Writing {what.lower()}", done, total)
            yield row


def begin(contents: Contents, report: Report, tell: Tell, snapshot: date | None) -> Run:
    """Find or make the data set's source. Without a snapshot the known one stays; where none is known
    the report says so: a file's own date is only when it was copied."""
    about = SOURCES[contents.format]
    source, made = Source.objects.get_or_create(
        slug=about["slug"],
        defaults={**about, "kind": SourceKind.DATA_SET, "snapshot": snapshot},
    )
    if snapshot and not made and source.snapshot != snapshot:
        Source.objects.filter(pk=source.pk).update(snapshot=snapshot)
        report.changes.append(f"{source.name}: snapshot {source.snapshot} is now {snapshot}")
    if not (snapshot or source.snapshot):
        report.oddities["Not known on which day it was taken (--snapshot tells)"].append(
            source.name
        )
    batches = ImportBatch.objects.filter(kind=BatchKind.DEMO).values_list("pk", flat=True)
    return Run(
        contents=contents,
        report=report,
        tell=tell,
        source=source,
        snapshot=snapshot or source.snapshot,
        demo=frozenset(batches),
    )
