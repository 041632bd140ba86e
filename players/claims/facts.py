"""What claims need of the record: read once for all of them, then narrowed for each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Q

from archive.models import ClaimMetric, Match
from players import ledger, records
from players.claims.stated import Stated
from players.ledger import Deed, Ledger, Played
from players.verdicts import Known

Test = Callable[[Deed | Played], bool]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the claims of one call need: the players' ledger, the first and the last day that the
    record holds of each team, and the goals and matches of teams whose record is asked for."""

    book: Ledger
    span: Mapping[int, tuple[date, date]]
    scorers: records.Scorers
    matches: Mapping[int, Sequence[Played]]


def gather(counting: Sequence[Stated]) -> Facts:
    """The facts for claims that need the record: at most five statements, none without claims."""
    people = {one.pk for claim in counting for one in (claim.player, claim.rival) if one}
    days = [claim.day for claim in counting if claim.day]
    book = Ledger((), {}, {}, {})
    if people and days:
        book = ledger.read(people, until=max(days))
    of_teams = {
        claim.team
        for claim in counting
        if claim.metric == ClaimMetric.RECORD and claim.team and not claim.rival
    }
    scorers = records.Scorers({}, {}, {})
    matches: Mapping[int, Sequence[Played]] = {}
    if of_teams and days:
        scorers = records.read(of_teams, until=max(days))
        matches = ledger.played(of_teams, last=max(days))
    sides = {*book.teams, *of_teams}
    return Facts(book, _spans(sides) if sides else {}, scorers, matches)


def _spans(sides: Iterable[int]) -> dict[int, tuple[date, date]]:
    """The days of the first and the last match that the record holds of each team, played or to
    come."""
    found: dict[int, tuple[date, date]] = {}
    wanted = list(sides)
    rows = Match.objects.filter(Q(home__in=wanted) | Q(away__in=wanted)).order_by()
    pairs = rows.values_list("home", "away").annotate(first=Min("date"), last=Max("date"))
    for home, away, first, last in pairs:
        for team in (home, away):
            held = found.get(team, (first, last))
            found[team] = (min(first, held[0]), max(last, held[1]))
    return found


def teams(claim: Stated, facts: Facts) -> list[int]:
    """The teams over which a claim counts: the one that is named, else those of its match, else
    all that the record knows the player at by then."""
    if claim.player is None or claim.day is None:
        return []
    played = [
        team
        for (player, team), since in facts.book.since.items()
        if player == claim.player.pk and since <= claim.day
    ]
    if claim.match is not None:
        played = [team for team in played if team in (claim.match.home, claim.match.away)]
    return [team for team in played if claim.team in (None, team)]


def within(claim: Stated, scope: str) -> Test:
    """Whether something lies in a claim's match, competition, days, and in a scope."""
    last, only = claim.day, claim.match.slug if claim.match else None

    def test(entry: Deed | Played) -> bool:
        return (
            (last is None or entry.day <= last)
            and (claim.since is None or claim.since <= entry.day)
            and (only is None or entry.match == only)
            and (claim.competition is None or entry.competition == claim.competition)
            and (scope != "competitive" or not entry.friendly)
        )

    return test


def reaches(claim: Stated, facts: Facts) -> bool:
    """Whether the record may hold all that a claim counts: its match, or a team's matches up to
    its day. Without a team there may be others, and beyond its last match nothing is known."""
    if claim.match is not None:
        return True
    if claim.team is None or claim.day is None:
        return False
    return claim.team in facts.span and claim.day <= facts.span[claim.team][1]


def known(claim: Stated, facts: Facts, among: Test, kinds: Sequence[str]) -> Known:
    """How many deeds of these kinds the record has, and how many more there may be."""
    assert claim.player is not None
    assert claim.day is not None
    sides, book = teams(claim, facts), facts.book
    deeds = [
        deed
        for team in sides
        for deed in ledger.chosen(book.deeds, player=claim.player.pk, team=team, kinds=kinds)
        if among(deed)
    ]
    matches = [
        match
        for team in sides
        for match in book.scope(claim.player.pk, team, claim.day)
        if among(match)
    ]
    coverage = ledger.coverage(matches)
    cited = sum(deed.cited for deed in deeds)
    missing = coverage["unattributed"] if reaches(claim, facts) and matches else None
    return Known(len(deeds) - cited, cited, missing, coverage)
