"""People whom only the text introduces: full names that read as a person's by what stands round them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from archive.text import cues, given_names, lexicon, nations
from archive.text.cast import Person, Roster
from archive.text.chunks import Chunk, Word, chunks
from archive.text.words import search_key

_NICKNAMED = re.compile(r"\b([^\W\d_]+) [“\"‘'][^”\"’'\n]{1,25}[”\"’'] ([^\W\d_][\w’'-]+)")
_MOST_CHUNKS = 50_000
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_LOWER = re.compile(r"\b[^\W\d_]{2,}\b")
SAYING = frozenset(
    "said says told tells added adds asked wrote writes explained insisted admitted".split()
)
_APPOSED = re.compile(
    r"(?:\b(the|his|her|their|its|an?) (?:[\w-]+ ){0,3})?\b([a-z-]{3,}),\s+$", re.IGNORECASE
)
_TRADE = re.compile(r"(?<!summ)(?<!wint)(?<!numb)(?<!oth)(?:er|or|ist|ian|eur|ess)$")
_DESCRIBED = re.compile(
    r", (?:aged )?\d\d\b|, (?:the|a|an|who|whose)\b|, [A-Z][\w’' ]{1,25}[’']s [a-z]"
)
_OWN = re.compile(r" [a-z][^.,;:“”\"\n]{2,40} (?:his|her|himself|herself)\b")
_OWN_LIFE = re.compile(
    r" (?:is|was|has|had|will)\b[^.,;:“”\"\n]{0,40} (?:his|her|himself|herself)\b"
)
_IS_A = re.compile(r" (?:is|was|became|remains) (?:the|an?|their|his|her) ((?:[a-z-]+ ?){1,4})")
_SAID_HE = re.compile(r" (?:said|says) (?:that )?(?:he|she)\b")
_PLACE = frozenset("in at near outside the from to against beat v vs over across".split())
_OF_A_CLUB = frozenset(
    """have are were do captain manager coach boss striker midfielder defender goalkeeper keeper
    winger forward players fans supporters side squad team fc chairman owner spokesman""".split()
)
_ABBREVIATED = frozenset("dr mr mrs ms prof professor sir dame sgt capt rev".split())
_RANKS = frozenset("DI DS DC PC DCI DCS ACC WPC PCSO".split())
_DASHES = ("–", "—", "-", "―", "~", "")


class Newcomers:
    """Reads the names of one text; `introduce` finds those nobody handed in."""

    def __init__(self, text: str, people: Sequence[Person], others: Sequence[str]) -> None:
        self.text = text
        words = set(search_key(" ".join(set(_WORD.findall(text)))).split())
        self.roster = Roster(people, others, words)
        self.mentions = self.roster.cast.mentions
        self.lower = {word for word in _LOWER.findall(text) if word.islower()}
        self.chunks = list(islice(chunks(text), _MOST_CHUNKS))
        # "the Mariners", "The Vallance manager": what has an article is no person
        self.articled = {
            chunk.words[-1].key
            for chunk in self.chunks
            if _has_article(chunk) and not chunk.words[-1].possessive
        }
        self.named: set[int] = set()
        self.last_named: dict[str, int] = {}

    # -- people whom the text introduces

    def introduce(self) -> None:
        """Register every unknown full name that reads as a person's."""
        alone = {chunk.words[0].key for chunk in self.chunks if len(chunk.words) == 1}
        for chunk in self.chunks:
            for stretch, before in self._unknown(chunk):
                words = _from_given_name(stretch)
                key = tuple(part for word in words for part in word.key.split())
                if len(words) == 1 or self.roster.match(words, 0):
                    continue
                if self._reads_as_person(words, before, chunk, alone):
                    name = self.text[words[0].start : words[-1].end]
                    self.roster.add(name, key)

        self._nicknamed()
        self._surnames()

    def _surnames(self) -> None:
        """Who is only ever called by a surname: "“I caught nothing,” Okafor says."."""
        single: dict[str, list[Chunk]] = {}
        for chunk in self.chunks:
            if len(chunk.words) == 1 and len(chunk.words[0].key) > 2:
                single.setdefault(chunk.words[0].key, []).append(chunk)
        for key, found in single.items():
            if len(found) > 1 and self._may_be_surname(key, found):
                self.roster.add(found[0].words[0].text, (key,))

    def _may_be_surname(self, key: str, found: Sequence[Chunk]) -> bool:
        """Named twice or more, never like a place or a club, and once as one who speaks or has "his"."""
        word = found[0].words[0]
        known = key in self.roster.surnames or key in self.roster.first_names
        if known or key in self.lower or key in self.articled or self.roster.match([word], 0):
            return False
        if key in lexicon.THING_WORDS or key in given_names.GIVEN_NAMES or word.text.isupper():
            return False
        if self.is_loose(word, False, False) or key in lexicon.CALENDAR:
            return False
        if any(chunk.before in _PLACE or chunk.after in _OF_A_CLUB for chunk in found):
            return False
        return any(self._speaks(chunk) for chunk in found)

    def _speaks(self, chunk: Chunk) -> bool:
        word = chunk.words[0]
        if word.possessive:
            return False
        if _OWN_LIFE.match(self.text, word.end, word.end + 50):
            return True
        quoted = self.text[max(0, word.start - 2) : word.start].strip() in ("”", '"', "’", "'")
        if _SAID_HE.match(self.text, word.end, word.end + 24):
            return True
        if chunk.after in ("insists", "maintains", "believes", "admits", "reckons", "thinks"):
            return True
        return quoted and chunk.after in ("says", "said", "told", "added", "adds", "explained")

    def _nicknamed(self) -> None:
        """Rory “Rocket” MacInnes is named in full."""
        for match in _NICKNAMED.finditer(self.text):
            key = (search_key(match[1]), search_key(match[2]))
            if key[0] not in given_names.GIVEN_NAMES:
                continue
            known = self.roster.cast.figures
            figure = next((one for one in known if one.key == key), None)
            self.named.add((figure or self.roster.add(f"{match[1]} {match[2]}", key)).index)

    def _unknown(self, chunk: Chunk) -> Iterable[tuple[list[Word], str]]:
        """The stretches of a chunk that no handed-in name covers, titles and openers cut."""
        at, stretch, before = 0, list[Word](), chunk.before
        while at < len(chunk.words):
            length, _ = self.roster.match(chunk.words, at) or (0, None)
            if length:
                if stretch:
                    yield stretch, before
                stretch, before = [], "name"
                at += length
                continue
            word = chunk.words[at]
            if self.is_loose(word, at == 0 and chunk.opens_sentence, bool(stretch)):
                if stretch:
                    yield stretch, before
                stretch, before = [], word.key
            elif word.key in lexicon.THING_WORDS and self._thing(word, stretch):
                # "Amnesty International Man-kei Tam": what follows may be a name again
                stretch, before = [], "thing"
            else:
                stretch.append(word)
                if word.possessive:
                    yield stretch, before
                    stretch, before = [], "'s"
            at += 1
        if stretch:
            yield stretch, before

    @staticmethod
    def _thing(word: Word, stretch: list[Word]) -> bool:
        return not (
            word.key in lexicon.SOFT_THINGS
            and stretch
            and (
                len(stretch) == 1 or stretch[-2].key in lexicon.TITLES
            )  # "Patrol Chief James Hall"
            and stretch[-1].key in given_names.GIVEN_NAMES
        )

    def is_loose(self, word: Word, opens: bool, inside: bool) -> bool:
        """Titles, demonyms, days, and the first word of a sentence are no part of a name."""
        key = word.key
        if word.text in _RANKS:
            return True
        if key in given_names.GIVEN_NAMES and key not in lexicon.OPENERS:
            return False
        if key in nations.DEMONYMS or key in nations.COUNTRIES:
            return True
        if inside:
            particle = key in lexicon.PARTICLES and word.text.islower()  # Erik ten Hag
            kept = particle or len(key) < 2 or word.text.isupper()
            return key in _ABBREVIATED or (key in lexicon.OPENERS and not kept)
        if key in lexicon.TITLES or key in lexicon.CALENDAR:
            return True
        if re.split(r"[’']", word.text.lower())[0] in lexicon.OPENERS:
            return True
        reporting = key.endswith("ing") and key in cues.VERBS  # "Asserting that …"
        return opens and len(key) > 1 and (reporting or key in self.lower)

    def _reads_as_person(
        self, words: list[Word], before: str, chunk: Chunk, alone: set[str]
    ) -> bool:
        if len(words) > 5 or any(word.key in lexicon.CALENDAR for word in words[1:]):
            return False
        first, last = words[0], words[-1]
        if last.text == "I":
            return False
        score = 0.5
        given = first.key.split(" ", 1)[0] in given_names.GIVEN_NAMES  # "John-Joe"
        if given:
            score += 3
        if before in _DASHES and _ends_line(self.text, last.end):
            score += 3
        elif before == "the":
            score -= 3
        elif before in lexicon.TITLES or before in lexicon.KIN:
            score += 3
        elif before in ("in", "at", "near", "outside", "via"):
            score -= 1.5
        initials = first.text.isupper() and len(first.text) == 2  # "CJ Joiner"
        if any(word.text.isupper() and len(word.text) > 1 for word in words[initials:]):
            score -= 2 if not given else 0
        if last.key in self.articled:
            score -= 3
        if last.key in alone:
            score += 2
        if chunk.words[-1] is last:
            score += _after_a_person(chunk.after, self.text, last.end)
        return score + self._presented(before, first.start) >= 1.5

    def _presented(self, before: str, start: int) -> float:
        """ "said Fulvio Bresciani", "the president, Fulvio Bresciani"."""
        role = _APPOSED.search(self.text, max(0, start - 50), start) if before == "," else None
        apposed = role is not None and (
            lexicon.is_role(role[2])
            or lexicon.is_role(
                role[2].removesuffix("s")
            )  # "one of their lawyers, Fulvio Bresciani"
            or role[2] in lexicon.TITLES | lexicon.KIN
            or (role[1] is not None and _TRADE.search(role[2]) is not None)
        )
        return 1.5 if apposed or before == "by" or before in cues.VERBS else 0.0


def _has_article(chunk: Chunk) -> bool:
    first = chunk.words[0].key
    return (
        chunk.before == "the" if len(chunk.words) == 1 else first == "the" and len(chunk.words) == 2
    )


def _ends_line(text: str, end: int) -> bool:
    """True where only a place or a role follows on the line: "– Dora Finch, Northport"."""
    return re.match(r"(?:,[^.\n]{0,60})?[^\S\n]*(?:\n|$)", text[end : end + 70]) is not None


def _after_a_person(after: str, text: str, end: int) -> float:
    if after in cues.VERBS or after == "who":
        return 2
    if _OWN.match(text, end, end + 50):
        return 1.5  # "Fulvio Bresciani got to his feet"
    if _DESCRIBED.match(text, end, end + 50):
        return 1.5
    is_a = _IS_A.match(text, end, end + 60)
    return 1.5 if is_a is not None and any(map(lexicon.is_role, is_a[1].split())) else 0


def _from_given_name(words: list[Word]) -> list[Word]:
    """ "Groundsman Alf Tanner": a trade that opens the sentence is no part of the name."""
    for at in range(1, len(words) - 1):
        given = words[at].key.split(" ", 1)[0] in given_names.GIVEN_NAMES
        if given and words[0].key not in given_names.GIVEN_NAMES:
            return words[at:]
    return words
