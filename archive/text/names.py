"""Names in a text: people handed in, names that cannot speak, and people the text introduces.

Offsets count characters of the text handed in. A name inside a longer one ("Kane Lounge", "Martin
Shaw") is not the shorter one; two people of one surname are told apart by who was named last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text import given_names, lexicon, nations
from archive.text.cast import Cast, Figure, Mention, Person, surname_of
from archive.text.chunks import Chunk, Word
from archive.text.newcomers import SAYING, Newcomers

_APPOSED = re.compile(r"([^\W\d_][\w-]*),\s+$")
_OF_A_TEAM = frozenset("team club side squad players fans car cars engine garage".split())
_COMPASS = frozenset("south north new sri costa northern".split())
_AFTER_SUBJECT = frozenset("is was has had will would could can did does who also then".split())


def find_names(text: str, people: Sequence[Person], others: Sequence[str] = ()) -> Cast:
    """The cast of `text`: the figures among `people`, in their order, then those introduced."""
    reader = _Reader(text, people, others)
    reader.introduce()
    reader.mention()
    return reader.roster.cast


class _Reader(Newcomers):
    """Marks every mention, bare surnames going to the one named last."""

    def mention(self) -> None:
        """Fill the cast's mentions from every chunk, bare surnames going to the one named last."""
        for chunk in self.chunks:
            at = 0
            while at < len(chunk.words):
                at = self._mention_at(chunk, at)

    def _mention_at(self, chunk: Chunk, at: int) -> int:
        words = chunk.words
        matched = self.roster.match(words, at)
        if matched:
            return self._full(words, at, *matched)
        word = words[at]
        if word.key in _COMPASS and at + 1 < len(words) and words[at + 1].key in nations.DEMONYMS:
            return at + 2  # "the South African"
        figure = self._bare(chunk, at)
        if figure is not None:
            self._note(word, word, figure, full=False)
            return at + 1
        if self.is_loose(word, at == 0 and chunk.opens_sentence, False):
            return at + 1
        end = at + 1
        while end < len(words) and not words[end - 1].possessive:
            if self.roster.match(words, end):
                break
            end += 1
        if end - at == 1 and (introduced := self._introduced_alone(chunk, at)):
            self._note(word, word, introduced.index, full=True)
        else:
            self._note(word, words[end - 1], None, full=False)
        return end

    def _full(self, words: list[Word], at: int, length: int, figure: int | None) -> int:
        end = at + length
        if figure is not None and self._part_of_a_thing(words, end):
            figure, end = None, len(words)
        if figure is not None:
            known = self.roster.cast.figures[figure]
            self.named.add(figure)
            for surname in surname_of(known.key, known.name)[-1:]:
                self.last_named[surname] = figure
        self._note(words[at], words[end - 1], figure, full=True)
        return end

    def _introduced_alone(self, chunk: Chunk, at: int) -> Figure | None:
        """ "His wife Mary", "the chef Łukasz": one name, made a person's by the word before."""
        word = chunk.words[at]
        before = chunk.words[at - 1].key if at else chunk.before
        if before == "," and chunk.after in (",", "."):
            apposed = _APPOSED.search(self.text, max(0, word.start - 30), word.start)
            before = apposed[1].lower() if apposed else before
        introduced = before in lexicon.KIN or before in ("pseudonym", "named", "nickname")
        if len(word.key) < 2 or word.key in lexicon.THING_WORDS or word.text.isupper():
            return None
        if (
            not introduced
            and before not in lexicon.ROLES
            and (word.key not in given_names.GIVEN_NAMES or before in ("in", "at", "of", "the"))
        ):
            return None
        if chunk.after in lexicon.ROLES or chunk.after in _OF_A_TEAM or chunk.after.isdigit():
            return None
        known = [one for one in self.roster.cast.figures if one.key[0] == word.key]
        if len(known) == 1 and len(known[0].key) > 1:
            return known[0]  # "her mother, Fiona": later in full
        return self.roster.add(word.text, (word.key,))

    def _part_of_a_thing(self, words: list[Word], end: int) -> bool:
        """ "Doris Day Animal Foundation", "Harry Kane Stadium"."""
        if end >= len(words) or words[end - 1].possessive:
            return False
        rest = [word.key for word in words[end:]]
        return (
            any(key in lexicon.THING_WORDS for key in rest)
            and self.roster.match(words, end) is None
        )

    def _bare(self, chunk: Chunk, at: int) -> int | None:
        """Whose surname (or first name, once named in full) stands alone at words[at]."""
        words = chunk.words
        word = words[at]
        if not self._free_before(chunk, at) or self._part_of_a_thing(words, at + 1):
            return None
        after = words[at + 1] if at + 1 < len(words) and not word.possessive else None
        if after is not None and self.roster.match(words, at + 1) is None:
            return None
        if word.key in self.roster.surnames:
            if at == 0 and chunk.opens_sentence and self._only_an_opener(word, chunk):
                return None
            return self._owner(word, words[at - 1].key if at else chunk.before)
        if word.key in given_names.GIVEN_NAMES or word.key in self.roster.first_names:
            return self._first_name(word.key)
        return None

    def _owner(self, word: Word, before: str) -> int:
        """The one whose alias it is; else the one named last; else somebody of that name only."""
        owners = self._of_title(self.roster.surnames[word.key], before)
        explicit = [one for one in self.roster.explicit.get(word.key, []) if one in owners]
        if len(explicit) == 1:
            return explicit[0]
        named = self.last_named.get(word.key)
        if named in owners and named is not None:
            return named
        if len(owners) == 1:
            return owners[0]
        figure = self.roster.add(word.text, (word.key,))
        self.last_named[word.key] = figure.index
        return figure.index

    def _of_title(self, owners: list[int], title: str) -> list[int]:
        """Those of `owners` whom "Mr" or "Mrs" before the surname can mean."""
        if title in lexicon.FEMALE_TITLES:
            refused = given_names.MALE_NAMES - given_names.FEMALE_NAMES
        elif title in lexicon.MALE_TITLES:
            refused = given_names.FEMALE_NAMES - given_names.MALE_NAMES
        else:
            return owners
        figures = self.roster.cast.figures
        left = [one for one in owners if figures[one].key[0] not in refused]
        sure = [one for one in left if figures[one].key[0] in given_names.GIVEN_NAMES]
        return sure or left

    def _first_name(self, key: str) -> int | None:
        figures = self.roster.cast.figures
        found = [one for one in self.named if figures[one].key[0] == key]
        if not found:
            found = [one for one in self.roster.first_names.get(key, []) if figures[one].person]
        return found[0] if len(found) == 1 else None

    def _only_an_opener(self, word: Word, chunk: Chunk) -> bool:
        """ "May I ask", "Young players": a common word that opens a sentence is no surname."""
        common = word.key in self.lower or word.key in lexicon.OPENERS
        return (
            common
            and not word.possessive
            and chunk.after.isalpha()
            and (chunk.after not in SAYING and chunk.after not in _AFTER_SUBJECT)
        )

    def _free_before(self, chunk: Chunk, at: int) -> bool:
        if at == 0:
            return True
        before = chunk.words[at - 1]
        if before.possessive or before.key in lexicon.TITLES or before.key in lexicon.THING_WORDS:
            return True
        if before.key in nations.DEMONYMS or before.key in nations.COUNTRIES:
            return True
        last = self.mentions[-1] if self.mentions else None
        if last is not None and last.end == before.end:
            return True
        return self.is_loose(before, at == 1 and chunk.opens_sentence, False)

    def _note(self, first: Word, last: Word, figure: int | None, full: bool) -> None:
        self.mentions.append(Mention(first.start, last.end, figure, last.possessive, full))
