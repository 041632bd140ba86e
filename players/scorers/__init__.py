"""The people of the record: printed names of scorers and squads to players, in a step of its own.

It can be run again at any time, and then ties what is new. It fills what is empty and leaves what is
there: a goal that is tied, a birth date that is known, anything that an editor has written or taken
away. A player is public from here on, as everything in the record is (house rule 1). What it had to
decide and could be otherwise is told, for an editor to look at.
"""

from archive import bulk
from archive.changes import acting_name
from archive.models import MatchEvent, Spell, SquadPlace
from players.models import Player, PlayerAlias, PlayerRole
from players.scorers.goals import tie_goals
from players.scorers.people import People
from players.scorers.report import Linked
from players.scorers.squads import tie_places

__all__ = ["Linked", "link_players"]
ACTOR = "link_players"


def link_players() -> Linked:
    """Tie every goal and squad place that no player has yet; one transaction."""
    linked = Linked()
    with bulk.loading(), acting_name(ACTOR, "Names of the record tied to players"):
        people = People(linked)
        goals = tie_goals(people)
        places = tie_places(people)
        linked.goals, linked.places = len(goals), len(places)
        people.tell_namesakes()
        people.write(goals, places)
    if linked.made >= 1000:
        bulk.analyze((Player, PlayerAlias, PlayerRole, Spell, MatchEvent, SquadPlace))
    return linked
