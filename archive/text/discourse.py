"""What the writer's narration is about, told sentence by sentence as a reader meets it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text import cues
from archive.text.cast import Cast
from archive.text.descriptions import Describer
from archive.text.designations import GUESSED, Designations
from archive.text.kinship import Kinship
from archive.text.lexicon import gender_of, is_role
from archive.text.memory import NOBODY, OBJECT, SUBJECT, Voice
from archive.text.narration import NAME, QUOTE, WORD, Block
from archive.text.pointing import acts, named_too, opening_phrase, somebody, words_of
from archive.text.subjects import PRONOUN, Reader, Subject
from archive.text.told import Told, about_whom

__all__ = ["NOBODY", "OBJECT", "SUBJECT", "Discourse", "Told", "Voice"]

SOURCE = 3.0
INTRODUCED = 3.4
FRONTED = 2.6  # "For Castle it was …", "Castle's season …"
SECOND = 3.3  # "…, and Castle was delighted"
CLAUSE = 2.4  # of a clause after the first
ALONE = 2.4  # the only one whom a sentence names
TRAILING = 3.3  # "… to Castle, who scored."
GOVERNED = 1.2
POSSESSIVE = 1.0


# What one does in words, of another.
_OF_OTHERS = frozenset(
    "tribute backed defended welcomed lauded credited singled reserved paid hopes wants".split()
)
_GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_SELVES = {"himself": "m", "herself": "f"}
_REACH = 60  # tokens of a sentence looked over for names
_LEADING = 8  # tokens that a description takes
_STATES = frozenset("was is were are has had".split())
_THEM = frozenset("them us whom those men women boys girls people".split())
_TOLD = frozenset("said says told tells added adds admitted admits insisted insists".split())


class Discourse(Designations):
    """The narration of one text."""

    def __init__(
        self,
        cast: Cast,
        genders: Sequence[str],
        lean: str,
        describer: Describer,
        kinship: Kinship,
    ) -> None:
        super().__init__(cast, genders, lean, describer, kinship)
        self.last_quote: tuple[int | None, str] = (None, "")
        self.pronouns: dict[tuple[int, int], Voice] = {}
        # By the sentence after: whom a sentence like "His father was a miner" is about, and whose he is.
        self.kept: dict[tuple[int, int], tuple[int, int]] = {}
        self._told: dict[tuple[int, int], Told] = {}

    def told(self, block: Block, low: int) -> Told:
        """What the sentence of `block` that begins at token `low` is about."""
        return self._told.get((block.number, low), Told())

    def tell(self, block: Block, reader: Reader, low: int, high: int) -> None:
        """Log who is named in a sentence, and resolve its pronouns."""
        main = reader.main(low, high)
        place = main.first if main is not None else -1
        weights: dict[int, float] = {}
        # "The veteran first saw Castle", "Asked about Castle, the veteran said": somebody else.
        figures = (reader.figure(index) for index in range(low, min(high, low + _REACH)))
        self.here = {figure for figure in figures if figure is not None}
        described = self._opening(block, reader, low, high, main)
        start = reader.skip_lead(low, high)
        if described is None and low < start < high:
            described = self._opening(block, reader, start, high, main)
        opening = described.figure if described is not None else None
        if described is not None and opening is not None:
            words = [token.low for token in block.tokens[low : min(high, low + _LEADING)]]
            at = block.tokens[low].start
            # Who is meant by what is known of him and was told of just now is meant for sure.
            known = described.confidence > GUESSED and self.foremost(clear=False)[:1] == [opening]
            sure = 1.0 if known else described.confidence
            self.log(at, opening, SUBJECT, gender_of(words), sure)
            place = -1
            if opening != NOBODY:
                weights[opening] = SUBJECT
        for index in range(low, high):
            figure, weight, sure = self._stands(block, reader, index, (low, high), index == place)
            if figure is None:
                continue
            weight = SUBJECT if index == place else weight
            if figure != NOBODY:
                weights[figure] = max(weight, weights.get(figure, 0.0))
            gender = _GENDERS.get(block.tokens[index].low, "")
            self.log(block.tokens[index].start, figure, weight, gender, sure)
        if main is None and opening is None and len(weights) == 1:
            ((figure, weight),) = weights.items()
            if weight < ALONE:
                self.log(block.tokens[low].start, figure, ALONE)
        told = about_whom(weights)
        if opening == NOBODY and told.weight < SUBJECT:
            told = Told(NOBODY, SUBJECT, told.named)
        self._told[(block.number, low)] = told
        self._keep(block, low, high, opening)

    def _stands(
        self, block: Block, reader: Reader, index: int, span: tuple[int, int], is_main: bool
    ) -> tuple[int | None, float, float]:
        """Whom token `index` of the sentence at `span` means, how weightily, how surely."""
        token, (low, high) = block.tokens[index], span
        if token.kind == NAME:
            figure = self.cast.mentions[token.ref].figure
            weight = self._weight(block, reader, index, low)
            if weight == OBJECT and index + 1 < high and acts(block.tokens[index + 1]):
                weight = self._clause(block, index, figure)
            elif not is_main and weight >= GOVERNED and self._goes_on(block, reader, index, span):
                weight = TRAILING
            return figure, weight, 1.0
        if token.kind != WORD:
            return None, OBJECT, 1.0
        if token.low in ("he", "she"):
            doubted = self._spoken_of(block, index) if index == low == 0 else None
            after = self._named(block, index + 1, high) if is_main else ()
            voice = self.pronoun(
                token.low, token.start, is_main=is_main, doubted=doubted, apart=after
            )
            self.pronouns[(block.number, index)] = voice
            return voice.figure, OBJECT, voice.confidence
        if token.low not in ("his", "her", "him"):
            return None, OBJECT, 1.0
        topic = index == low and token.low != "him" and self._topic(block, low, high)
        voice = self.pronoun("she" if token.low == "her" else "he", token.start, is_main=topic)
        if topic:
            return voice.figure, FRONTED, voice.confidence
        known = index > low and voice.figure != NOBODY
        return voice.figure if known else None, POSSESSIVE, voice.confidence

    def _named(self, block: Block, low: int, high: int) -> set[int]:
        """Who is named behind a subject "he": "He left Castle's office" is not said of Castle."""
        near = block.tokens[low : min(high, low + _REACH)]
        figures = (self.cast.mentions[one.ref].figure for one in near if one.kind == NAME)
        return {figure for figure in figures if figure is not None}

    @staticmethod
    def _goes_on(block: Block, reader: Reader, index: int, span: tuple[int, int]) -> bool:
        """ "Castle passed to Moss, who scored.": the clause that ends a sentence is about its "who"."""
        low, high = span
        who = index + 2
        if index + 1 >= high or block.tokens[index + 1].low != ",":
            return False
        if who < high and block.tokens[who].low in ("the", "a", "an"):  # "Moss, the captain, who"
            near = range(who, min(who + 8, high - 1))
            who = next((place + 1 for place in near if block.tokens[place].low == ","), high)
        if who + 1 >= high or block.tokens[who].low not in ("who", "whose"):
            return False
        if block.tokens[who].low == "who" and block.tokens[who + 1].low in _TOLD:
            return True
        if who != index + 2:
            return False
        if index + 3 < high and block.tokens[index + 3].low in _STATES:
            return False  # "his friend Castle, who was born in Leith": said beside
        if any(one.low in ("his", "her") for one in block.tokens[max(low, index - 4) : index]):
            return False
        sentence = range(low, high)
        if any(reader.is_verb(i) or block.tokens[i].low in _OF_OTHERS for i in sentence):
            return False
        rest = block.tokens[index + 3 : high]
        return all(token.low != "," and token.kind != QUOTE for token in rest)

    @staticmethod
    def _topic(block: Block, low: int, high: int) -> bool:
        """ "His first club was": still about him; "his coach said" is not."""
        near = block.tokens[low + 1 : min(high, low + 4)]
        return bool(near) and not any(is_role(token.low) for token in near)

    def _keep(self, block: Block, low: int, high: int, opening: int | None) -> None:
        """Note a sentence that tells of somebody as another's: "The man who signed him, Bill Orr, was"."""
        near = [token.low for token in block.tokens[low : min(high, low + 8)]]
        owned = near[0] in ("his", "her") and any(is_role(word) for word in near[1:4])
        linked = near[0] == "the" and "who" in near and ("him" in near or "her" in near)
        about = self.told(block, low).about if opening in (None, NOBODY) else opening
        about = opening if about is None else about
        if about is None or not (owned or linked):
            return
        if owned and any(token.low in _TOLD for token in block.tokens[low : min(high, low + 20)]):
            return  # "His son Brian said the family was touched": he goes on himself
        word = "he" if {"his", "him"} & set(near) else "she"
        whose = self.pronoun(word, block.tokens[low].start, is_main=True).figure
        if whose is not None and whose not in (NOBODY, about):
            self.kept[(block.number, high)] = (about, whose)

    def _clause(self, block: Block, index: int, figure: int | None) -> float:
        """A later clause's subject; who is introduced there with a part is what comes next."""
        before = block.tokens[index - 1] if index else None
        if block.tokens[index + 1].low in _TOLD:
            return SECOND  # "… and Vos said he could not be left out": his words, and he goes on
        comma = index > 1 and block.tokens[index - 2].low in (",", ";", "–", "—", "-")
        if before is not None and before.low == "yet":
            return SECOND  # "… and yet Castle was"
        if before is not None and comma and before.low in ("and", "but", "so", "while"):
            return SECOND
        new = figure not in self.seen
        presented = before is not None and before.kind == WORD and is_role(before.low)
        return INTRODUCED if new and presented else CLAUSE

    def _weight(self, block: Block, reader: Reader, index: int, low: int) -> float:
        if self.cast.mentions[block.tokens[index].ref].possessive:
            after = block.tokens[index + 1 : index + 2]
            topic = index == low and after and not is_role(after[0].low)
            return FRONTED if topic else POSSESSIVE
        preposition = reader.governed(index, low)
        if preposition is None:
            return OBJECT
        if preposition > low and block.tokens[preposition - 1].low == "according":
            return SOURCE
        fronted = preposition == low and block.tokens[low].low in ("for", "to")
        return FRONTED if fronted else GOVERNED

    def _opening(
        self, block: Block, reader: Reader, low: int, high: int, main: Subject | None
    ) -> Voice | None:
        """Whom the description that opens a sentence means ("The Brazilian, asked …, shrugged")."""
        unnamed = Voice(NOBODY, 1.0) if not named_too(reader, low, high) else None
        if self._indefinite(block, low, high):
            return unnamed
        first = main.first if main is not None and main.kind == PRONOUN else high
        if (main is None or first < high) and somebody(reader, low, first):
            return unnamed
        phrase = opening_phrase(reader, low, high)
        if phrase is None:
            return None
        said = words_of(reader, low + (block.tokens[low].low in ("and", "but")), phrase)
        voice = self.described(said, guess=unnamed is not None)
        himself = _SELVES.get(block.tokens[phrase].low) if phrase < high else None
        if himself is not None and voice.figure == NOBODY:  # "And the player himself?"
            topic = self.leading(
                lambda one: (
                    self.agrees(one, himself) and not self.describer.contradicts(said.words, one)
                )
            )
            return Voice(topic, GUESSED) if topic is not None else unnamed
        return unnamed if voice.figure == NOBODY else voice

    def _indefinite(self, block: Block, low: int, high: int) -> bool:
        """ "One supporter had walked": somebody without a name is the subject."""
        token = block.tokens[low]
        if token.kind != WORD or token.low not in ("a", "an", "one", "another") or high - low < 3:
            return False
        person = token.low == "one" and block.tokens[low + 1].low in ("of", "said", "says")
        if person and block.tokens[low + 1].low == "of":
            plural = block.tokens[low + 2 : low + 5]
            person = any(one.low in _THEM or is_role(one.low.removesuffix("s")) for one in plural)
        for index in range(low + 1, min(low + 8, high)):
            token = block.tokens[index]
            if token.low == ",":
                break
            mention = self.cast.mentions[token.ref] if token.kind == NAME else None
            if mention is not None and mention.figure is not None:
                return person and mention.possessive  # "a director at Castle's club"
            person = person or (token.kind == WORD and is_role(token.low))
            if person and index + 1 < high and acts(block.tokens[index + 1]):
                break
        return person

    def writer(self, block: Block, index: int) -> Voice:
        """Who wrote what "it read: …" speaks of: the one whose text or note was told of just before."""
        low = block.sentence_of(index)[0]
        before = block.sentence_of(low - 1) if low else None
        if before is not None:
            about = self.told(block, before[0])
            words = {token.low for token in block.tokens[before[0] : before[1]]}
            if about.about is not None and about.weight == SUBJECT and words & cues.WRITINGS:
                return Voice(about.about, 0.65, (), how="writing")
        return Voice(NOBODY, 0.9, how="thing")

    def _spoken_of(self, block: Block, index: int) -> int | None:
        """The last speaker, where the paragraph's first "she" goes on with whom that quote spoke of."""
        last, quoted = self.last_quote
        word = block.tokens[index].low
        after = block.tokens[index + 1 : index + 2]
        sentence = block.tokens[slice(*block.sentence_of(index))]
        speaks = any(token.kind == QUOTE for token in sentence)
        if last is None or not after or after[0].low in cues.VERBS or speaks:
            wanted = None
        else:
            wanted = re.search(rf"\b(?:{word}|{word[0].upper()}{word[1:]})\b", quoted)
        return last if wanted is not None else None
