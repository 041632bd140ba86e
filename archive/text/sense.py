"""Where a sentence as it is told and as it is printed say different things: a "not" or a number
that stands in one of them alone.

Pure. Two wordings are alike with it as without it, so likeness cannot tell (`archive.text.similar`);
here it is looked for by name. Languages are those that quotes are mostly printed in.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from archive.text.difference import Piece, by_words
from archive.text.words import search_key, word_list

_DENYING = frozenset(
    """
    no not never nobody none nothing nowhere neither nor without cannot hardly
    aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt shant
    shouldnt wasnt werent wont wouldnt

    nicht kein keine keinem keinen keiner keines nie niemals niemand nichts ohne
    pas jamais rien aucun aucune sans
    nunca jamas nada nadie ningun ninguna sin
    non mai nessuno nessuna niente senza
    nao ninguem nenhum nenhuma sem
    """.split()
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty""".split()
    )
} | {"once": "1", "twice": "2", "hundred": "100", "first": "1st", "second": "2nd", "third": "3rd"}
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)]*\s+")
# Words of print that are looked at before and behind those that answer to what was asked.
_AROUND = 8


def beside(asked: str, printed: str) -> list[Piece]:
    """`asked` held against the place in `printed` that is likest to it, word by word: what is
    `gone` was asked and is not printed there, what is `new` is printed and was not asked.

    What print has before and behind is left out, but for a "not" earlier in the same sentence.
    """
    pieces = by_words(asked, _window(asked, printed))
    if not any(piece.kind == "same" for piece in pieces):
        return pieces
    while pieces[-1].kind == "new" and pieces[-2].kind == "same":
        pieces.pop()
    first = pieces[0]
    if first.kind == "new":
        opening = _SENTENCE_END.split(first.text)[-1]
        pieces[:1] = [Piece("new", opening)] if _denials(word_list(opening)) else []
    return pieces


def turns(pieces: Iterable[Piece]) -> bool:
    """Whether what differs can turn the sense: of two wordings that stand for each other one
    denies and the other does not, or they have different numbers."""
    for same, run in groupby(pieces, key=lambda piece: piece.kind == "same"):
        if same:
            continue
        words: dict[str, list[str]] = {"gone": [], "new": []}
        for piece in run:
            words[piece.kind] += word_list(piece.text)
        gone, new = words["gone"], words["new"]
        if bool(_denials(gone)) != bool(_denials(new)) or _counts(gone, new) != _counts(new, gone):
            return True
    return False


def _denials(words: Iterable[str]) -> int:
    return sum(word in _DENYING for word in words)


def _counts(words: Sequence[str], others: Sequence[str]) -> Counter[str]:
    """The numbers among words; "one" is mostly none, unless the others have a number there."""
    numbers = (_number(word) for word in words)
    told = Counter(number for number in numbers if number)
    if not any(_number(word) for word in others):
        del told["1"]
    return told


def _number(word: str) -> str:
    return word if any(sign.isdecimal() for sign in word) else _NUMBERS.get(word, "")


def _window(asked: str, printed: str) -> str:
    """The words of `printed` round the longest run of words that both have."""
    places = [found.span() for found in _WORD.finditer(printed)]
    mine = [search_key(word) for word in asked.split()]
    theirs = [search_key(printed[start:end]) for start, end in places]
    run = SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()
    if not run.size:
        return printed
    start = max(0, run.b - run.a - _AROUND)
    end = min(len(places), run.b + len(mine) - run.a + _AROUND)
    return printed[places[start][0] : places[end - 1][1]]
