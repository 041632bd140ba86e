"""Which match an expression points at: the record's matches weighed by its clues, with reasons.

Plain data in, plain data out. What the expression itself says must hold wherever the record tells
of it; what stands near it only adds weight. The weights are rough on purpose: they have to tell a
clear winner from a doubtful one, and the doubtful is an editor's.
"""

from collections.abc import Iterable, Iterator, Sequence

from archive.naming.facts import Context, MatchFacts
from archive.text import results
from archive.text.clues import Reference
from archive.text.dates import FoundDate
from archive.text.things import DOUBTFUL, NAMED_ELSEWHERE, ONE_OF, Candidate
from archive.text.words import search_key
from archive.wording import date_words

# From here on a match is the one that is meant, where the next is this much behind.
CLEAR, AHEAD = 5.0, 2.0
# So much ahead of the next is a meaning of a name that the text itself tells apart.
_TOLD_APART = NAMED_ELSEWHERE - ONE_OF
# What is offered to an editor: at most so many, none that fits far worse than the best.
MOST = 5
_LEAST, _SHARE = 2.5, 0.3

_DATE_WEIGHTS = {"day": 4.0, "week": 3.0, "month": 2.0, "season": 1.5, "campaign": 1.0, "year": 1.0}
# How the record names the events that a text tells of, and in which words the reason does.
EVENT_KINDS = {
    results.MISSED: (("penalty_missed", "penalty_saved"), "a penalty of {}’s missed"),
    results.SAVED: (("penalty_saved", "penalty_missed"), "a penalty of {}’s saved"),
    results.SCORED: (("penalty_goal",), "a penalty of {}’s scored"),
    results.RED: (("red",), "{} sent off"),
}
GOALS = ("goal", "penalty_goal")
_KNOCKOUT = {"quarter-final", "semi-final", "third-place match", "round of 16", "final"}


def rank(reference: Reference, matches: Iterable[MatchFacts], context: Context) -> list[Candidate]:
    """The matches that may be meant, best first, each with its reasons; at most five."""
    weighed = []
    for match in matches:
        reasons = _Weighing(reference, match, context).reasons()
        if reasons:
            weighed.append((match, reasons))
    told = reference.own | reference.near
    if len(weighed) > 1 and not (told.dates or told.events):
        last = max(weighed, key=lambda one: (one[0].day, one[0].key))
        last[1].append((0.5, "the last of them before the article"))
    made = [
        Candidate(
            "match",
            match.key,
            sum(weight for weight, _ in found),
            tuple(why for _, why in found if why),
        )
        for match, found in weighed
    ]
    made.sort(key=lambda one: (-one.score, one.key))
    bar = max(_LEAST, _SHARE * made[0].score) if made else 0
    return [one for one in made if one.score >= bar][:MOST]


def winner(candidates: Sequence[Candidate]) -> Candidate | None:
    """The one clear winner of candidates in order, or None: then an editor chooses.

    A name's only meaning is clear unless it is doubtful, and one of several that the text itself
    tells apart.
    """
    if not candidates:
        return None
    first, *others = candidates
    match = first.kind == "match"
    doubtful = first.score < CLEAR if match else first.score <= DOUBTFUL
    behind = others and first.score - others[0].score < (AHEAD if match else _TOLD_APART)
    return None if doubtful or behind else first


Reasons = list[tuple[float, str]]


class _Weighing:
    """One expression held against one match."""

    def __init__(self, reference: Reference, match: MatchFacts, context: Context) -> None:
        self.own, self.near = reference.own, reference.near
        self.match, self.context = match, context
        self.pair = {match.home, match.away}
        speaks_of = (reference.carried, context.protagonist)
        self.players = [
            *dict.fromkeys(
                [*self.own.players, *self.near.players, *(one for one in speaks_of if one)]
            )
        ]
        self.lead = reference.carried or context.protagonist

    def reasons(self) -> Reasons:
        """Weights with reasons, where nothing that the expression says is against the match."""
        chosen = self._side()
        if chosen is None or not self._in_time() or not self._fits(chosen[0]):
            return []
        side, weight = chosen
        found = [(weight, f"{self.context.teams[side]} played")] if weight else []
        found += [*self._against(side), *self._result(side), *self._where()]
        found += [*self._when(), *self._what(), *self._events()]
        return found

    def _side(self) -> tuple[int, float] | None:
        """The side that the text speaks of, and how surely: named with the expression, near it, or
        that of a player. None where the match is another sides'."""
        weights = self._sides()
        here = sorted(
            self.pair - self.own.opponents, key=lambda team: (-weights.get(team, 0), team)
        )
        if (len(here) == 2 and self.own.opponents) or (weights and here[0] not in weights):
            return None
        return here[0], weights.get(here[0], 0.0)

    def _sides(self) -> dict[int, float]:
        if self.own.subjects:
            return dict.fromkeys(self.own.subjects, 2.5)
        theirs: dict[int, float] = {}
        for player in self.players:
            for team in self.context.plays_for(player, self.match.day):
                theirs[team] = max(theirs.get(team, 0.0), 1.5 if player == self.lead else 1.0)
        beside = self.near.subjects - self.own.opponents - self.own.beside
        for opponent in self.own.opponents:
            theirs.pop(opponent, None)
        return {team: 2.0 if team in theirs else 1.5 for team in beside} or theirs

    def _in_time(self) -> bool:
        """Whether the match is on a day that the expression tells, or else not to come."""
        told = [one for one in self.own.dates if one.first]
        if told:
            return any(one.holds(self.match.day) for one in told)
        return self.context.on is None or self.match.day <= self.context.on

    def _fits(self, side: int) -> bool:
        """Whether all that the expression says holds, as far as the record tells."""
        own, match = self.own, self.match
        other = next(iter(self.pair - {side}))
        if own.opponents and other not in own.opponents:
            return False
        if own.competitions and not self._same_competition():
            return False
        if own.stage and not self._same_stage():
            return False
        if own.score and match.score and sorted(own.score) != sorted(match.score):
            return False
        if own.outcome and match.score and self._outcome(side) != own.outcome:
            return False
        if own.venues and not self._at(own.venues) and (match.venue or match.city):
            return False
        host = {match.city, match.country}
        return not own.places or bool(own.places & host or own.beside & {other} or host == {""})

    def _against(self, side: int) -> Iterator[tuple[float, str]]:
        other = next(iter(self.pair - {side}))
        if other in self.own.opponents or other in self.own.beside:
            yield 3.0, f"against {self.context.teams[other]}"
            return
        for player in self.players:
            teams = self.context.plays_for(player, self.match.day)
            if player != self.lead and other in teams and side not in teams:
                name = _short(self.context.players.get(player, ""))
                yield 1.5, f"names {name}, who plays for {self.context.teams[other]}"
                return

    def _outcome(self, side: int) -> str:
        assert self.match.score is not None
        home, away = self.match.score
        if home == away:
            if self.match.shootout_winner is None:
                return "draw"
            return "win" if self.match.shootout_winner == side else "defeat"
        return "win" if (home > away) == (side == self.match.home) else "defeat"

    def _result(self, side: int) -> Iterator[tuple[float, str]]:
        if self.match.score is None:
            return
        high, low = max(self.match.score), min(self.match.score)
        if self.own.score:
            yield 4.0, f"ended {high}–{low}"
        elif self.own.outcome:
            yield 1.0, {"win": "was won", "defeat": "was lost"}.get(self.own.outcome, "was drawn")

    def _at(self, venues: Iterable[int]) -> str:
        """The name of the ground, where the match was at one of these (or in its town)."""
        for venue in sorted(venues):
            name, city = self.context.venues.get(venue, ("", ""))
            here = self.match.venue == venue
            if here or (self.match.venue is None and city and city == self.match.city):
                return name
        return ""

    def _where(self) -> Iterator[tuple[float, str]]:
        if name := self._at(self.own.venues | self.near.venues):
            yield 3.0, f"at {name}"
            return
        for weight, place in ((2.5, self.match.city), (1.5, self.match.country)):
            if place and place in self.own.places | self.near.places:
                yield weight, f"in {place}"
                return

    def _when(self) -> Iterator[tuple[float, str]]:
        held = [one for one in (*self.own.dates, *self.near.dates) if one.holds(self.match.day)]
        if held:
            best = max(held, key=lambda one: _DATE_WEIGHTS.get(one.precision, 0.0))
            yield _DATE_WEIGHTS.get(best.precision, 0.0), _in_words(best)

    def _what(self) -> Iterator[tuple[float, str]]:
        stage = self.own.stage
        if stage and self._same_stage() and (self.match.stage or stage not in _KNOCKOUT):
            article = "the" if stage in ("final", "round of 16") else "a"
            yield 2.5, f"{article} {stage}"
        if self.match.competition in self.own.competitions:
            yield 1.5, f"in the {self.match.competition_name}"
        elif self.match.competition in self.near.competitions:
            yield 1.0, f"in the {self.match.competition_name}"

    def _same_competition(self) -> bool:
        if self.match.competition in self.own.competitions:
            return True
        return self.own.stage == "qualifier" and "qualif" in self.match.competition_name.lower()

    def _same_stage(self) -> bool:
        stage, name = self.own.stage, self.match.competition_name.lower()
        if stage == "qualifier":
            return "qualif" in name
        if stage == "friendly":
            return "friendly" in name
        return not self.match.stage or results.stage(self.match.stage) == stage

    def _events(self) -> Iterator[tuple[float, str]]:
        for clues, weight in ((self.own, 4.0), (self.near, 2.5)):
            for told in sorted(clues.events & EVENT_KINDS.keys()):
                kinds, words = EVENT_KINDS[told]
                who = self._who(kinds, self.players)
                if who:
                    yield weight, words.format(_short(who))
                    return
        if self.lead and (who := self._who(GOALS, [self.lead])):
            yield 0.5, f"{_short(who)} scored in it"

    def _who(self, kinds: Sequence[str], players: Iterable[int]) -> str:
        """The name of the first of these players of whom such an event is recorded."""
        for player in players:
            name = self.context.players.get(player, "")
            for event in self.match.events:
                mine = event.player == player
                by_name = (
                    event.player is None and name and search_key(event.name) == search_key(name)
                )
                if event.kind in kinds and (mine or by_name):
                    return name
        return ""


def _short(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _in_words(told: FoundDate) -> str:
    assert told.first is not None
    assert told.last is not None
    if told.precision == "day":
        return f"on {date_words(told.first, 'day')}"
    if told.precision in ("month", "year"):
        return f"in {date_words(told.first, told.precision)}"
    return f"between {date_words(told.first, 'day')} and {date_words(told.last, 'day')}"
