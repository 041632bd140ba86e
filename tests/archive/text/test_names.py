"""Names: known people, what cannot speak, and people the text itself introduces."""

from __future__ import annotations

import pytest

from archive.text.cast import Person, surname_of
from archive.text.names import find_names


def named(
    text: str, people: list[Person], others: list[str] | None = None
) -> list[tuple[str, str]]:
    cast = find_names(text, people, others or [])
    return [
        (text[mention.start : mention.end], cast.figures[mention.figure].name)
        for mention in cast.mentions
        if mention.figure is not None
    ]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Kylian Mbappé", "Kylian Mbappe"),
        ("Jose Ibanez", "José Ibáñez"),
        ("Sean O'Dwyer", "Sean O’Dwyer"),
        ("Nasser Al-Harthi", "Nasser Al Harthi"),
        ("Ruud van der Molen", "Van der Molen"),
        ("Ruud van der Molen", "van der Molen"),
        ("Min-ho Kim", "Min-Ho Kim"),
        ("Robert Tanner Jr", "Tanner"),
        ("Tavinho", "Tavinho"),
        ("Łukasz Ferenc", "Lukasz Ferenc"),
    ],
)
def test_a_name_in_every_spelling(name: str, printed: str) -> None:
    assert named(f"Later {printed} scored.", [Person(name)]) == [(printed, name)]


def test_the_possessive_is_cut() -> None:
    text = "Kane’s goal, James' save and Kane's pass."
    cast = find_names(text, [Person("Harry Kane"), Person("Reece James")])
    assert [text[m.start : m.end] for m in cast.mentions] == ["Kane", "James", "Kane"]
    assert all(mention.possessive for mention in cast.mentions)


def test_a_longer_name_is_not_the_shorter_one() -> None:
    people = [Person("Luke Shaw"), Person("Harry Kane")]
    text = "Martin Shaw, the actor, opened the Harry Kane Foundation in Shaw Lane. Shaw sang."
    assert ("Shaw", "Martin Shaw") in named(text, people, ["Shaw Lane"])
    assert all(name != "Luke Shaw" and name != "Harry Kane" for _, name in named(text, people))


def test_others_never_speak() -> None:
    assert named("Bayern Munich and England won.", [], ["Bayern Munich", "England"]) == []


def test_a_shared_surname_goes_to_the_one_named_last() -> None:
    people = [Person("Karl Wexler"), Person("Otto Wexler")]
    found = named("Karl Wexler ran. Wexler fell. Otto Wexler rose. Wexler won.", people)
    assert [name for _, name in found] == [
        "Karl Wexler",
        "Karl Wexler",
        "Otto Wexler",
        "Otto Wexler",
    ]


def test_a_shared_surname_alone_is_nobody_known() -> None:
    people = [Person("Karl Wexler"), Person("Otto Wexler")]
    assert named("Then Wexler fell.", people) == [("Wexler", "Wexler")]


def test_an_alias_settles_a_shared_surname() -> None:
    people = [Person("Harry Kane", ["Kane"]), Person("Todd Kane")]
    assert named("Then Kane scored.", people) == [("Kane", "Harry Kane")]


def test_a_sentence_capital_is_no_surname() -> None:
    people = [Person("Mark Young"), Person("Theresa May")]
    assert named("The young ones came. Young players came.", people) == []


def test_people_whom_only_the_text_knows() -> None:
    text = (
        "Groundsman Alf Tanner met the club historian, Dolores Quill, and his wife Mary at Gantry"
        " Park. Quill, who is 60, laughed with Tanner. The Black Lion was shut."
    )
    assert {name for _, name in named(text, [])} == {"Alf Tanner", "Dolores Quill", "Mary"}


def test_the_fullest_form_printed_is_the_name() -> None:
    assert {name for _, name in named("Striker Enzo Vidal ran. Vidal fell.", [])} == {"Enzo Vidal"}


def test_offsets_are_true_where_folding_changes_lengths() -> None:
    text = "ßÆﬁ İstanbul: Mbappé, “Straße”, Mbappé."
    cast = find_names(text, [Person("Kylian Mbappé")])
    spans = [(m.start, m.end) for m in cast.mentions if m.figure == 0]
    assert [text[start:end] for start, end in spans] == ["Mbappé", "Mbappé"]


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Edwin van der Sar", ("van", "der", "sar")),
        ("Harry Kane", ("kane",)),
        ("Nasser Al-Khelaifi", ("al", "khelaifi")),
        ("Robert Downey Jr", ("downey",)),
        ("Pele", ()),
    ],
)
def test_surnames(name: str, surname: tuple[str, ...]) -> None:
    key = tuple(name.lower().replace("-", " ").split())
    assert surname_of(key, name) == surname
