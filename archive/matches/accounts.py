"""What a second data set says of a match that is here: kept beside it, and what is blank filled in.

The match stays as its first source, or an editor, has it. What the second source alone knows (stage,
ground, kick-off, kicks of a shoot-out) is added to the match, and follows that source as long as no
editor has changed it; everything it says stands in `MatchAccount.says`, so that a page can show what
differs (`archive.football.comparing`). Who is home is told as in the match.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from archive import bulk
from archive.changes import UNTOUCHED
from archive.football.rows import Goal, MatchRow
from archive.matches.files import OPENFOOTBALL, RESULTS
from archive.matches.fixtures import Fixtures
from archive.matches.held import standing
from archive.matches.known import FIELDS, SAYS, Values
from archive.matches.run import SOURCES, Run
from archive.matches.scored import ByMatch, known_by_key
from archive.models import Match, MatchAccount

# What a data set says of a match, by its source's slug. Of what it never says the second source is
# the one that knows; otherwise that fills only what is blank.
_SAID_BY = {
    SOURCES[RESULTS]["slug"]: {
        "home_score",
        "away_score",
        "competition_id",
        "city",
        "country",
        "neutral",
        "shootout_winner_id",
    },
    SOURCES[OPENFOOTBALL]["slug"]: set(SAYS) - {"city", "country", "neutral"},
}

Words = dict[str, Any]


@dataclass(slots=True)
class _Account:
    """One row to be written: the match's key, where it stands, what it says, in words and columns."""

    match: int
    row: MatchRow
    words: Words
    says: Values


class Accounts:
    """Writes the accounts of one run."""

    def __init__(self, run: Run, fixtures: Fixtures) -> None:
        self.run = run
        self.fixtures = fixtures

    def write(self, goals: ByMatch) -> None:
        """All rows of the run that another's match has already; goals by the row's key. Afterwards
        these matches are among the lent ones, and who is home is as in them."""
        found = self.fixtures.found
        for _, row, _, swapped in found.seconds:
            if row.goals is None and row.key in goals:
                row.goals = [goal for _, goal in goals[row.key]]
            if swapped:
                _swap(row)
        matches = known_by_key(match for _, _, match, _ in found.seconds)
        accounts = []
        for file, row, match, _ in found.seconds:
            known = found.lent[row.key] = matches[match]
            if row.goals:
                goals[row.key] = [(file, goal) for goal in row.goals]
            says = self.fixtures.values(row, known.home, known.away)
            accounts.append(_Account(match, row, _in_words(row), says))
        self._put([(one.match, one.row.key, one.row.line, one.words) for one in accounts])
        self._fill(accounts)

    def write_goals(self, goals: ByMatch) -> None:
        """Goals of matches whose goals another data set has brought: kept beside those. Those of the
        rows of the run stand in their accounts already."""
        found = self.fixtures.found
        told = {row.key for _, row, _, _ in found.seconds}
        matches = found.known | found.lent
        self._put(
            [
                (matches[key].key, key, some[0][1].line, _goals_in_words(goal for _, goal in some))
                for key, some in goals.items()
                if key not in told
            ]
        )

    def _put(self, told: Sequence[tuple[int, str, int, Words]]) -> None:
        """Write what is told of matches (match, key, line, words), over what was told before: what a
        file does not say, an earlier one may have said."""
        if not told:
            return
        source = self.run.source.pk
        here = {
            key: (pk, says)
            for pk, key, says in MatchAccount.objects.filter(source=source).values_list(
                "pk", "source_key", "says"
            )
        }
        new, changed = [], []
        for match, key, line, words in told:
            pk, before = here.get(key, (None, {}))
            now = before | words
            if pk is None:
                new.append((match, source, key, now, self.run.batch, line))
            elif now != before:
                changed.append((pk, now, self.run.batch, line))
                self._tell(key, before, now)
        if new:
            names = ["match", "source", "source_key", "says", "batch", "line"]
            bulk.insert(MatchAccount, names, new)
        if changed:
            bulk.update(MatchAccount, ["says", "batch", "line"], changed)
        self.run.report.count("accounts", "added", len(new))
        self.run.report.count("accounts", "changed", len(changed))
        self.run.report.count("accounts", "unchanged", len(told) - len(new) - len(changed))

    def _tell(self, key: str, before: Words, now: Words) -> None:
        for what in sorted(now):
            if before.get(what) != now[what]:
                self.run.report.changes.append(
                    f"{self.run.source.name}: {key}: {what} {before.get(what)} is now {now[what]}"
                )

    def _fill(self, accounts: Sequence[_Account]) -> None:
        """Add to the matches what only this source knows, but where an editor has been."""
        if not accounts:
            return
        matches = Match.objects.select_related("source").in_bulk([one.match for one in accounts])
        found = standing(Match, list(matches))
        rows = []
        for one in accounts:
            match = matches[one.match]
            now = tuple(getattr(match, column) for column in SAYS)
            said = _SAID_BY.get(match.source.slug, set(SAYS))
            mine = found.get(one.match, UNTOUCHED)
            was = mine.before_astray(SAYS, now)
            self.fixtures.upstream.tell_astray(self.run.source.name, one.row, SAYS, now, was)
            filled = tuple(
                says
                if says not in (None, "")
                and (old in (None, "") or column not in said)
                and column not in mine.held
                else old
                for column, old, says in zip(SAYS, was, one.says, strict=True)
            )
            if filled != now:
                rows.append((one.match, *filled))
        if rows:
            # The match keeps its own batch and line: it is still its first source's row.
            assert self.run.batch
            bulk.update(Match, FIELDS, rows)
            self.run.report.oddities["Matches with added stage, ground, kick-off or kicks"].append(
                f"{self.run.source.name}: {len(rows)} matches"
            )


def _swap(row: MatchRow) -> None:
    """Turn a row round: its source has the two teams the other way."""
    row.home, row.away = row.away, row.home
    row.home_score, row.away_score = row.away_score, row.home_score
    row.shootout_home, row.shootout_away = row.shootout_away, row.shootout_home
    if row.home_won is not None:
        row.home_won = not row.home_won
    for goal in row.goals or ():
        goal.by_home = not goal.by_home


def _in_words(row: MatchRow) -> Words:
    """What a row says, as JSON: what it does not say is left out."""
    said = {
        "competition": row.competition,
        "home_score": row.home_score,
        "away_score": row.away_score,
        "city": row.city,
        "country": row.country,
        "neutral": row.neutral,
        "kickoff": row.kickoff and row.kickoff.isoformat("minutes"),
        "kickoff_offset": row.kickoff_offset,
        "stage": row.stage,
        "ground": row.ground,
        "after_extra_time": row.after_extra_time,
        "home_won": row.home_won,
        "shootout_home": row.shootout_home,
        "shootout_away": row.shootout_away,
    }
    words: Words = {name: value for name, value in said.items() if value is not None}
    if row.goals is not None:
        words |= _goals_in_words(row.goals)
    return words


def _goals_in_words(goals: Iterable[Goal]) -> Words:
    told = [[goal.by_home, goal.kind, goal.minute, goal.stoppage, goal.scorer] for goal in goals]
    return {"goals": told}
