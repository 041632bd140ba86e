"""Normal form, folds, search keys and slugs."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.words import clean_line, fold, normalise, search_key, slug, word_list

ANY_TEXT = st.text(st.characters(codec=None, categories=None))
HOSTILE = st.text(
    st.sampled_from("a e\u0301\u0300\u0327\r\n\t\x00\x85\u2028\ud800\ufeff\u202eßøİŉ'")
)


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("one\r\ntwo\rthree\x0bfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("\ufeffa\x00b\x07c\x7fd\x9fe\ufdd0f\U0001ffffg\ud800h", "abcdefgh"),
        ("Mbappe\u0301", "Mbapp\u00e9"),
        ("tab\tstays", "tab\tstays"),
        ("5\u20130 win, 31\u00a0in a\u202frow", "5\u20130 win, 31\u00a0in a\u202frow"),
        ("a" + "\u0327" * 500 + "b", "a" + "\u0327" * 8 + "b"),
    ],
)
def test_normalise(given_text: str, stored: str) -> None:
    assert normalise(given_text) == stored


@given(ANY_TEXT | HOSTILE)
def test_what_is_normal_is_stable_and_can_be_written(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)
    normal.encode("utf-8")
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in normal)


def test_long_runs_of_marks_take_linear_time() -> None:
    hostile = "a" + "\u0301\u0327" * 200_000
    start = time.process_time()
    for function in (normalise, clean_line, fold, search_key, slug):
        function(hostile)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Harry \u202e Kane\n", "Harry Kane"),
        ("Harry\u00a0\u200bKane", "Harry Kane"),
        ("Ka\u00adne", "Kane"),
        ("e\u200e\u0301", "\u00e9"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        (" \n\t", ""),
    ],
)
def test_clean_line(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


@given(ANY_TEXT | HOSTILE)
def test_a_clean_line_is_one_line_and_stable(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line == line.strip()
    assert "\n" not in line
    assert "  " not in line


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("MBAPP\u00c9\u2019S", "mbappe's"),
        ("\u00d8degaard, \u0141ukasz, \u0110or\u0111e", "odegaard, lukasz, dorde"),
        ("Alexander\u2011Arnold\u00a0A", "alexander-arnold a"),
        ("Gro\u00df \u00c6r\u00f8", "gro\u00df \u00e6ro"),
        ("\u0130stanbul \u0131", "istanbul i"),
        ("\u201cfuel\u201d \u2026", "\u201cfuel\u201d \u2026"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(ANY_TEXT | HOSTILE)
def test_fold_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert all(fold(text)[i] == fold(c) for i, c in enumerate(text))


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Kylian Mbapp\u00e9\u2019s smirk", "kylian mbappe s smirk"),
        ("O\u2019Neill, N'Golo & Eto'o", "oneill ngolo etoo"),
        ("Gro\u00df \u00d8degaard \u0141ukasz", "gross odegaard lukasz"),
        ("\u00c6r\u00f8 \u0152uvre \u00de\u00f3r \u0149", "aero oeuvre thor n"),
        ("  5\u20130\u2014a_b ", "5 0 a b"),
        ("\uff2bane \u00bd \ufb01ve zero\u200bwidth", "kane 1 2 five zerowidth"),
        ("\u2018said\u2019 the players\u2019 'word'", "said the players word"),
        ("!?", ""),
    ],
)
def test_search_key(printed: str, key: str) -> None:
    assert search_key(printed) == key
    assert word_list(printed) == key.split()


@given(ANY_TEXT | HOSTILE)
def test_a_search_key_is_words_and_single_spaces(text: str) -> None:
    key = search_key(text)
    assert all(word.isalnum() for word in key.split(" ") if key)
    assert search_key(key) == key
    if "'" not in text:
        assert search_key(unicodedata.normalize("NFD", text)) == key


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Harry Kane", "harry-kane"),
        ("A Captain\u2019s Vision for England", "a-captains-vision-for-england"),
        ("Stra\u00dfe \u00d8st \u0141\u00f3d\u017a \u0110uro", "strasse-ost-lodz-duro"),
        ("\u00c6r\u00f8 C\u0153ur \u00deor \u0131", "aero-coeur-thor-i"),
        ("  --  ", ""),
        ("", ""),
        ("\u4e2d\u6587", ""),
        ("Brighton & Hove Albion", "brighton-hove-albion"),
    ],
)
def test_slug(title: str, address: str) -> None:
    assert slug(title) == address


def test_a_long_slug_is_cut_between_words() -> None:
    assert slug("redemption in Riga", limit=10) == "redemption"
    assert slug("redemption in Riga", limit=12) == "redemption"
    assert slug("redemption in Riga", limit=13) == "redemption-in"
    assert slug("redemption", limit=4) == "rede"


@given(ANY_TEXT | HOSTILE, st.integers(1, 30))
def test_a_slug_fits_an_address(text: str, limit: int) -> None:
    short = slug(text, limit=limit)
    assert len(short) <= limit
    assert slug(short, limit=limit) == short
    assert short.strip("-") == short
