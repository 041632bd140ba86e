"""Printed names to players, and names of a text to what the archive knows. Invented people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.extract import Person
from archive.models import (
    Competition,
    MentionKind,
    Source,
    SourceKind,
    Spell,
    Team,
    TeamName,
    Venue,
)
from players.linking import Directory, directory
from players.models import Player

PEOPLE = [
    (1, Person("Tomás Řehák", aliases=("Tommy Rehak",))),
    (2, Person("Ada O'Neill")),
    (3, Person("Ben Sand")),
    (4, Person("Ben Sand")),
    (5, Person("Lea Sand")),
    (6, Person("Jordan Holloway")),
]
THINGS = [
    ("team", 1, "England"),
    ("team", 2, "Guinea-Bissau"),
    ("team", 3, "Guinea"),
    ("team", 4, "Jordan"),
    ("team", 5, "Côte d'Ivoire"),
    ("former", 5, "Ivory Coast"),
    ("competition", 1, "FIFA World Cup"),
    ("competition", 2, "FIFA World Cup qualification"),
    ("competition", 3, "Friendly"),
    ("venue", 1, "Al Bayt Stadium"),
    ("venue", 2, "Victoria Park"),
    ("venue", 3, "Victoria Park"),
    ("", 1, "Al Khor"),
    ("", 1, "The Daily Sample"),
]


@pytest.fixture(scope="module")
def book():
    return Directory(PEOPLE, THINGS)


def read(book, text):
    return [
        (*one.candidates[0][:2], text[one.start : one.end])
        for one in book.find(text)
        if one.candidates and one.settled
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Tomás Řehák", 1),
        ("tomas rehak", 1),
        ("TOMMY REHAK", 1),
        ("Ada O’Neill", 2),
        ("Ada ONeill", 2),
        ("Lea Sand", 5),
        ("Ben Sand", None),
        ("Sand", None),
        ("Tomás", None),
        ("Nobody Here", None),
        ("", None),
        ("…", None),
    ],
)
def test_a_name_is_one_player_or_nobody(book, name, key):
    assert book.resolve(name) == key


def test_only_people_the_text_can_mean_are_handed_to_the_extractor(book):
    names = [one.name for one in book.people("Rehak spoke to Ada O’Neill about Sand.")]
    assert names == ["Tomás Řehák", "Ada O'Neill"], "three people are called Sand"
    assert [one.name for one in book.people("Lea Sand scored.")] == ["Lea Sand"]
    assert [one.name for one in book.people("Ben, and a Sand from Lea")] == []


def test_what_cannot_speak_is_what_the_text_holds(book):
    assert book.others("At Al Khor the World Cup went on, said The Daily Sample.") == [
        "World Cup",
        "Al Khor",
        "The Daily Sample",
    ]


def test_names_are_found_with_their_places(book):
    text = "Řehák’s England met Guinea-Bissau at the Al Bayt Stadium; O'Neill watched."
    assert read(book, text) == [
        ("player", 1, "Řehák"),
        ("team", 1, "England"),
        ("team", 2, "Guinea-Bissau"),
        ("venue", 1, "Al Bayt Stadium"),
        ("player", 2, "O'Neill"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Jordan Holloway scored for England.",
            [("player", 6, "Jordan Holloway"), ("team", 1, "England")],
        ),
        ("Jordan Bright scored.", []),
        ("They lost to Jordan.", [("team", 4, "Jordan")]),
        ("Ben Sand was there.", []),
        ("World Cup qualification began.", [("competition", 2, "World Cup qualification")]),
        (
            "The FIFA World Cup and the World Cup",
            [("competition", 1, "FIFA World Cup"), ("competition", 1, "World Cup")],
        ),
        ("Friendly fire, and a friendly.", []),
        ("Played at Victoria Park.", []),
        ("In the england shirt, in a world cup.", []),
        (
            "Ivory Coast, now Cote d’Ivoire",
            [("team", 5, "Ivory Coast"), ("team", 5, "Cote d’Ivoire")],
        ),
        ("Guinea, Bissau", [("team", 3, "Guinea")]),
        ("", []),
    ],
)
def test_what_is_named_and_what_only_looks_so(book, text, found):
    assert read(book, text) == found


def test_a_former_name_gives_way_to_a_name_of_today():
    book = Directory([], [("team", 1, "Congo"), ("former", 2, "Congo"), ("former", 2, "Zaire")])
    assert read(book, "Congo and Zaire") == [("team", 1, "Congo"), ("team", 2, "Zaire")]


@pytest.mark.django_db
def test_the_directory_is_read_in_two_statements_whatever_it_holds():
    def grow(several):
        for number in several:
            player = Player.objects.create(
                slug=f"p{number}",
                name=f"Player Number{number}",
                nationality="England",
                born="1990-01-02",
                gender="male",
            )
            player.aliases.create(name=f"Alias{number}")
            player.roles.create(role="player")
            team = Team.objects.create(slug=f"t{number}", name=f"Team{number}")
            Spell.objects.create(player=player, team=team)
            TeamName.objects.create(team=team, name=f"Old{number}")
            Competition.objects.create(slug=f"c{number}", name=f"UEFA Cup{number}")
            Venue.objects.create(
                slug=f"v{number}", name=f"Ground{number}", city=f"Town{number}", country="Wales"
            )
            Source.objects.create(
                slug=f"s{number}", kind=SourceKind.PUBLICATION, name=f"Paper{number}"
            )

    counts = []
    for several in ([1], range(2, 12)):
        grow(several)
        with CaptureQueriesContext(
            connection,
        ) as statements:
            book = directory()
        counts.append(len(statements))
    assert counts == [2, 2]

    text = "Alias3 of Team3, once Old3, won the Cup3 at Ground3 in Town3, wrote Paper3 of Number3."
    kinds = [(kind, name) for kind, _, name in read(book, text)]
    assert kinds == [
        (MentionKind.PLAYER, "Alias3"),
        (MentionKind.TEAM, "Team3"),
        (MentionKind.TEAM, "Old3"),
        (MentionKind.COMPETITION, "Cup3"),
        (MentionKind.VENUE, "Ground3"),
        (MentionKind.PLAYER, "Number3"),
    ]
    [person] = book.people("Number3 said so.")
    assert (person.teams, person.roles, person.aliases) == (("Team3",), ("player",), ("Alias3",))
    assert (person.nationality, person.gender, str(person.born)) == (
        "England",
        "male",
        "1990-01-02",
    )
    assert {"Paper3", "Town3", "Cup3"} <= set(book.others(text))
