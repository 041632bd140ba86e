"""Goals into the record: match by match, held against what is here.

A goal has no name of its own: within a match it is what it says (side, kind, minute, scorer), and
equal rows are goals of their own. What is here is taken as the last import made it: where an editor
has changed or removed a goal, the file's row is that goal still, and nothing is written.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from archive import bulk
from archive.football.rows import Goal, Refusal
from archive.matches.fixtures import Found, Known
from archive.matches.held import Deleted, deleted, held
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
    """A goal that is here: its key and batch, what it says, and what the last import made it."""

    key: int
    batch: int | None
    says: Says
    imported: Says


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
        self._insertions: list[tuple[Any, ...]] = []
        self._updates: list[tuple[Any, ...]] = []
        self._adopted: list[tuple[int, int]] = []
        self._gone: list[int] = []
        self._differ: list[tuple[str, int, list[_There], list[_Here]]] = []

    def write(self, by_match: dict[str, list[tuple[str, Goal]]], found: Found) -> None:
        """Goals by their match's key; a key that no match has must not be among them."""
        here = self._here()
        for key, goals in by_match.items():
            known = found.known[key]
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
        kept = held(MatchEvent, [one.key for _, _, _, left in self._differ for one in left])
        for key, match, there, here in self._differ:
            mine = [_as_imported(one, kept.get(one.key, {})) for one in here]
            rest, left = self._pass_editors(match, there, mine)
            new, gone = self._change(key, rest, left, kept)
            self._lose(key, gone, kept)
            self._add(match, self._not_cited(key, match, new), taken=None)

    def _pass_editors(
        self, match: int, rest: list[_There], left: list[_Here]
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
                self._same(goal, same)
            elif removed[goal.says]:
                removed[goal.says] -= 1
                self.run.report.count("goals", "unchanged")
            else:
                still.append(goal)
        return still, left

    def _change(
        self, key: str, rest: list[_There], left: list[_Here], kept: dict[int, dict[str, Any]]
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
                self.run.report.count("goals", "unchanged")
            else:
                self.run.report.changes.append(told)
                self.run.report.count("goals", "changed")
                self._updates.append((old.key, *goal.says, self.run.batch, goal.line))
        return still, left

    def _lose(self, key: str, left: list[_Here], kept: dict[int, dict[str, Any]]) -> None:
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


def _as_imported(here: _Here, before: dict[str, Any]) -> _Here:
    """A goal with what the last import made it, where an editor has changed that since."""
    says: list[Any] = [
        before.get(column, value) for column, value in zip(_SAYS, here.says, strict=True)
    ]
    return replace(here, imported=(says[0], says[1], says[2], says[3], says[4]))


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
