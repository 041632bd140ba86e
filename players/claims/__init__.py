"""Stated numbers held against the record: what each needs is read once, then judged.

The rules are in ``players.verdicts``; nothing of an answer is ever stored.
"""

from collections.abc import Callable, Mapping, Sequence

from archive.models import ClaimMetric
from players import verdicts
from players.claims import counts, passing
from players.claims.facts import Facts, gather, teams
from players.claims.stated import Game, Person, Stated, number, score
from players.verdicts import Finding, cannot

__all__ = ["Game", "Person", "Stated", "judge", "number", "score"]

_Rule = Callable[[Stated, int, Facts], Finding]
_RULES: Mapping[str, _Rule] = {
    ClaimMetric.GOALS: counts.count,
    ClaimMetric.PENALTIES_SCORED: counts.count,
    ClaimMetric.GOAL_NUMBER: counts.numbered,
    ClaimMetric.PENALTIES_IN_A_ROW: counts.run,
    ClaimMetric.MATCHES_WITH_A_GOAL: counts.run,
    ClaimMetric.EDITIONS: counts.editions,
    ClaimMetric.RECORD: passing.record,
    ClaimMetric.TARGET: counts.target,
}


def judge(claims: Sequence[Stated]) -> list[Finding]:
    """What the record says of each of these claims, in their order: at most five statements."""
    facts = gather([claim for claim in claims if claim.metric in _RULES])
    return [_judged(claim, facts) for claim in claims]


def _judged(claim: Stated, facts: Facts) -> Finding:
    if claim.metric == ClaimMetric.OTHER:
        return cannot("The record of matches does not tell this.")
    if claim.metric == ClaimMetric.SCORE:
        return _score(claim)
    stated = number(claim.stated)
    if stated is None and claim.metric != ClaimMetric.RECORD:
        return cannot("No number is given.")
    if claim.metric == ClaimMetric.TIME_BETWEEN:
        return _time_between(claim, stated or 0)
    return _of_player(claim, stated or 0, facts)


def _of_player(claim: Stated, stated: int, facts: Facts) -> Finding:
    if claim.player is None:
        return cannot("It is not known whom this is about.")
    if claim.day is None:
        return cannot("It is not known for which day this is stated.")
    if claim.metric == ClaimMetric.AGE:
        if claim.player.born is None:
            return cannot("The archive does not know the day of birth.")
        return verdicts.age(stated, claim.player.born, claim.day)
    if not teams(claim, facts):
        return cannot(f"The record holds no match of {claim.player.name} that would count.")
    return _RULES[claim.metric](claim, stated, facts)


def _score(claim: Stated) -> Finding:
    said = score(claim.stated)
    if said is None:
        return cannot("No score is given.")
    if claim.match is None or claim.match.score is None:
        return cannot("The record does not hold this match with its score.")
    sides = {claim.match.home: "home", claim.match.away: "away"}
    side = sides.get(claim.team, "") if claim.team else ""
    return verdicts.score(said, claim.match.title, *claim.match.score, side)


def _time_between(claim: Stated, stated: int) -> Finding:
    first = claim.since or (claim.match.day if claim.match else None)
    if first is None or claim.as_of is None or claim.unit not in verdicts.DAYS:
        return cannot("One of the two days, or the unit, is not known.")
    return verdicts.time_between(stated, claim.unit, first, claim.as_of)
