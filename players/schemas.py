"""What the API can be asked about people, and the envelopes of its answers."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import TypedDict

from archive import shapes
from archive.schemas import Asked, Day, Envelope, NamesAsked, PageAsked, asked
from players.entries import Filters

EntryKind = Literal["match", "moment", "quote", "article", "goal"]
Metric = Literal["goals", "penalties_scored", "penalties_missed", "matches_recorded"]


class PlayersAsked(NamesAsked):
    """What the list of players can be asked for."""

    q: str | None = asked("Words of a name, full name or alias.", "kane")


class EntriesAsked(Asked):
    """Filters of a player's timeline; all that are given must hold."""

    repeatable: ClassVar[frozenset[str]] = frozenset({"kind"})
    span = ("date_from", "date_to")

    kind: list[EntryKind] = Field(
        default_factory=list,
        description=(
            "Only entries of this kind; may be repeated. Without it goals stand in their matches "
            "and quotes under their moments; asked for by kind they come flat."
        ),
    )
    competition: str | None = asked("Slug of the competition of the entry's match.")
    team: str | None = asked("Slug of a team in the entry's match.", "england")
    date_from: Day | None = asked("On this day or later (YYYY-MM-DD).", "2022-01-01")
    date_to: Day | None = asked("On this day or earlier (YYYY-MM-DD).", "2025-12-31")

    @property
    def filters(self) -> Filters:
        """As ``players.timeline`` takes them."""
        return Filters(
            kinds=self.kind,
            competition=self.competition,
            team=self.team,
            date_from=self.date_from,
            date_to=self.date_to,
        )


class TimelineAsked(PageAsked, EntriesAsked):
    """Filters of a player's timeline, its order and the place in it."""

    order: Literal["newest", "oldest", "asc", "desc"] = asked(
        "`newest` or `oldest` first; `desc` and `asc` mean the same.", default="newest"
    )


class TalliesAsked(Asked):
    """What a player's running counts can be asked for."""

    as_of: Day | None = asked(
        "Count to the end of this day (YYYY-MM-DD); today where it is left out.", "2025-10-14"
    )
    team: str | None = asked("Slug of the team the counts are for.", "england")
    metric: Metric | None = asked("Only this count.", "goals")


class StreaksAsked(Asked):
    """What a player's longest runs can be asked for."""

    as_of: Day | None = asked(
        "To the end of this day (YYYY-MM-DD); today where it is left out.", "2025-10-14"
    )
    team: str | None = asked("Slug of the team the runs are for.", "england")


Entry = Annotated[shapes.AnyEntry, Field(discriminator="kind")]


class PlayerList(Envelope):
    """A page of players."""

    items: list[shapes.Player]


class EntryList(Envelope):
    """A page of a timeline: entries of several kinds, told apart by `kind`."""

    items: list[Entry]


class StreakList(TypedDict):
    """A player's longest runs, all of them: there is no next page."""

    items: list[shapes.Streak]
    next: None


class TallyList(TypedDict):
    """A player's running counts, all of them: there is no next page."""

    items: list[shapes.Tally]
    next: None
