"""Teams, competitions and grounds by the names that a data set prints; new ones are made in bulk."""

from collections.abc import Iterable
from datetime import date

from archive import bulk
from archive.curation.slugs import Addresses
from archive.football.names import CLUBS, GROUNDS, NATIONAL
from archive.models import Competition, Team, TeamName, Venue
from archive.models.teams import TeamKind
from archive.text.words import search_key
from archive.text.words import slug as slugged
from players.models import SlugRedirect

# What one data set calls differently than another, by the kind of team.
OTHERWISE = {TeamKind.NATIONAL: NATIONAL, TeamKind.CLUB: CLUBS}


_KINDS = (TeamKind.CLUB, TeamKind.NATIONAL)


def kind_of(*, national: bool) -> TeamKind:
    """The kind of team that plays."""
    return _KINDS[national]


class Teams:
    """The teams by name: today's, then another one that the archive knows, then the address."""

    def __init__(self) -> None:
        """In three statements."""
        self.names: dict[int, str] = {}
        self.slugs: dict[int, str] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        self._by_slug: dict[tuple[str, str], int] = {}
        # What was asked for and found: a data set asks for the same names again and again.
        self._found: dict[tuple[str, str], int] = {}
        kinds: dict[int, str] = {}
        self._kinds = kinds
        for key, slug, name, kind in Team.objects.order_by("-pk").values_list(
            "pk", "slug", "name", "kind"
        ):
            kinds[key] = kind
            self._know(key, slug, name, kind)
        self._other_names = list(
            TeamName.objects.order_by("-pk").values_list("team", "name", "start", "end")
        )
        for key, name, start, _ in self._other_names:
            # A former name is a name of its days alone; one without dates is a spelling of today.
            if start is None:
                self._by_name.setdefault((kinds[key], name), key)
        old = SlugRedirect.objects.filter(kind=Team._meta.db_table).values_list(
            "old_slug", "target"
        )
        for slug, key in old:
            if key in kinds:
                self._by_slug.setdefault((kinds[key], slug), key)

    def _know(self, key: int, slug: str, name: str, kind: str) -> None:
        self.names[key] = name
        self.slugs[key] = slug
        self._by_name[kind, name] = key
        self._by_slug[kind, slug] = key

    def find(self, name: str, kind: TeamKind) -> int | None:
        """The team that this name means, if there is one.

        A team that an editor has renamed is found by its address, which still spells the old name.
        """
        if found := self._found.get((kind, name)):
            return found
        for one in (name, OTHERWISE[kind].get(name)):
            if one is not None:
                key = self._by_name.get((kind, one)) or self._by_slug.get((kind, slugged(one)))
                if key is not None:
                    self._found[kind, name] = key
                    return key
        return None

    def add(self, names: Iterable[tuple[str, TeamKind]]) -> int:
        """Make the teams of these names that are not there; gives how many."""
        new = dict.fromkeys(
            (OTHERWISE[kind].get(name, name), kind)
            for name, kind in names
            if self.find(name, kind) is None
        )
        addresses = Addresses(Team) if new else None
        rows = []
        for (name, kind), key in zip(new, bulk.fresh_keys(Team, len(new)), strict=True):
            assert addresses is not None
            slug = addresses.free(name)
            rows.append((key, slug, name, kind.value))
            self._know(key, slug, name, kind)
        bulk.insert(Team, ["id", "slug", "name", "kind"], rows)
        return len(rows)

    def spell(self, used: Iterable[tuple[str, TeamKind]]) -> int:
        """Note how a data set spells teams that have another name here, where that is data of ours:
        so the admin shows by which names a team is known. Gives how many are new."""
        known = {(key, name) for key, name, start, _ in self._other_names if start is None}
        new = []
        for name, kind in dict.fromkeys(used):
            key = self.find(name, kind)
            if name in OTHERWISE[kind] and key is not None and (key, name) not in known:
                new.append(TeamName(team_id=key, name=name))
                # A run asks once for each data set.
                self._other_names.append((key, name, None, None))
        TeamName.objects.bulk_create(new)
        return len(new)

    def of_day(self, name: str, kind: TeamKind, day: date) -> int | None:
        """The one team that had this former name on a day."""
        known = {key for key in self.names if self._kinds[key] == kind}
        had = {
            key
            for key, its, start, end in self._other_names
            if its == name and start is not None and start <= day and (end is None or day <= end)
        }
        found = had & known
        return found.pop() if len(found) == 1 else None

    def former(self, team: int, name: str) -> tuple[date | None, date | None] | None:
        """From when to when a team had this name, if that is known."""
        for key, its, start, end in self._other_names:
            if key == team and its == name and start is not None:
                return start, end
        return None


class Competitions:
    """The competitions by name or address."""

    def __init__(self) -> None:
        """In one statement."""
        rows = Competition.objects.order_by("-pk").values_list("pk", "slug", "name")
        self.names: dict[int, str] = {}
        self._by_slug: dict[str, int] = {}
        self._by_name: dict[str, int] = {}
        for key, slug, name in rows:
            self._know(key, slug, name)

    def _know(self, key: int, slug: str, name: str) -> None:
        self.names[key] = name
        self._by_slug[slug] = self._by_name[name] = key

    def find(self, name: str) -> int | None:
        """The competition of this name, or that had it when its address was made."""
        return self._by_name.get(name) or self._by_slug.get(slugged(name))

    def add(self, names: Iterable[str]) -> None:
        """Make those that are not there."""
        new = [name for name in dict.fromkeys(names) if self.find(name) is None]
        if not new:
            return
        addresses = Addresses(Competition)
        keys = bulk.fresh_keys(Competition, len(new))
        rows = [(key, addresses.free(name), name) for key, name in zip(keys, new, strict=True)]
        bulk.insert(Competition, ["id", "slug", "name"], rows)
        for key, slug, name in rows:
            self._know(key, slug, name)


class Grounds:
    """The venues by name and town, as a tournament's matches print them: "Name, Town", or the town
    by which its list of stadiums has them."""

    def __init__(self, stadiums: Iterable[tuple[str, str]]) -> None:
        """From the stadiums of the files by `(place, name)`; one statement."""
        self._stadiums = dict(stadiums)
        self.names: dict[int, str] = {}
        self._known: dict[tuple[str, str], int] = {}
        for key, name, city in Venue.objects.order_by("-pk").values_list("pk", "name", "city"):
            self.names[key] = name
            self._known[_fold(name), _fold(city)] = key

    def find(self, printed: str, city: str, country: str) -> int | None:
        """The venue that is printed so, in a town and country as the match has them; made where it
        is not there. None where only a place is printed, which is no ground's name."""
        name, town = self._parts(printed, city)
        if not name:
            return None
        key = self._known.get((_fold(name), _fold(town)))
        if key is None:
            address = Addresses(Venue).free(name)
            venue = Venue.objects.create(slug=address, name=name, city=town, country=country)
            key = self._known[_fold(name), _fold(town)] = venue.pk
            self.names[key] = name
        return key

    def _parts(self, printed: str, city: str) -> tuple[str, str]:
        if printed in self._stadiums:
            # "Boston (Foxborough)": the ground is in the latter.
            inside = printed.partition("(")[2].rstrip(") ")
            return self._stadiums[printed], city or inside or printed
        name, comma, town = printed.rpartition(", ")
        return (GROUNDS.get(name, name), town) if comma else ("", "")


def _fold(text: str) -> str:
    """A ground's or town's name as compared: St. and Saint are one."""
    words = search_key(text).split()
    return " ".join("saint" if word == "st" else word for word in words)
