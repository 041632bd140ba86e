"""Matches that another data set, or an editor, has brought: which of them a row describes too."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from archive.football.rows import MatchRow
from archive.matches.run import Run
from archive.models import Match


class Others:
    """Matches of these days that are not the run's own."""

    def __init__(self, run: Run, days: Sequence[date]) -> None:
        """In one statement, where there are days."""
        self._met: dict[tuple[date, int, int], list[tuple[int, int]]] = defaultdict(list)
        self._played: dict[tuple[date, int], str] = {}
        self._mine: dict[tuple[date, int, int, int], str] = {}
        if not days:
            return
        rows = Match.objects.filter(date__gte=min(days), date__lte=max(days))
        for key, day, home, away, meeting, source, slug in rows.values_list(
            "pk", "date", "home", "away", "meeting", "source", "slug"
        ):
            self._played[day, home] = self._played[day, away] = slug
            if source != run.source.pk:
                self._met[day, home, away].append((key, meeting))
            else:
                self._mine[day, home, away, meeting] = slug

    def find(self, row: MatchRow, home: int, away: int) -> tuple[int, bool] | None:
        """The match that a row describes too, and whether home and away are swapped in it."""
        for key, meeting in self._met.get((row.day, home, away), ()):
            if meeting == row.meeting:
                return key, False
        swapped = self._met.get((row.day, away, home), ())
        if len(swapped) == 1 and row.meeting == 1:
            return swapped[0][0], True
        return None

    def all(self, day: date, home: int, away: int) -> list[tuple[int, bool]]:
        """All matches of the two that day, and whether home and away are swapped in them."""
        met = [(key, False) for key, _ in self._met.get((day, home, away), ())]
        return met + [(key, True) for key, _ in self._met.get((day, away, home), ())]

    def doubt(self, row: MatchRow, home: int | None, away: int | None) -> str:
        """Why a row may be a match that is here already: it has a name that nobody has, or the data
        set has named the match otherwise; empty where there is no such doubt."""
        if home and away and (slug := self._mine.get((row.day, home, away, row.meeting))):
            return f"the match {slug} is here from this data set; expected it under one name"
        if (home is None) == (away is None):
            return ""
        unknown, known = (row.home, away) if home is None else (row.away, home)
        slug = self._played.get((row.day, known or 0))
        if not slug:
            return ""
        return (
            f"no team is called {unknown}, and this may be the match {slug}; expected a known name "
            f"(give {unknown} to the team it means as another name)"
        )
