"""An import from its files to its report: everything is read first, then written in one transaction."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.utils import timezone

from archive import bulk
from archive.changes import acting_name
from archive.matches import files, scored
from archive.matches.accounts import Accounts
from archive.matches.books import Teams
from archive.matches.files import Contents, Tell
from archive.matches.fixtures import Fixtures
from archive.matches.goals import Goals
from archive.matches.names import write_former_names
from archive.matches.report import Report
from archive.matches.run import ACTOR, Run, begin
from archive.matches.shootouts import put_shootouts
from archive.matches.squads import write_squads
from archive.models import (
    BatchState,
    Competition,
    ImportBatch,
    Match,
    MatchAccount,
    MatchEvent,
    SquadPlace,
    Team,
)

# Tables that a load changes so much that the planner must look at them anew.
_LOADED = (Match, MatchEvent, MatchAccount, SquadPlace, Team, Competition)
# Loads smaller than this change nothing that a plan depends on.
_MANY = 1000


class _Rehearsed(Exception):
    """Raised at the end of a dry run: undoes the transaction."""


def _nothing(what: str, done: int, total: int) -> None:
    """For who does not want to be told how far it is."""


def import_matches(
    paths: Iterable[Path],
    *,
    format_: str | None = None,
    snapshot: date | None = None,
    dry_run: bool = False,
    tell: Tell = _nothing,
) -> Report:
    """Load files, or folders of files, into the football record; gives what was done and found.

    `format_`: "international-results" or "openfootball", else by each file's ending. `snapshot`:
    the day the data set was taken. Everything or nothing, in one transaction: killed at any
    moment, it leaves the archive as it was. Run again with the same files it writes nothing.
    `dry_run` does the same and undoes it. Raises `archive.football.rows.FormatError` for a file
    that is not of its format, before anything is written.
    """
    read = files.read(paths, format_, tell)
    report = Report(dry_run=dry_run)
    try:
        with bulk.loading(), acting_name(ACTOR, "Import of match data"):
            for contents in read:
                _load(contents, report, tell, snapshot)
            if dry_run:
                raise _Rehearsed
    except _Rehearsed:
        report.batches.clear()
    if report.batches and report.total("added") >= _MANY:
        tell("Taking stock", 0, 1)
        bulk.analyze(_LOADED)
        tell("Taking stock", 1, 1)
    return report


def _load(contents: Contents, report: Report, tell: Tell, snapshot: date | None) -> None:
    """One data set, in the caller's transaction."""
    before = {kind: Counter(counted) for kind, counted in report.counts.items()}
    run = begin(contents, report, tell, snapshot)
    for kind, refusal in contents.refusals:
        report.refuse(kind, refusal)
    teams = Teams()
    fixtures = Fixtures(run, teams)
    fixtures.recognise()
    put_shootouts(run, fixtures)
    found = fixtures.write()
    goals = scored.by_match(run, fixtures)
    accounts = Accounts(run, fixtures)
    accounts.write(goals)
    matches = found.known | found.lent
    elsewhere = scored.told_elsewhere(run, [matches[key].key for key in goals])
    accounts.write_goals(
        {key: some for key, some in goals.items() if matches[key].key in elsewhere}
    )
    Goals(run).write(
        {key: some for key, some in goals.items() if matches[key].key not in elsewhere}, matches
    )
    write_former_names(run, teams)
    write_squads(run, teams)
    report.count("stadiums", "unchanged", len(contents.stadiums))
    if run.wrote:
        _close(run, before)


def _close(run: Run, before: dict[str, Counter[str]]) -> None:
    """Write what the batch did: the report's counts, but for those of `before`."""
    counts: Counter[str] = Counter()
    for kind, counted in run.report.counts.items():
        counts.update(counted)
        counts.subtract(before.get(kind, Counter()))
    ImportBatch.objects.filter(pk=run.batch).update(
        state=BatchState.DONE,
        finished_at=timezone.now(),
        added=counts["added"],
        changed=counts["changed"] + counts["adopted"],
        unchanged=counts["unchanged"],
        refused=counts["refused"],
        report=run.report.lines(),
    )
