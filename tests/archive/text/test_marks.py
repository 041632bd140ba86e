"""Marks: where quoted runs begin and end, in every typographic habit."""

from __future__ import annotations

import pytest

from archive.text.marks import find_runs
from archive.text.paragraphs import paragraphs


def words(text: str) -> list[str]:
    return [text[run.start : run.end] for run in find_runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("‘One,’ he said. ‘Two.’", ["One,", "Two."]),
        ("'One,' he said. 'Two.'", ["One,", "Two."]),
        ("« One », he said. « Two. »", ["One", "Two."]),
        ("«One», he said. «Two.»", ["One", "Two."]),
        ("»One«, he said. »Two.«", ["One", "Two."]),
        ("„One“, he said. „Two.“", ["One", "Two."]),
        ("„One”, he said. „Two.”", ["One", "Two."]),
        ("”One,” he said. ”Two.”", ["One,", "Two."]),
        ("``One,'' he said. ``Two.''", ["One,", "Two."]),
        ('“One," he said. "Two.”', ["One,", "Two."]),
        ("“One,“ he said. “Two.“", ["One,", "Two."]),
        ('He said:“One.”And then:"Two."', ["One.", "Two."]),
        ("He said:”One.” She said:”Two.”", ["One.", "Two."]),
        ('"They say, \'One,\' " he said. "Two."', ["They say, 'One,'", "Two."]),
        ("He grew. ‘One is nice for me, he said.", ["One is nice for me,"]),
        ("He says: 'One is lost.\n\nA caption\n\n'Two.'", ["One is lost.", "Two."]),
        (
            "‘One,’ he says. ‘Two is lost.\n\nHe left. ‘Three,’ he says.",
            ["One,", "Two is lost.", "Three,"],
        ),
        ("'One of any user. '", ["One of any user."]),
        (
            "'The ‘big’ bug is in,' he said. 'Our users’ privacy.'",
            ["The ‘big’ bug is in,", "Our users’ privacy."],
        ),
        ("‘One,” he said. ‘Two.”", ["One,", "Two."]),
        ("She said: ‘One.’The men said: ‘Two.’", ["One.", "Two."]),
        ("(“One”) [‘two’] —“three”—", ["One", "two", "three"]),
        ("*“One,”* he said", ["One,"]),
    ],
)
def test_every_pair_of_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The players’ wives, the '90s, rock 'n' roll, the class of ’92 and ’em all.",
        "Wanderers' ground; 6'2\" tall; 'til Tuesday; o' the year; goin' home; the 5'4\" winger",
        "It’s Kane’s. They're 'em. James’ and Rodrigues’ goals.",
        "no marks at all",
        "“”",
        '" "',
        "“…”",
        "",
    ],
)
def test_nothing_is_quoted(text: str) -> None:
    assert words(text) == []


def test_single_marks_are_nested_in_a_document_of_double_ones() -> None:
    text = "“He said ‘go’, so I went,” said A. “It’s the players’ fault,” said B."
    assert words(text) == ["He said ‘go’, so I went,", "It’s the players’ fault,"]


def test_double_marks_are_nested_in_a_document_of_single_ones() -> None:
    text = "‘He said “go”, so I went,’ said A. ‘It’s the lads’ fault,’ said B."
    assert words(text) == ["He said “go”, so I went,", "It’s the lads’ fault,"]


def test_a_single_mark_closes_after_a_bare_word_if_nothing_better_follows() -> None:
    assert words("He called it ‘a shambles’ and left. ‘Fine,’ she said.") == ["a shambles", "Fine,"]
    assert words("‘The lads’ room was quiet,’ he said.") == ["The lads’ room was quiet,"]
    assert words("‘big brothers’ who said ‘no’") == ["big brothers", "no"]


def test_a_quote_over_paragraphs_is_one_run_unless_its_marks_open_again() -> None:
    closed_later = "“One.\n\nTwo.”\n\n“Three.”"
    assert words(closed_later) == ["One.\n\nTwo.", "Three."]
    opened_again = find_runs("“One.\n\n“Two.”")
    assert [(run.goes_on, run.closed) for run in opened_again] == [(True, False), (False, True)]


@pytest.mark.parametrize("gap", [" ", ""])
def test_marks_opened_again_in_a_line_go_on_with_the_quote(gap: str) -> None:
    """Where the break between two paragraphs was lost."""
    again = f'"One," he said. "Two.{gap}"Three." Later: "Four."'
    assert words(again) == ["One,", "Two.", "Three.", "Four."]
    assert [run.goes_on for run in find_runs(again)] == [False, True, False, False]
    assert words(f"She said: ‘Two.{gap}‘Three.’ Over.") == ["Two.", "Three."]
    assert words('"One, he said. "Two."') == ["One,", "Two."]


def test_the_last_paragraph_of_a_quote_that_nobody_closed() -> None:
    assert words("He said: 'One.\n\n'Two.\n\n'Our users’ three.") == [
        "One.",
        "Two.",
        "Our users’ three.",
    ]


def test_one_lost_mark_ends_with_its_paragraph() -> None:
    assert words("“One, said Kane.\n\n“Two,” he said.") == ["One,", "Two,"]
    assert words("“One and on\n\nNothing here\n\n“Two,” he said.")[-1] == "Two,"
    assert words("One,” said Kane.\n\n“Two,” he said.") == ["One,", "Two,"]
    assert not find_runs("“One and on")[0].closed


def test_a_page_of_marks_is_no_prose() -> None:
    assert words("“a” " * 5000) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One.\n\nTwo.", 2),
        ("One.\nTwo.\n\n\n\nThree.  \n", 3),
        ("\n".join(["A line of a text that somebody has wrapped at a width"] * 6) + "\n\nEnd.", 2),
        ("", 0),
    ],
)
def test_paragraphs(text: str, count: int) -> None:
    found = paragraphs(text)
    assert len(found) == count
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
