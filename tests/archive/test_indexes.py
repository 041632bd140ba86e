"""Lists by name, A to Z, and the page about the archive."""

import re
from itertools import product

import pytest

from archive.reading import letters, subjects
from archive.verification import verify
from players.models import Player
from players.reading import player_initials, player_page
from tests import factories
from tests.markup import tight
from tests.world import World

V1 = "/api/v1"


@pytest.fixture
def ask(world, client):
    """An address of the world's: its status, and its page without white space."""

    def asking(address):
        answer = client.get(address)
        return answer.status_code, tight(answer.content.decode())

    return asking


def people(*names):
    for name in names:
        factories.player(name)


def test_names_stand_a_to_z_with_accents_among_them(world: World, client):
    people(
        "Zoe Adler",
        "Álvaro Ruiz",
        "Aaron Moe",
        "Örjan Lund",
        "Oscar Nye",
        "łukasz Zych",
        "Lena Ott",
    )
    found = client.get(f"{V1}/players?limit=100").json()["items"]
    names = [player["name"] for player in found]
    assert names == [
        "Aaron Moe", "Álvaro Ruiz", "Harry Kane", "Lena Ott", "łukasz Zych", "Örjan Lund", "Oscar Nye", "Zoe Adler",
    ]  # fmt: skip
    assert player_initials() == {"a": 2, "h": 1, "l": 2, "o": 2, "z": 1}


UNDER = {
    "a": ["Aaron Moe", "Álvaro Ruiz"],
    "o": ["Örjan Lund"],
    "z": ["Zoe Adler"],
    "0-9": ["1860 Club"],
    "q": [],
}


def test_a_letter_narrows_page_and_api_alike(world: World, client):
    people("Zoe Adler", "Álvaro Ruiz", "Aaron Moe", "Örjan Lund", "1860 Club")
    for letter, names in UNDER.items():
        asked = {"letter": letter, "include_count": "true"}
        found = client.get(f"{V1}/players", asked).json()
        told = [player["name"] for player in found["items"]]
        assert (told, found["count"]) == (names, len(names))
        html = client.get("/players/", {"letter": letter}).content.decode()
        assert re.findall(r'<li>\s*<a href="/players/[^"]+"><bdi>([^<]+)</bdi>', html) == names


def test_what_is_no_letter_is_refused(world: World, client):
    kinds, letters_asked = ("players", "teams", "competitions", "themes"), ("K", "ä", "kk", "0")
    for kind, letter in product(kinds, letters_asked):
        assert client.get(f"/{kind}/", {"letter": letter}).status_code == 422
        answer = client.get(f"{V1}/{kind}", {"letter": letter})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["location"] == "query.letter"


def test_letters_lead_to_their_names_and_count_them(ask):
    people("Álvaro Ruiz", "Aaron Moe")
    _, html = ask("/players/")
    bar = html[html.index('aria-label="By first letter"') :].split("</nav>")[0]
    assert '<a href="?letter=a">A <span class="visually-hidden">, 2 names</span></a>' in bar
    assert "letter=b" not in bar
    assert '<a href="/players/" aria-current="true">All</a>' in bar
    _, under = ask("/players/?letter=a&q=moe")
    assert "Under A</h2> <p>1 person</p>" in under
    assert '<input type="hidden" name="letter" value="a">' in under
    assert "Letter: A" in under


def test_nobody_unreleased_is_under_a_letter(world: World, client):
    Player.objects.update(released_at=None)
    assert player_initials() == {}
    assert player_page(letter="h").items == []
    assert "letter=h" not in client.get("/players/").content.decode()


def test_a_long_list_goes_on_page_by_page(world: World, client):
    people(*(f"Åke {n:03} Lund" for n in range(130)))
    seen, following = [], "?letter=a"
    while following:
        html = client.get(f"/players/{following}").content.decode()
        seen += re.findall(r"<bdi>(Åke \d+ Lund)</bdi>", html)
        onward = re.search(r'<a href="(\?[^"]+)" rel="next"', html)
        following = onward[1].replace("&amp;", "&") if onward else ""
    assert seen == [f"Åke {n:03} Lund" for n in range(130)]


def test_teams_competitions_and_themes_have_their_lists(ask):
    factories.team("Ängby")
    _, teams = ask("/teams/?letter=a")
    assert "<bdi>Ängby</bdi></a> <span>in squads alone</span>" in teams
    assert "England" not in teams[teams.index("<main") :]
    assert subjects.team_initials() == {"a": 1, "e": 1, "f": 1, "s": 1}
    _, found = ask("/teams/?q=engl")
    assert '<a href="/teams/england/"><bdi>England</bdi></a> <span>2 matches</span>' in found
    _, cups = ask("/competitions/")
    assert "<bdi>FIFA World Cup</bdi></a> <span>1 match, 2022</span>" in cups
    _, none = ask("/competitions/?q=harbour")
    assert "No competition fits" in none
    _, themes = ask("/themes/?letter=p")
    assert "<bdi>Penalties</bdi></a> <span>1 quote, 1 moment</span>" in themes


def test_the_last_letter_has_no_end():
    assert str(letters.under("z")) == "(AND: ('slug__gte', 'z'))"


def test_about_tells_what_there_is_and_where_it_is_from(ask, world):
    _, html = ask("/about/")
    for kind, number in (
        ("articles", 3),
        ("quotes", 3),
        ("moments", 1),
        ("players", 1),
        ("matches", 2),
    ):
        assert re.search(rf'<a href="/{kind}/">[a-z]+</a></dt> ?<dd>{number}</dd>', html), kind
    for one, of_it in (("articles", "articles"), ("moments", "moment"), ("players", "person")):
        assert f'<a href="/{one}/">{of_it}</a>' in html
    assert '<th scope="row">The record</th> <td>CC0 1.0</td>' in html
    assert "31 July 2026" in html
    assert "Match reports" not in html
    assert 'href="/about/verification/"' in html
    assert "Last checked" not in html
    verify()
    _, checked = ask("/about/")
    assert "Last checked" in checked
