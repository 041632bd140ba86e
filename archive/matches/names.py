"""Former names of teams, with their dates."""

from archive.football.rows import Refusal
from archive.matches.books import Teams
from archive.matches.run import Run
from archive.models import TeamName
from archive.models.teams import TeamKind


def write_former_names(run: Run, teams: Teams) -> None:
    """All former names of a run; a team that nobody has is refused. A name that a team has with other
    dates gets the file's; the change is told."""
    new = []
    for file, row in run.contents.names:
        team = teams.find(row.team, TeamKind.NATIONAL)
        if team is None:
            reason = f"no team is called {row.team}; expected a team of the record"
            run.report.refuse("former names", Refusal(file, row.line, reason))
            continue
        dates = teams.former(team, row.name)
        if dates == (row.start, row.end):
            run.report.count("former names", "unchanged")
        elif dates is None:
            new.append(TeamName(team_id=team, name=row.name, start=row.start, end=row.end))
        else:
            TeamName.objects.filter(team=team, name=row.name, start=dates[0]).update(
                start=row.start, end=row.end
            )
            run.report.changes.append(
                f"{file}:{row.line}: {row.name}: {dates[0]} to {dates[1]} is now "
                f"{row.start} to {row.end}"
            )
            run.report.count("former names", "changed")
    if new:
        TeamName.objects.bulk_create(new)
        run.report.count("former names", "added", len(new))
        assert run.batch
