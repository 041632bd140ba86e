"""Goals into the record: match by match, held against what is here.

A goal has no name of its own: within a match it is what it says (side, kind, minute, scorer), and
equal rows are goals of their own. What is here is taken as the last import made it: where an editor
has changed or removed a goal, the file's row is that goal still, and nothing is written.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from archive import bulk
from archive.changes import UNTOUCHED, Standing
from archive.football.rows import Goal, Refusal
from archive.matches.held import Deleted, deleted, lost, standing
from archive.matches.known import Known
from archive.matches.run import Run
from archive.models import EventKind, Match, MatchEvent, Moment
from archive.text.words import search_key

KINDS = (EventKind.GOAL, EventKind.OWN_GOAL, EventKind.PENALTY_GOAL)
# What makes a goal the same one: columns of an event, in this order.
_SAYS = ("kind", "team_id", "minute", "stoppage", "player_name")
_FIELDS = ["kind", "team", "minute", "stoppage", "player_name", "batch", "line"]
_NAMES = ["match", *_FIELDS, "number", "source", "source_detail", "detail"]

Says = tuple[str, int, int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class _Here:
    """A goal that is here: its key and batch, what it says (`astray`: what it should, where nobody
    known has changed it), and what the last import made it."""

    key: int
    batch: int | None
    says: Says
    imported: Says
    astray: Says | None = None


@dataclass(frozen=True, slots=True)
class _There:
    """A goal of the file: where it stands, and what it says."""

    file: str
    line: int
    says: Says


class Goals:
    """Writes the goals of one run's matches."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._removed = Deleted(lambda: deleted(MatchEvent, run.demo), "match_id")
        self._lost = Deleted(lambda: lost(MatchEvent), "match_id")
        self._insertions: list[tuple[Any, ...]] = []
        self._updates: list[tuple[Any, ...]] = []
        self._adopted: list[tuple[int, int]] = []
        self._gone: list[int] = []
        self._differ: list[tuple[str, int, list[_There], list[_Here]]] = []

    def write(
        self, by_match: dict[str, list[tuple[str, Goal]]], matches: Mapping[str, Known]
    ) -> None:
        """Goals by their match's key; a key that no match has must not be among them."""
        here = self._here()
        for key, goals in by_match.items():
            known = matches[key]
            there = [_There(file, goal.line, _says(goal, known)) for file, goal in goals]
            self._tell_odd(key, known, there)
            mine = here.pop(known.key, [])
            if not mine and known.batch in self.run.report.batches:
                self._add(known.key, there, taken=Counter())
            else:
                self._hold_against(key, known.key, there, mine)
        self._reconcile()
        self._tell_missing(here)
        self._flush()

    def _here(self) -> dict[int, list[_Here]]:
        """The goals of this source, by match."""
        rows = MatchEvent.objects.filter(source=self.run.source, kind__in=KINDS).order_by("pk")
        found: dict[int, list[_Here]] = defaultdict(list)
        for key, match, batch, *says in rows.values_list("pk", "match", "batch", *_SAYS).iterator():
            told: Says = (says[0], says[1], says[2], says[3], says[4])
            found[match].append(_Here(key, batch, told, told))
        return found

    def _hold_against(self, key: str, match: int, there: list[_There], here: list[_Here]) -> None:
        """Take out what is the same on both sides; what is left is looked at later, all at once."""
        waiting: dict[Says, list[_Here]] = defaultdict(list)
        for one in here:
            waiting[one.says].append(one)
        rest = []
        for goal in there:
            if same := waiting[goal.says]:
                self._same(goal, same.pop(0))
            else:
                rest.append(goal)
        left = [one for some in waiting.values() for one in some]
        if rest or left:
            self._differ.append((key, match, rest, left))

    def _same(self, goal: _There, here: _Here) -> None:
        if here.batch in self.run.demo:
            self._adopted.append((here.key, goal.line))
            self.run.report.count("goals", "adopted")
        else:
            self.run.report.count("goals", "unchanged")

    def _reconcile(self) -> None:
        """What differs: an editor's, a change upstream, a goal more or less."""
        found = standing(MatchEvent, [one.key for _, _, _, left in self._differ for one in left])
        kept = {key for key, one in found.items() if one.held}
        for key, match, there, here in self._differ:
            mine = [_as_imported(one, found.get(one.key, UNTOUCHED)) for one in here]
            rest, left = self._pass_editors(key, match, there, mine)
            new, gone = self._change(key, rest, left, kept)
            self._lose(key, gone, kept)
            again = self._not_cited(key, match, new)
            self._tell_lost(key, match, again)
            self._add(match, again, taken=None)

    def _pass_editors(
        self, key: str, match: int, rest: list[_There], left: list[_Here]
    ) -> tuple[list[_There], list[_Here]]:
        """Without the goals that an editor has changed or removed since they were imported."""
        removed = Counter(
            tuple(row[column] for column in _SAYS)
            for row in self._removed.of(match)
            if row["source_id"] == self.run.source.pk
        )
        still = []
        for goal in rest:
            same = next((one for one in left if one.imported == goal.says), None)
            if same:
                left.remove(same)
                if not self._put_back(key, goal, same):
                    self._same(goal, same)
            elif removed[goal.says]:
                removed[goal.says] -= 1
                self.run.report.count("goals", "unchanged")
            else:
                still.append(goal)
        return still, left

    def _put_back(self, key: str, goal: _There, here: _Here) -> bool:
        """Make a goal again what it was before nobody known changed it; False where nobody did."""
        if here.astray is None:
            return False
        told = f"{_words(here.says)} is now {_words(here.astray)}"
        self.run.report.restored.append(f"{goal.file}:{goal.line}: {key}: {told}")
        self.run.report.count("goals", "changed")
        self._updates.append((here.key, *here.astray, self.run.batch, goal.line))
        return True

    def _change(
        self, key: str, rest: list[_There], left: list[_Here], kept: set[int]
    ) -> tuple[list[_There], list[_Here]]:
        """Goals that say something else now: one of the same side, nearest first."""
        still = []
        for goal in rest:
            old = min(
                (one for one in left if one.imported[1] == goal.says[1]),
                key=lambda one: _distance(one.imported, goal.says),
                default=None,
            )
            if old is None:
                still.append(goal)
                continue
            left.remove(old)
            told = (
                f"{goal.file}:{goal.line}: {key}: {_words(old.imported)} is now {_words(goal.says)}"
            )
            if old.key in kept:
                self.run.report.changes.append(f"{told}; what an editor made of it stays")
                if not self._put_back(key, goal, old):
                    self.run.report.count("goals", "unchanged")
            else:
                self.run.report.changes.append(told)
                self.run.report.count("goals", "changed")
                self._updates.append((old.key, *goal.says, self.run.batch, goal.line))
        return still, left

    def _lose(self, key: str, left: list[_Here], kept: set[int]) -> None:
        """Goals that the file has no more, though it has others of the match."""
        told_of = set(
            Moment.objects.filter(event__in=[one.key for one in left]).values_list(
                "event", flat=True
            )
        )
        for one in left:
            words = f"{key}: {_words(one.imported)} is not in the data set any more"
            if one.key in kept or one.key in told_of:
                self.run.report.changes.append(f"{words}; it stays, an editor has used it")
            else:
                self.run.report.changes.append(f"{words}; removed")
                self.run.report.count("goals", "changed")
                self._gone.append(one.key)

    def _not_cited(self, key: str, match: int, goals: list[_There]) -> list[_There]:
        """Without those that stand here already, cited from somewhere else."""
        if not goals:
            return goals
        others = MatchEvent.objects.filter(match=match, kind__in=KINDS).exclude(
            source=self.run.source
        )
        cited = list(others.order_by("pk").values_list(*_SAYS))
        still = []
        for goal in goals:
            twin = next((one for one in cited if _is_one_goal(goal.says, one)), None)
            if twin is None:
                still.append(goal)
                continue
            cited.remove(twin)
            self.run.report.count("goals", "unchanged")
            self.run.report.oddities["Here already from another source, not doubled"].append(
                f"{goal.file}:{goal.line}: {key}: {_words(goal.says)} (here: {_words(twin)})"
            )
        return still

    def _tell_lost(self, key: str, match: int, goals: Sequence[_There]) -> None:
        """Of the goals that are added, which nobody known had removed."""
        gone = [tuple(row[column] for column in _SAYS) for row in self._lost.of(match)]
        self.run.report.restored += [
            f"{goal.file}:{goal.line}: {key}: {_words(goal.says)} was removed, and is here again"
            for goal in goals
            if goal.says in gone
        ]

    def _add(self, match: int, goals: Sequence[_There], taken: Counter[int | None] | None) -> None:
        """New goals of a match; `taken`: how many events each minute has, None: to be asked."""
        if not goals:
            return
        if taken is None:
            minutes = MatchEvent.objects.filter(match=match).order_by()
            taken = Counter(minutes.values_list("minute", flat=True))
        batch, source = self.run.batch, self.run.source.pk
        for goal in goals:
            minute = goal.says[2]
            self._insertions.append(
                (match, *goal.says, batch, goal.line, taken[minute], source, "", "")
            )
            taken[minute] += 1
        self.run.report.count("goals", "added", len(goals))

    def _tell_odd(self, key: str, match: Known, goals: Sequence[_There]) -> None:
        """Rows that stand more than once, goals without a scorer, more goals than the score has."""
        odd = self.run.report.oddities
        for side, score in ((match.home, match.says[0]), (match.away, match.says[1])):
            scored = sum(goal.says[1] == side for goal in goals)
            if score is not None and scored > score:
                odd["More goals than the score has"].append(
                    f"{goals[0].file}:{goals[0].line}: {key}: {scored} goals of {score}"
                )
        lines: dict[Says, list[_There]] = defaultdict(list)
        for goal in goals:
            if not goal.says[4]:
                odd["Scored by nobody knows whom"].append(f"{goal.file}:{goal.line}: {key}")
            lines[goal.says].append(goal)
        for says, rows in lines.items():
            if len(rows) > 1:
                where = ", ".join(str(row.line) for row in rows)
                odd["Stands more than once, kept as goals of their own"].append(
                    f"{rows[0].file}:{where}: {key}: {_words(says)}"
                )

    def _tell_missing(self, here: dict[int, list[_Here]]) -> None:
        """Matches whose goals are here and of which the files have none."""
        if not here:
            return
        slugs = Match.objects.in_bulk(list(here))
        for match, goals in here.items():
            self.run.report.changes.append(
                f"{slugs[match].slug}: the data set has none of its {len(goals)} goals any more; "
                "they stay"
            )

    def _flush(self) -> None:
        if self._adopted:
            batch = self.run.batch
            rows = [(key, batch, line) for key, line in self._adopted]
            bulk.update(MatchEvent, ["batch", "line"], rows)
        if self._updates:
            bulk.update(MatchEvent, _FIELDS, self._updates)
        if self._gone:
            MatchEvent.objects.filter(pk__in=self._gone).delete()
        if self._insertions:
            bulk.insert(MatchEvent, _NAMES, self.run.watched("Goals", self._insertions))


def refuse_goal(run: Run, file: str, line: int, reason: str) -> None:
    """Leave a goal out, and say why."""
    run.report.refuse("goals", Refusal(file, line, reason))


def _says(goal: Goal, match: Known) -> Says:
    side = match.home if goal.by_home else match.away
    return goal.kind, side, goal.minute, goal.stoppage, goal.scorer


def _as_imported(here: _Here, standing: Standing) -> _Here:
    """A goal with what the last import made it, and what it should say, where others than programs
    have changed that since."""
    should = standing.before_astray(_SAYS, here.says)
    made = (standing.held.get(column, value) for column, value in zip(_SAYS, should, strict=True))
    kind, team, minute, stoppage, name = made
    return replace(
        here,
        imported=(kind, team, minute, stoppage, name),
        astray=None if should == here.says else should,
    )


def _distance(old: Says, new: Says) -> tuple[bool, bool, int]:
    """How far one goal is from another of its side: by scorer, then by minute."""
    apart = abs((old[2] or 0) - (new[2] or 0))
    return search_key(old[4]) != search_key(new[4]), old[2:4] != new[2:4], apart


def _is_one_goal(new: Says, cited: Says) -> bool:
    """Whether two sources tell of one goal: side, scorer, and the minute give or take one."""
    if new[1] != cited[1] or search_key(new[4]) != search_key(cited[4]):
        return False
    return new[2] is None or cited[2] is None or abs(new[2] - cited[2]) <= 1


def _words(says: Says) -> str:
    """A goal in a few words: Kane 54 (penalty goal)."""
    kind, _, minute, stoppage, name = says
    when = "?" if minute is None else f"{minute}+{stoppage}" if stoppage else str(minute)
    return f"{name or 'unknown'} {when}" + (
        f" ({kind.replace('_', ' ')})" if kind != "goal" else ""
    )
