"""Squads into the record: who was called up, with birth date and club, as printed."""

from datetime import date
from typing import Any

from archive import bulk
from archive.football.rows import Refusal, SquadRow
from archive.matches.books import Teams
from archive.matches.held import held
from archive.matches.run import Run
from archive.models import SquadPlace
from archive.models.teams import TeamKind

_SAYS = ("team_id", "number", "player_name", "position", "born", "club_id")
_FIELDS = [name.removesuffix("_id") for name in _SAYS]


def write_squads(run: Run, teams: Teams) -> None:
    """All squad places of a run. A team that the record does not have is refused: a squad alone makes
    no team."""
    rows = run.contents.squads
    if not rows:
        return
    used = [(row.club, TeamKind.CLUB) for _, row in rows if row.club]
    teams.add(used)
    teams.spell([*used, *((row.team, TeamKind.NATIONAL) for _, row in rows)])
    here = {
        row[0]: row[1:]
        for row in SquadPlace.objects.filter(source=run.source).values_list(
            "source_key", "pk", *_SAYS
        )
    }
    read = {row.tournament for _, row in rows}
    gone = {key for key in here if key.partition("|")[0] in read}
    new: dict[str, tuple[Any, ...]] = {}
    changed: dict[str, tuple[Any, ...]] = {}
    for file, row in rows:
        team = teams.find(row.team, TeamKind.NATIONAL)
        key = f"{row.tournament}|{row.team}|{row.name if row.number is None else row.number}"
        gone.discard(key)
        if team is None:
            reason = f"no team is called {row.team}; expected a team of the record"
            run.report.refuse("squad places", Refusal(file, row.line, reason))
            continue
        if key in new:
            reason = f"{key} stands twice; expected one player for a number"
            run.report.refuse("squad places", Refusal(file, row.line, reason))
            continue
        says = _says(row, team, teams)
        if key not in here:
            new[key] = (row.tournament, run.source.pk, key, run.batch, row.line, *says)
        elif here[key][1:] != says:
            changed[key] = (here[key][0], *says, run.batch, row.line)
        else:
            run.report.count("squad places", "unchanged")
    bulk.insert(
        SquadPlace,
        ["tournament", "source", "source_key", "batch", "line", *_FIELDS],
        run.watched("Squads", list(new.values())),
    )
    run.report.count("squad places", "added", len(new))
    run.report.gone += [f"{run.source.name}: squad place {key}" for key in sorted(gone)]
    _change(run, changed)


def _says(
    row: SquadRow, team: int, teams: Teams
) -> tuple[int, int | None, str, str, date | None, int | None]:
    club = teams.find(row.club, TeamKind.CLUB) if row.club else None
    return team, row.number, row.name, row.position, row.born, club


def _change(run: Run, changed: dict[str, tuple[Any, ...]]) -> None:
    """Write what a newer file says otherwise, but for places that an editor has changed."""
    keys = {key: values[0] for key, values in changed.items()}
    kept = held(SquadPlace, list(keys.values()))
    rows = [values for key, values in changed.items() if keys[key] not in kept]
    bulk.update(SquadPlace, [*_FIELDS, "batch", "line"], rows)
    run.report.changes += [f"squad place {key} has changed" for key in changed]
    run.report.count("squad places", "changed", len(rows))
    run.report.count("squad places", "unchanged", len(changed) - len(rows))
