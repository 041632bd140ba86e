"""Claims of how many: goals, penalties, the so-many-th goal, runs, editions, targets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from archive.models import ClaimMetric, EventKind
from players import streaks, verdicts
from players.claims.facts import Facts, known, reaches, teams, within
from players.claims.stated import Stated
from players.ledger import GOALS
from players.verdicts import Finding, cannot

# Days without a match of a competition that part two of its editions.
_BETWEEN_EDITIONS = 180
_KINDS: Mapping[str, Sequence[str]] = {
    ClaimMetric.GOALS: GOALS,
    ClaimMetric.PENALTIES_SCORED: (EventKind.PENALTY_GOAL,),
}
_RUNS: Mapping[str, streaks.Metric] = {
    ClaimMetric.PENALTIES_IN_A_ROW: "penalties_in_a_row",
    ClaimMetric.MATCHES_WITH_A_GOAL: "matches_with_a_goal",
}


def count(claim: Stated, stated: int, facts: Facts) -> Finding:
    """So many goals or penalties, over all matches or over competitive ones."""
    kinds = _KINDS[claim.metric]

    def over(scope: str) -> Finding:
        return verdicts.count(stated, known(claim, facts, within(claim, scope), kinds))

    if claim.scope or claim.match:
        return over(claim.scope)
    return verdicts.by_scope(
        [("all matches", over("all")), ("competitive matches", over("competitive"))]
    )


def numbered(claim: Stated, stated: int, facts: Facts) -> Finding:
    """The so-many-th goal on the day of the claim, or of its match."""
    assert claim.day is not None
    day, counts = claim.day, within(claim, claim.scope)
    if claim.match is not None:
        # Counted over everything to its day, not over the match alone.
        whole = replace(claim, match=None, as_of=claim.match.day)
        day, counts = claim.match.day, within(whole, claim.scope)
    else:
        whole = claim
    before = known(whole, facts, lambda one: one.day < day and counts(one), GOALS)
    that_day = known(whole, facts, lambda one: one.day == day and counts(one), GOALS)
    return verdicts.numbered(stated, before, that_day)


def run(claim: Stated, stated: int, facts: Facts) -> Finding:
    """So many in a row: penalties, or matches with a goal."""
    metric = _RUNS[claim.metric]
    if metric == "matches_with_a_goal" and claim.team is None:
        return cannot("A run of matches is a team's: none is named.")

    def over(scope: streaks.Scope) -> Finding:
        return _run_over(claim, stated, facts, metric, scope)

    if claim.scope == "competitive":
        return over("competitive")
    if claim.scope == "all":
        return over("all")
    return verdicts.by_scope(
        [("all matches", over("all")), ("competitive matches", over("competitive"))]
    )


def _run_over(
    claim: Stated, stated: int, facts: Facts, metric: streaks.Metric, scope: streaks.Scope
) -> Finding:
    assert claim.player is not None
    assert claim.day is not None
    counts = within(claim, scope)
    deeds = [deed for deed in facts.book.deeds if counts(deed)]
    held = known(claim, facts, counts, (EventKind.PENALTY_GOAL,))
    if metric == "penalties_in_a_row":
        found = streaks.run(streaks.penalties(deeds, claim.player.pk, claim.team))
        most, what = held.most, "missed penalties are those that somebody cited"
    else:
        (team,) = teams(claim, facts)
        matches = [one for one in facts.book.scope(claim.player.pk, team, claim.day) if counts(one)]
        found = streaks.run(streaks.matches_with_goal(deeds, matches, claim.player.pk, team))
        holes = sum(1 for one in matches if one.unattributed)
        most = None if holes or held.missing is None else found.length
        what = "over all matches of the team"
    over = "competitive matches" if scope == "competitive" else "all matches"
    judged = verdicts.run(stated, found.length, found.current, most, f"{what}; over {over}")
    return Finding(judged.verdict, judged.words, judged.inputs, held.coverage)


def editions(claim: Stated, stated: int, facts: Facts) -> Finding:
    """So many editions of a competition played in."""
    if claim.competition is None:
        return cannot("No competition is named.")
    assert claim.player is not None
    assert claim.day is not None
    counts, sides = within(claim, "all"), teams(claim, facts)
    days = [
        match.day
        for team in sides
        for match in facts.book.scope(claim.player.pk, team, claim.day)
        if counts(match)
    ]
    there = [
        deed.day
        for deed in facts.book.deeds
        if deed.player == claim.player.pk and deed.team in sides and counts(deed)
    ]
    played, possible = _editions_of(days, there)
    found = verdicts.editions(stated, played, possible, whole=reaches(claim, facts))
    coverage = known(claim, facts, counts, GOALS).coverage
    return Finding(found.verdict, found.words, found.inputs, coverage)


def _editions_of(days: Iterable[date], there: Iterable[date]) -> tuple[list[int], list[int]]:
    """The years of the editions somebody was in, and of all that these days belong to: an edition
    is what no half year without a match parts."""
    seen = set(there)
    everything = sorted({*days, *seen})
    editions: list[list[date]] = []
    for day in everything:
        if not editions or day - editions[-1][-1] > timedelta(days=_BETWEEN_EDITIONS):
            editions.append([])
        editions[-1].append(day)
    played = [one[0].year for one in editions if seen & set(one)]
    return played, [one[0].year for one in editions]


def target(claim: Stated, stated: int, facts: Facts) -> Finding:
    """So many to come: told how many there are, judged never."""
    held = known(claim, facts, within(claim, claim.scope), GOALS)
    left = max(0, stated - held.value)
    return Finding(
        "not_checkable",
        f"A target, not a fact: {held.words} by then, {left} to go.",
        (("true number", held.bounds),),
        held.coverage,
    )
