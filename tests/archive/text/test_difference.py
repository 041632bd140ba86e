"""Two texts side by side: what one has and the other has not."""

from archive.text.difference import Piece, compare


def test_compare_gives_both_texts_back() -> None:
    pieces = compare("the old man and the sea", "the young man and a sea")
    assert "".join(one.text for one in pieces if one.kind != "new") == "the old man and the sea"
    assert "".join(one.text for one in pieces if one.kind != "gone") == "the young man and a sea"
    assert Piece("gone", "old") in pieces
    assert Piece("new", "young") in pieces


def test_compare_takes_long_texts_line_by_line() -> None:
    first = "\n".join(f"line {number} of a long text" for number in range(5_000))
    second = first.replace("line 77 of", "line 77 out of")
    pieces = compare(first, second)
    assert "".join(one.text for one in pieces if one.kind != "new") == first
    assert "".join(one.text for one in pieces if one.kind != "gone") == second
    assert [one.text for one in pieces if one.kind == "new"] == [" out"]
