"""Minutes as people write them. The Qatar penalty: clock 83:35, the 84th minute."""

import pytest

from archive.football.minutes import parse, written


@pytest.mark.parametrize(
    ("typed", "minute", "added"),
    [
        ("84", 84, None),
        (" 84′ ", 84, None),
        ("1'", 1, None),
        ("45+3", 45, 3),
        ("90 + 10", 90, 10),
        ("120+2’", 120, 2),
        ("83:35", 84, None),
        ("0:09", 1, None),
        ("115:00", 116, None),
    ],
)
def test_a_minute_is_read_as_written(typed: str, minute: int, added: int | None):
    assert parse(typed) == (minute, added)
    assert parse(written(minute, added)) == (minute, added)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("0", "between 1 and 130"),
        ("131", "between 1 and 130"),
        ("46+2", "not to 46"),
        ("45+0", "1 to 30"),
        ("90+31", "1 to 30"),
        ("83:75", "no 75 seconds"),
        ("late", "Write a minute as 84"),
        ("83:35+2", "Write a minute as 84"),
        ("٤٥", "Write a minute as 84"),
        ("-5", "Write a minute as 84"),
    ],
)
def test_what_is_no_minute_is_told_what_was_expected(typed: str, told: str):
    with pytest.raises(ValueError, match=told):
        parse(typed)


def test_an_unknown_minute_is_written_as_nothing():
    assert written(None, None) == ""
