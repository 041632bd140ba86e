"""Whether a name is truly found again in another text. Invented names."""

import pytest

from archive.text.anchors import Finder
from archive.text.returning import Returning

COLD = "“I never liked the cold,” said Sand. "
OLD = f"A night.\n\n{COLD}Then Brook passed to Lea.\n\n{COLD}Rosa went home."
FIRST, SECOND = OLD.index("Sand"), OLD.rindex("Sand")


@pytest.mark.parametrize(
    ("old", "new", "first", "second"),
    [
        (f"{COLD}Then", "Then", False, True),
        (f"{COLD}Rosa", "Rosa", True, False),
        ("A night.\n\n", "", True, True),
        ("Then Brook", "It rained for an hour and more. Then Brook", True, True),
    ],
)
def test_of_a_sentence_that_stands_twice_each_is_its_own(
    old: str, new: str, first: bool, second: bool
) -> None:
    text = OLD.replace(old, new)
    again = Returning(OLD, text, Finder(text))
    left, right = text.index("Sand"), text.rindex("Sand")
    assert again.place(FIRST, FIRST + 4) == ((left, left + 4) if first else None)
    assert again.place(SECOND, SECOND + 4) == ((right, right + 4) if second else None)


def test_a_name_that_is_all_its_line_goes_by_what_stands_around() -> None:
    old = "The harbour was cold.\n\nSand\n\nThe ferry was late."
    at = old.index("Sand")
    for text, stays in ((f"A night.\n\n{old}", True), ("One.\n\nSand\n\nTwo.", False)):
        there = text.index("Sand")
        place = Returning(old, text, Finder(text)).place(at, at + 4)
        assert place == ((there, there + 4) if stays else None)
