"""What a character, a word and a name are here: normal form, folds, search keys and slugs.

Every text enters through `normalise` (prose) or `clean_line` (one-line fields), so that what is
stored can be written to any database, feed or JSON. All functions are linear in the text.
"""

import hashlib
import re
import unicodedata

MARKS_IN_A_ROW = 8

# Line ends of Unicode's newline guidelines (Unicode Standard 5.8): CR LF, CR, NEL, VT, FF, LS, PS.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls but tab and line feed, lone surrogates, the byte order mark and the 66
# noncharacters (Unicode Standard 23.7).
_UNSTORABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
# All combining marks lie at U+0300 and above: shorter runs need no closer look.
_MAY_HOLD_MARKS = re.compile(f"[\u0300-\U0010ffff]{{{MARKS_IN_A_ROW + 1},}}")
# Bidirectional controls (Unicode Standard Annex 9), and what prints nothing inside a line: soft
# hyphen, zero-width space, word joiner. The joiners U+200C and U+200D stay: names need them.
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\uff07\u00b4"
_HYPHENS = "\u2010\u2011"
# Letters that Unicode does not decompose. One letter for one, so that offsets stay true.
_ONE_LETTER = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ĸ": "k"}
_LETTERS = {**_ONE_LETTER, "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng", "\u02bc": "'"}
_LETTER_TABLE = str.maketrans(_LETTERS)

# "Kane's" is the word Kane and an s; other apostrophes stand inside a word (O'Neill, N'Golo).
_POSSESSIVE = re.compile(r"(?<=[^\W_])'(?=s(?![^\W_]))")
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W_])'(?=[^\W_])")
_NOT_A_WORD = re.compile(r"[\W_]+")
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHE_TABLE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))


def normalise(text: str) -> str:
    """The one form in which prose is stored: NFC, line feeds, nothing unprintable.

    Line ends of every kind become a line feed. Removed: controls but tab and line feed, lone
    surrogates, noncharacters, byte order marks, and marks beyond eight on one letter. Spaces of
    every other kind stay as printed. Idempotent; the result encodes in UTF-8.
    """
    text = _UNSTORABLE.sub("", _LINE_END.sub("\n", text))
    # Before NFC as well: sorting a long run of marks takes quadratic time.
    return _cap_marks(unicodedata.normalize("NFC", _cap_marks(text)))


def clean_line(text: str) -> str:
    """A one-line field (name, title, publication): normal, in single spaces, stripped.

    Direction controls and invisible characters go: in a name they can only deceive.
    """
    return " ".join(normalise(_UNSEEN.sub("", text)).split())


def fold(text: str) -> str:
    """`text` without case and accents, every character at its own offset (the length is kept).

    Curly apostrophes become straight, non-breaking spaces and hyphens plain. Letters that would
    need two (ß, æ) stay as they are. Idempotent.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def search_key(text: str) -> str:
    """`text` as searched and compared: lower-case letters and digits in single spaces.

    Accents go, ß is ss, ø is o, ł is l, æ is ae. An apostrophe inside a word goes (ONeill finds
    O'Neill), but a possessive s is split off ("Kane's" is "kane s"). The length changes.
    """
    text = _plain_letters(text)
    text = _INNER_APOSTROPHE.sub("", _POSSESSIVE.sub(" ", text))
    return _NOT_A_WORD.sub(" ", text).strip()


def slug(text: str, *, limit: int = 80) -> str:
    """An address part: ASCII letters and digits, lower case, words joined by hyphens.

    At most `limit` characters, cut between words where there is more than one. Scripts other than
    Latin have no transliteration here: their letters go, and a text without any ASCII gives "".
    """
    plain = _plain_letters(text).replace("'", "")
    whole = _NOT_IN_A_SLUG.sub("-", plain).strip("-")
    if len(whole) <= limit:
        return whole
    cut = whole[:limit]
    if whole[limit] != "-" and "-" in cut:
        cut = cut.rpartition("-")[0]
    return cut.strip("-")


def word_list(text: str) -> list[str]:
    """The words of `text` in order, each as in `search_key`."""
    return search_key(text).split()


def _cap_marks(text: str) -> str:
    if text.isascii():
        return text
    return _MAY_HOLD_MARKS.sub(lambda run: _without_excess(run[0]), text)


def _without_excess(run: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in run:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def _plain_letters(text: str) -> str:
    """`text` compatibility-decomposed without marks and format characters, folded."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", _cap_marks(text.translate(_APOSTROPHE_TABLE)))
    seen = "".join(c for c in decomposed if c.isascii() or not _is_unwritten(c))
    return seen.casefold().translate(_LETTER_TABLE)


def _is_unwritten(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "M" or category == "Cf"


class _Folds(dict[int, str]):
    """A table for `str.translate` that fills itself with the characters that do fold."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _fold_character(character)
        if folded != character:
            self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    decomposed = unicodedata.normalize("NFKD", character)
    base, marks = decomposed[0], decomposed[1:]
    if any(unicodedata.category(mark)[0] != "M" for mark in marks) or (
        marks and not base.isalnum()
    ):
        base = character
    for folded in (base.casefold(), base.lower(), character):
        if len(folded) == 1:
            return _ONE_LETTER.get(folded, folded)
    raise AssertionError("a character is one character long")


_FOLDS = _Folds()


def fingerprint(text: str) -> str:
    """SHA-256 of a text, as article texts keep it."""
    return hashlib.sha256(text.encode()).hexdigest()
