"""What the record adds up to for a team or a competition: years, and who scored, with coverage."""

from typing_extensions import TypedDict

from archive.shapes.football import Competition, Ref, Team
from archive.shapes.quotes import Coverage


class Scorer(TypedDict):
    """Somebody's goals: those of data sets and those of single facts. ``player`` is who has a page,
    ``name`` the name as it stands there, else as the record prints it."""

    player: Ref | None
    name: str
    goals: int
    recorded: int
    cited: int


class TopScorers(TypedDict):
    """Who scored most of the recorded goals, own goals apart, and how complete the record is in this
    scope: ``year`` is the one that was asked for, null for all. Like is compared with like: cited
    goals, known of few, stand beside and give nobody a place; of whom nothing else is known here is
    in ``only_cited``. ``unscored`` matches in scope have no score in the record, played or to come:
    the coverage is of all others."""

    year: int | None
    items: list[Scorer]
    only_cited: list[Scorer]
    unscored: int
    coverage: Coverage


class TeamYear(TypedDict):
    """A team's matches in one year; won, drawn and lost are those with a known score, without
    shoot-outs."""

    year: int
    matches: int
    won: int
    drawn: int
    lost: int
    goals_for: int
    goals_against: int


class TeamWhole(Team):
    """A team with what the record adds up to."""

    years: list[TeamYear]
    top_scorers: TopScorers


class CompetitionYear(TypedDict):
    """The matches of a competition in one year."""

    year: int
    matches: int


class CompetitionWhole(Competition):
    """A competition with what the record adds up to."""

    years: list[CompetitionYear]
    top_scorers: TopScorers
