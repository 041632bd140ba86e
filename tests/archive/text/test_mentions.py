"""What a text names, of what the archive knows: golden passages. Invented people and clubs."""

from datetime import date
from itertools import pairwise

import pytest

from archive.text.cast import Person
from archive.text.mentions import Directory
from archive.text.things import Thing

PEOPLE = [
    (1, Person("Tomás Řehák", aliases=("Tommy Rehak",), teams=("Norland",))),
    (2, Person("Ada O'Neill", teams=("Southgarth",))),
    (3, Person("Ben Sand", teams=("Norland",))),
    (4, Person("Lea Sand", nationality="Southgarth")),
    (5, Person("Mo Reading")),
    (6, Person("Jan van der Moor")),
    (7, Person("Piet van der Moor")),
    (8, Person("Ines Moor")),
    (9, Person("Ada Wells")),
    (10, Person("Kim Brandt", aliases=("The Hammer",))),
    (11, Person("Ola Sørby-Lund")),
    (12, Person("Lin He")),
    (13, Person("Abe Sunday")),
    (14, Person("Wayne Bridge")),
    (15, Person("Tess Lynton")),
]
THINGS = [
    Thing("team", 1, "Norland"),
    Thing("team", 2, "Reading"),
    Thing("team", 3, "Port Vallen"),
    Thing("team", 4, "Southgarth"),
    Thing("team", 5, "São Marcos"),
    Thing("team", 6, "Northport United"),
    Thing("team", 7, "Northport Town"),
    Thing("team", 8, "Congria"),
    Thing("former", 6, "The Dockers"),
    Thing("former", 1, "The Blues"),
    Thing("former", 3, "The Blues"),
    Thing("former", 4, "Garth Rovers", date(1920, 1, 1), date(1975, 6, 30)),
    Thing("former", 5, "Congria", date(1950, 1, 1), date(1970, 12, 31)),
    Thing("former", 7, "FC Newname", date(2020, 1, 1)),
    Thing("competition", 1, "UEFA Euro"),
    Thing("competition", 2, "FIFA World Cup"),
    Thing("competition", 3, "Harbour Cup"),
    Thing("venue", 1, "Victoria Park"),
    Thing("venue", 2, "Victoria Park"),
    Thing("venue", 3, "Mill Park"),
    Thing("town", 1, "Millby"),
    Thing("town", 2, "Easton"),
    Thing("town", 3, "Millby"),
    Thing("country", 3, "Norland"),
    Thing("", 1, "The Daily Sample"),
]
ON = date(2025, 10, 15)


@pytest.fixture(scope="module")
def book():
    return Directory(PEOPLE, THINGS)


def read(book, text, on=ON):
    """Each place as words and what they mean: one thing, or several with a question mark."""
    return [
        (
            text[one.start : one.end],
            ("" if one.settled else "?")
            + " ".join(
                f"{kind}{key}" for kind, key, *_ in one.candidates[: 1 if one.settled else 9]
            ),
        )
        for one in book.find(text, on)
        if one.candidates
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # full names, aliases, accents, both apostrophes, possessives
        (
            "Tomas Rehak’s pass found Tommy Rehák.",
            [("Tomas Rehak", "player1"), ("Tommy Rehák", "player1")],
        ),
        ("Ada O’Neill met O'Neill's sister.", [("Ada O’Neill", "player2"), ("O'Neill", "player2")]),
        ("ŘEHÁK’S NIGHT", [("ŘEHÁK", "player1")]),
        (
            "Ola Sorby-Lund scored; Sørby‑Lund’s third.",
            [("Ola Sorby-Lund", "player11"), ("Sørby‑Lund", "player11")],
        ),
        # words inside quotes count as well
        ("“I learnt from Brandt,” she said.", [("Brandt", "player10")]),
        # surnames: the one known, the one named, one of two, with particles
        ("It was Brandt again.", [("Brandt", "player10")]),
        ("Ben Sand ran. Then Sand shot.", [("Ben Sand", "player3"), ("Sand", "player3")]),
        ("It was Sand again.", [("Sand", "?player3 player4")]),
        ("Southgarth cheered Sand.", [("Southgarth", "team4"), ("Sand", "?player4 player3")]),
        ("Rhona Sand, 31, spoke. “No,” said Sand.", []),
        ("Sand blew over the beach, and more sand.", []),
        (
            "The pass went to Ines Moor and Moor scored.",
            [("Ines Moor", "player8"), ("Moor", "player8")],
        ),
        # surnames that are words like any other
        ("He ran on Sunday over the Bridge. May He?", []),
        (
            "Lin He ran. He fell on Sunday, said Abe Sunday.",
            [("Lin He", "player12"), ("Abe Sunday", "player13")],
        ),
        (
            "Wayne Bridge ran. It was Bridge.",
            [("Wayne Bridge", "player14"), ("Bridge", "player14")],
        ),
        # a surname that is a place as well: a candidate, where nothing tells of a person
        *(
            (text, [("Lynton", "?player15")])
            for text in (
                "She grew up in Lynton.",
                "Near Lynton, a road ends.",
                "They lost at Lynton on Friday.",
                "He moved to Lynton as a boy.",
                "It is a long drive back from Lynton.",
            )
        ),
        *(
            (text, [("Lynton", "player15")])
            for text in (
                "She learnt from Lynton.",
                "A fine ball to Lynton.",
                "The pass went to Lynton, who shot.",
                "The coach has faith in Lynton.",
                "He shouted at Lynton.",
                "In Lynton’s absence they drew.",
                "Lynton scored.",
            )
        ),
        ("In Lynton it rained. Lynton scored.", [("Lynton", "player15")] * 2),
        (
            "Tess Lynton was born in Lynton.",
            [("Tess Lynton", "player15"), ("Lynton", "player15")],
        ),
        # a name inside a longer one
        ("The Ben Sand Stadium is new.", []),
        ("West Norland and New Reading drew.", []),
        ("Norland Wanderers lost.", []),
        ("They met on Mill Park Road, not at Mill Park.", [("Mill Park", "venue3")]),
        (
            "Northport United beat Northport Town.",
            [("Northport United", "team6"), ("Northport Town", "team7")],
        ),
        (
            "The Women’s World Cup, the Club World Cup, the World Cup.",
            [("World Cup", "competition2")],
        ),
        # a club called as a town, a word, a person
        ("Born in Reading, he beat Reading.", [("Reading", "team2")]),
        ("Reading the game well, she waited for Reading.", [("Reading", "team2")]),
        ("Reading were better.", [("Reading", "team2")]),
        ("Mo Reading left Reading.", [("Mo Reading", "player5"), ("Reading", "?team2 player5")]),
        ("Wells ran dry; the wells of Easton.", []),
        ("In Norland’s half, in Norland.", [("Norland", "team1")]),
        ("Born in Millby, Norland, and in the Norland of old.", []),
        ("In Millby Norland won.", [("Norland", "team1")]),
        # other names of a team
        ("A win for the Dockers.", [("Dockers", "team6")]),
        ("The dockers went on strike.", []),
        ("Up, the Blues!", [("Blues", "?team1 team3")]),
        ("Norland are back: up, the Blues!", [("Norland", "team1"), ("Blues", "team1")]),
        ("They were Garth Rovers then.", [("Garth Rovers", "team4")]),
        ("Sao Marcos won.", [("Sao Marcos", "team5")]),
        # competitions by their other names
        (
            "At the Euros, at Euro 2024, at the European Championship",
            [
                ("Euros", "competition1"),
                ("Euro", "competition1"),
                ("European Championship", "competition1"),
            ],
        ),
        ("The Harbour Cup final", [("Harbour Cup", "competition3")]),
        # grounds of one name
        ("Played at Victoria Park.", [("Victoria Park", "?venue1 venue2")]),
        ("In Easton, at Victoria Park.", [("Victoria Park", "venue2")]),
        ("The Daily Sample wrote so.", []),
    ],
)
def test_a_passage_names_what_it_names(book, text, found):
    assert read(book, text) == found


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(1965, 3, 1), [("Congria", "team5")]),
        (date(1949, 3, 1), [("Congria", "team8")]),
        (ON, [("Congria", "team8")]),
        (None, [("Congria", "team8")]),
    ],
)
def test_a_former_name_holds_on_the_day_of_the_article(book, on, found):
    assert read(book, "They lost to Congria.", on) == found


def test_a_name_that_is_still_to_come_names_nothing(book):
    assert read(book, "FC Newname won.", date(2019, 12, 31)) == []
    assert read(book, "FC Newname won.", date(2020, 1, 1)) == [("FC Newname", "team7")]


def test_every_meaning_says_why(book):
    def why(text):
        return [one.candidates[0].reasons for one in book.find(text, ON) if one.candidates]

    assert why("Ada O'Neill, then O'Neill") == [
        ("the whole name",),
        ("the surname of somebody named in full",),
    ]
    assert why("It was Brandt.") == [("the only Brandt known",)]
    assert why("Garth Rovers") == [("called so until 1975",)]
    assert why("Norland: the Blues")[1] == ("also called so", "named elsewhere in the text")
    assert why("Southgarth and Sand")[1] == (
        "called Lea Sand",
        "of Southgarth, which the text names",
    )
    assert why("In Easton, at Victoria Park")[0] == ("called so", "the text names Easton")


# Invented people; three are known by one word, which is a surname of others for two of them.
ONE_WORD = Directory(
    [
        (1, Person("Sandão", teams=("Norland",))),
        (2, Person("Müll", teams=("Norland",), aliases=("Müll Costa",))),
        (3, Person("Lea Mull")),
        (4, Person("Ben Müll", teams=("Southgarth",))),
        (5, Person("Ida Mull")),
    ],
    [("team", 1, "Norland"), ("team", 2, "Southgarth")],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was Müll who shot.", [("Müll", "?player2 player3 player4 player5")]),
        ("“No,” said Mull.", [("Mull", "?player2 player3 player4 player5")]),
        (
            "It was Müll of Southgarth.",
            [("Müll", "?player4 player2 player3 player5"), ("Southgarth", "team2")],
        ),
        ("Ida Mull ran. “No,” said Mull.", [("Ida Mull", "player5"), ("Mull", "player5")]),
        ("Müll Costa ran. “No,” said Müll.", [("Müll Costa", "player2"), ("Müll", "player2")]),
        ("“No,” said Sandão.", [("Sandão", "player1")]),
    ],
)
def test_one_word_that_is_others_surname_too_is_left_open(text, found):
    assert read(ONE_WORD, text) == found


def test_one_word_that_is_others_surname_too_is_nobodys_name():
    assert ONE_WORD.resolve("Müll") is None
    assert (ONE_WORD.resolve("Sandao"), ONE_WORD.resolve("Ida Müll")) == (1, 5)
    assert ONE_WORD.people("“No,” said Müll.") == []
    assert [one.name for one in ONE_WORD.people("Müll Costa")] == ["Müll"]


def test_a_place_is_found_beside_what_is_named(book):
    text = "In Norland, then in Millby and in Reading."
    assert [(one.place, one.candidates) for one in book.find(text, ON)] == [
        ("Norland", ()),
        ("Millby", ()),
        ("Reading", ()),
    ]


def test_offsets_are_those_of_the_text_and_in_order(book):
    text = "“Norland – Řehák’s Norland,” wrote Ada O’Neill of the Harbour Cup at Mill Park."
    found = book.find(text, ON)
    assert [text[one.start : one.end] for one in found] == [
        "Norland",
        "Řehák",
        "Norland",
        "Ada O’Neill",
        "Harbour Cup",
        "Mill Park",
    ]
    assert all(one.end <= after.start for one, after in pairwise(found))
