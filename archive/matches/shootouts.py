"""Winners of shoot-outs, from a file of their own, to their matches."""

from collections import defaultdict

from archive.football.rows import MatchRow, Refusal, ShootoutRow, match_key
from archive.matches.fixtures import Fixtures
from archive.matches.known import SAYS, Known, Values
from archive.matches.run import Run

_WINNER = SAYS.index("shootout_winner_id")


def put_shootouts(run: Run, fixtures: Fixtures) -> None:
    """Give each shoot-out to its match: a row of the run that is still to be written, or a match that
    is here. What has no match, or one of two, is refused."""
    rows: dict[str, list[MatchRow]] = defaultdict(list)
    for _, row in run.contents.matches:
        rows[match_key(row.day, row.home, row.away)].append(row)
    late: list[tuple[str, MatchRow, Known, Values]] = []
    for file, its in run.contents.shootouts:
        key = match_key(its.day, its.home, its.away)
        known = fixtures.found.known.get(key)
        mine = rows.get(key, [])
        if len(mine) > 1 or match_key(its.day, its.home, its.away, 2) in fixtures.found.known:
            reason = (
                f"{its.home} and {its.away} met twice that day; expected to know in which match"
            )
            run.report.refuse("shoot-outs", Refusal(file, its.line, reason))
        elif mine:
            mine[0].home_won = its.home_won
            _count(run, its, known)
        elif known is None:
            reason = f"there is no match {key}; expected one of the record"
            run.report.refuse("shoot-outs", Refusal(file, its.line, reason))
        elif known.says[_WINNER] == _winner(its, known):
            run.report.count("shoot-outs", "unchanged")
        else:
            late.append((file, _alone(its, key), known, _says(its, known)))
    fixtures.upstream.change(late, "shoot-outs")


def _count(run: Run, its: ShootoutRow, known: Known | None) -> None:
    """What comes of a shoot-out whose match is written with the others."""
    if known is None or known.says[_WINNER] is None:
        run.report.count("shoot-outs", "added")
    elif known.batch in run.demo:
        run.report.count("shoot-outs", "adopted")
    else:
        same = known.says[_WINNER] == _winner(its, known)
        run.report.count("shoot-outs", "unchanged" if same else "changed")


def _winner(its: ShootoutRow, match: Known) -> int:
    return match.home if its.home_won else match.away


def _says(its: ShootoutRow, match: Known) -> Values:
    """What a match's columns are told: the winner alone."""
    return tuple(_winner(its, match) if at == _WINNER else None for at in range(len(SAYS)))


def _alone(its: ShootoutRow, key: str) -> MatchRow:
    """The row of a match of which nothing but its shoot-out is told."""
    return MatchRow(
        line=its.line, key=key, day=its.day, home=its.home, away=its.away, competition=""
    )
