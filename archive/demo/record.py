"""The match record of the demonstration: teams, grounds, matches, and what happened in them.

What an import has brought already is taken as it is. Goals keep the data set's own spelling of
who scored; only Harry Kane's are tied to a player, because of nobody else would the few matches
here give a count that means anything.
"""

from collections import Counter
from datetime import date, time
from typing import Any

from archive.curation import slugs
from archive.demo.book import Book, read
from archive.football.rows import match_key
from archive.models import Competition, Match, MatchEvent, Source, Team, Venue
from archive.models.teams import TeamKind
from players.models import Player

Fixture = tuple[str, str, str]


class Record:
    """Loads the record into the open transaction; `match` finds a match again by its fixture."""

    def __init__(self, book: Book, data: dict[str, Any]) -> None:
        self.book = book
        self.data = data
        self.sources = {name: self._source(fields) for name, fields in data["sources"].items()}
        self.venues = {fields["slug"]: self._venue(fields) for fields in data["venues"]}
        self.matches: dict[Fixture, Match] = {}
        self._teams: dict[str, Team] = {}
        self._competitions: dict[str, Competition] = {}

    def team(self, name: str, kind: TeamKind = TeamKind.NATIONAL) -> Team:
        """The team of this name."""
        if name not in self._teams:
            team = Team.objects.filter(name=name).order_by("pk").first()
            if team is None:
                team = Team.objects.create(slug=slugs.free(Team, name), name=name, kind=kind)
                self.book.note(team)
            self._teams[name] = team
        return self._teams[name]

    def match(self, fixture: list[str]) -> Match:
        """The match of this day and these teams."""
        day, home, away = fixture
        return self.matches[(day, home, away)]

    def load(self, people: dict[str, Player]) -> None:
        """Every match with its goals and single facts; `people` by the name that scorers have."""
        rows = {(row["date"], row["home"], row["away"]): row for row in read("matches.json")}
        there = Match.objects.filter(date__in=[day for day, _, _ in rows], meeting=1)
        for match in there.select_related("home", "away"):
            self.matches[(match.date.isoformat(), match.home.name, match.away.name)] = match
        fresh = {key: self._match(row) for key, row in rows.items() if key not in self.matches}
        self.book.note(*Match.objects.bulk_create(fresh.values()))
        self.matches |= fresh
        events = [self._goal(fresh[key], goal) for key in fresh for goal in rows[key]["goals"]]
        events += self._facts(rows)
        for event in events:
            event.player = people.get(event.player_name)
        self.book.note(*MatchEvent.objects.bulk_create(_numbered(events)))

    def _match(self, row: dict[str, Any]) -> Match:
        day = date.fromisoformat(row["date"])
        home, away = self.team(row["home"]), self.team(row["away"])
        winner, home_kicks, away_kicks = row.get("shootout", (None, None, None))
        kickoff = row.get("kickoff")
        return Match(
            slug=f"{day.isoformat()}-{home.slug}-{away.slug}",
            date=day,
            kickoff=time.fromisoformat(kickoff) if kickoff else None,
            kickoff_offset=row.get("offset"),
            home=home,
            away=away,
            home_score=row["score"][0],
            away_score=row["score"][1],
            after_extra_time=row.get("after_extra_time", False),
            shootout_winner=self.team(winner) if winner else None,
            shootout_home=home_kicks,
            shootout_away=away_kicks,
            competition=self._competition(row["competition"]),
            stage=row.get("stage", ""),
            venue=self.venues.get(row.get("venue", "")),
            city=row["city"],
            country=row["country"],
            neutral=row["neutral"],
            source=self.sources["data_set"],
            source_key=match_key(day, row["home"], row["away"]),
            batch=self.book.batch,
        )

    def _facts(self, rows: dict[Fixture, dict[str, Any]]) -> list[MatchEvent]:
        """The single facts that no source has told yet."""
        told = set(
            MatchEvent.objects.filter(match__in=self.matches.values()).values_list(
                "match", "kind", "minute", "player_name"
            )
        )
        return [
            self._fact(self.matches[key], fact)
            for key, row in rows.items()
            for fact in row.get("facts", ())
            if (self.matches[key].pk, fact["kind"], fact["minute"], fact["player"]) not in told
        ]

    def _goal(self, match: Match, goal: list[Any]) -> MatchEvent:
        kind, minute, team, scorer = goal
        return MatchEvent(
            match=match,
            kind=kind,
            minute=minute,
            team=self.team(team),
            player_name=scorer,
            source=self.sources["data_set"],
            batch=self.book.batch,
        )

    def _fact(self, match: Match, fact: dict[str, Any]) -> MatchEvent:
        return MatchEvent(
            match=match,
            kind=fact["kind"],
            minute=fact["minute"],
            team=self.team(fact["team"]),
            player_name=fact["player"],
            source=self.sources["report"],
            source_detail=fact["report"],
            detail=fact["detail"],
            batch=self.book.batch,
        )

    def _competition(self, name: str) -> Competition:
        if name not in self._competitions:
            found = Competition.objects.filter(name=name).order_by("pk").first()
            if found is None:
                found = Competition.objects.create(slug=slugs.free(Competition, name), name=name)
                self.book.note(found)
            self._competitions[name] = found
        return self._competitions[name]

    def _source(self, fields: dict[str, str]) -> Source:
        found = Source.objects.filter(slug=fields["slug"], kind=fields["kind"]).first()
        if found is None:
            slug = slugs.free(Source, fields["slug"])
            found = Source.objects.create(**{**fields, "slug": slug})
            self.book.note(found)
        return found

    def _venue(self, fields: dict[str, str]) -> Venue:
        found = Venue.objects.filter(name=fields["name"], city=fields["city"]).first()
        if found is None:
            slug = slugs.free(Venue, fields["name"])
            found = Venue.objects.create(**{**fields, "slug": slug})
            self.book.note(found)
        return found


def _numbered(events: list[MatchEvent]) -> list[MatchEvent]:
    """The events, with their order among those of one minute as the source has it."""
    minutes: Counter[tuple[int, int | None]] = Counter()
    for event in events:
        event.number = minutes[(event.match_id, event.minute)]
        minutes[(event.match_id, event.minute)] += 1
    return events
