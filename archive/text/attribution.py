"""The attribution a sentence gives to a quote in it: cue, subject and how plain it is.

Looks after the quote first, then before it; knows verbs, "according to", "in the words of",
"X's verdict:", "X: …" and a dash with a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.text import cues
from archive.text.narration import NAME, POINT, QUOTE, WORD, Block, Token
from archive.text.subjects import DESCRIPTION, FIGURE, PRONOUN, THING, Reader, Subject

SURE = 0.95
PLAIN = 0.92
_REACH = 80  # tokens to either side of a quote
_TERMINALS = frozenset(",.?!…—–-;")
_NEW_CLAUSE = frozenset(
    "while and but who which whereas though although before after when so yet or whose".split()
)
_DASHES = frozenset("–—-―~")
_VERDICTS = frozenset(
    """verdict message summary answer reply response view assessment words conclusion explanation
    reaction advice motto take comment comments remark remarks warning plea promise admission
    opinion tweet post statement description phrase mind instinct theory argument belief feeling hope
    fear complaint lament boast claim excuse point thoughts thought contribution reasoning""".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Who a sentence says speaks: `first`..`last` are the tokens of the cue with its subject."""

    subject: Subject
    first: int
    last: int
    strength: float
    base: str = ""
    after: bool = False


class Attributor:
    """Finds the cue of each quote of one paragraph."""

    def __init__(self, block: Block, reader: Reader) -> None:
        self.block = block
        self.tokens = block.tokens
        self.reader = reader

    def cue(self, quote: int, words: str) -> Cue | None:
        """The cue for the quote at token `quote`, whose words are `words`; None if it has none."""
        low, high = self.block.sentence_of(quote)
        low, high = max(low, quote - _REACH), min(high, quote + _REACH)
        after = self._by(quote + 1, high) or self._after(quote, low, high, words)
        if after is not None and after.strength >= PLAIN:
            return after
        return self._before(quote, low, high) or after or self._trailing(quote, high)

    def _trailing(self, quote: int, high: int) -> Cue | None:
        """`Moss was "proud" of them, she said.`: an attribution that ends the sentence."""
        for place in range(quote + 1, high - 1):
            if self.tokens[place].kind == QUOTE:
                return None
            if self.tokens[place].low == ",":
                cue = self._verb_after(quote, place + 1, high, False)
                if cue is not None and cue.last >= high - 2:
                    return cue
        return None

    # -- after the quote

    def _after(self, quote: int, low: int, high: int, words: str) -> Cue | None:
        index = quote + 1
        comma = index < high and self.tokens[index].low in ",–—-"
        dash = index < high and self.tokens[index].low in _DASHES
        ends = words[-1:] in _TERMINALS or comma
        while (
            index < high and self.tokens[index].kind == POINT and self.tokens[index].low in ",–—-"
        ):
            index += 1
        if index >= high:
            return None
        if dash and (named := self._dash(index, high)):
            return named
        starts = quote == low
        if self.tokens[index].low in _NEW_CLAUSE:
            return None
        if not ends and not starts:
            return self._phrase(index, high)
        return self._phrase(index, high) or self._verb_after(quote, index, high, ends)

    def _dash(self, index: int, high: int) -> Cue | None:
        figure = self.reader.figure(index)
        rest = [token for token in self.tokens[index + 1 : high] if token.kind == WORD]
        if figure is None or any(self.reader.is_verb(i) for i in range(index + 1, high)):
            return None
        if len(rest) > 8:
            return None
        return Cue(Subject(FIGURE, index, index + 1, figure=figure), index, index + 1, SURE)

    def _phrase(self, index: int, high: int) -> Cue | None:
        """According to X; in the words of X; came the reply from X; was how X put it."""
        lows = [token.low for token in self.tokens[index : index + 5]]
        at = None
        if lows[:2] == ["according", "to"]:
            at = index + 2
        elif lows[:4] == ["in", "the", "words", "of"]:
            at = index + 4
        elif lows[:1] == ["came"] or lows[:2] in (["was", "the"], ["is", "the"]):
            at = next(
                (
                    place + 1
                    for place in range(index, min(index + 8, high))
                    if self.tokens[place].low in ("from", "of", "by")
                ),
                None,
            )
        if at is not None and at < high:
            subject = self.reader.after(at, high)
            return Cue(subject, index, subject.last, PLAIN) if subject else None
        if lows[:1] and lows[0] in ("was", "is"):
            for place in range(index + 1, min(index + 6, high)):
                token = self.tokens[place]
                if token.kind == WORD and self._owns(place - 1):
                    return self._owner(place - 1, place + 1)
        return None

    def _owns(self, index: int) -> bool:
        token = self.tokens[index]
        return token.kind == NAME and self.reader.mentions[token.ref].possessive

    def _owner(self, index: int, last: int) -> Cue | None:
        figure = self.reader.mentions[self.tokens[index].ref].figure
        kind = THING if figure is None else FIGURE
        subject = Subject(kind, index, index + 1, figure=-1 if figure is None else figure)
        return Cue(subject, index, last, PLAIN)

    def _verb_after(self, quote: int, index: int, high: int, ends: bool) -> Cue | None:
        base = self._verb_here(index, quote, ends)
        if base is not None and not self.tokens[index].low.endswith("ing"):
            subject = self.reader.after(index + 1 + self._skipped(index + 1, high), high)
            if subject is not None and self.tokens[index].low not in ("called", "dubbed"):
                return Cue(subject, index, subject.last, SURE, base, after=True)
            return None
        found = self._subject_then_verb(index, high)
        if found is not None:
            return found
        return self._unknown_verb(index, high, ends)

    def _skipped(self, index: int, high: int) -> int:
        """Particles of a verb before its subject: "put in Kane", "went on Kane"."""
        return int(
            index < high and self.tokens[index].low in ("in", "back", "on", "out", "up", "also")
        )

    def _verb_here(self, index: int, quote: int, ends: bool) -> str | None:
        base = self.reader.is_verb(index)
        if base is None or self.tokens[index].low in cues.ADVERBS:
            return None
        return base

    def _subject_then_verb(self, index: int, high: int) -> Cue | None:
        for place in range(index + 1, min(high, index + 60)):
            token = self.tokens[place]
            if token.kind == QUOTE or (token.kind == POINT and token.low in ":;.?!…"):
                return None
            if token.kind != WORD:
                continue
            if token.low in ("that", "because") and place > index:
                return None
            base = self.reader.is_verb(place)
            if base is None or token.low.endswith("ing"):
                continue
            subject = self.reader.before(place, index)
            if subject is None:
                continue
            if self._belongs_to_next(place, high, base):
                return None
            return Cue(subject, subject.first, place + 1, SURE, base, after=True)
        return None

    def _belongs_to_next(self, verb: int, high: int, base: str) -> bool:
        """`"…" Klopp added: "…"` after a full stop is the next quote's; a comma shares it."""
        if verb + 1 >= high:
            return False
        following = self.tokens[verb + 1]
        return following.low == ":" or (following.kind == QUOTE and base in cues.NAMING)

    def _unknown_verb(self, index: int, high: int, ends: bool) -> Cue | None:
        """`"…," he croaked`: any past form right beside the quote and its subject."""
        if not ends or index + 1 >= high:
            return None
        first, second = self.tokens[index], self.tokens[index + 1]
        last = self.tokens[index + 2] if index + 2 < high else None
        closed = (
            last is None
            or last.kind in (POINT, QUOTE)
            or last.low.endswith("ly")
            or (last.low in cues.PREPOSITIONS or last.low in cues.SUBORDINATORS)
        )
        if second.kind == WORD and _past(second) and closed:
            if first.low in ("he", "she"):
                return Cue(
                    Subject(PRONOUN, index, index + 1, word=first.low),
                    index,
                    index + 2,
                    PLAIN,
                    after=True,
                )
            if (figure := self.reader.figure(index)) is not None:
                subject = Subject(FIGURE, index, index + 1, figure=figure)
                return Cue(subject, index, index + 2, PLAIN, after=True)
        if (
            first.kind == WORD
            and _past(first)
            and (figure := self.reader.figure(index + 1)) is not None
        ):
            return Cue(
                Subject(FIGURE, index + 1, index + 2, figure=figure),
                index,
                index + 2,
                PLAIN,
                after=True,
            )
        return None

    def _by(self, index: int, high: int) -> Cue | None:
        """`was called "lousy" by Watson`."""
        if index + 1 < high and self.tokens[index].low == "by":
            subject = self.reader.after(index + 1, high)
            if subject is not None and subject.kind == FIGURE:
                return Cue(subject, index, subject.last, PLAIN)
        return None

    # -- before the quote

    def _before(self, quote: int, low: int, high: int) -> Cue | None:
        for verb in range(quote - 1, low - 1, -1):
            token = self.tokens[verb]
            if token.kind != WORD:
                continue
            base = self.reader.is_verb(verb)
            if base is None or (base in cues.ONLY_BESIDE and not self._beside(verb, quote)):
                continue
            subject = self._subject_of(verb, low, quote)
            if subject is not None:
                strength = SURE if subject.kind == FIGURE and subject.last <= verb else PLAIN
                return Cue(subject, min(subject.first, verb), verb + 1, strength, base)
        low = self._own_clause(quote, low)
        return self._phrase_before(quote, low) or self._colon(quote, low)

    def _own_clause(self, quote: int, low: int) -> int:
        """Where the quote's clause begins: behind an earlier quote, if a person is named there."""
        for place in range(quote - 1, low - 1, -1):
            if self.tokens[place].kind == QUOTE:
                return low
            if self.reader.figure(place) is not None:
                earlier = [i for i in range(low, place) if self.tokens[i].kind == QUOTE]
                return earlier[-1] + 1 if earlier else low
        return low

    def _beside(self, verb: int, quote: int) -> bool:
        return quote - verb <= 5 and self.tokens[quote - 1].low in (":", ",", self.tokens[verb].low)

    def _subject_of(self, verb: int, low: int, quote: int) -> Subject | None:
        for place in range(verb + 1, min(quote, verb + 12)):
            if self.tokens[place].low == "by" and self._passive(verb):
                agent = self.reader.after(place + 1, quote)
                if agent is not None and agent.kind == FIGURE:
                    return agent
        inverted = self._inverted(verb, low, quote)
        if inverted is not None:
            return inverted
        word = self.tokens[verb].low
        subject = None
        if not word.endswith("ing") or (
            verb and self.tokens[verb - 1].low in ("is", "was", "been")
        ):
            subject = self.reader.before(verb, low)
        else:
            subject = self.reader.main(low, verb)
        if subject is None and verb + 1 < quote and verb - low <= 1:
            subject = self.reader.after(verb + 1, quote)
        if subject is None and low > 0 and verb == low:
            subject = self.reader.main(low, quote)
        return subject

    def _inverted(self, verb: int, low: int, quote: int) -> Subject | None:
        """`Moss, says Castle, is "…"`: the subject stands behind the verb, between commas."""
        if verb > low and self.tokens[verb - 1].low not in (",", "–", "—"):
            return None
        subject = self.reader.after(verb + 1, quote)
        if subject is None or subject.last >= quote:
            return None
        return subject if self.tokens[subject.last].low in (",", "–", "—") else None

    def _passive(self, verb: int) -> bool:
        return self.tokens[verb].low.endswith(("ed", "en", "id", "ought", "ut", "t"))

    def _phrase_before(self, quote: int, low: int) -> Cue | None:
        """According to X; in the words of X; X's view is; for X it was."""
        for place in range(low, quote - 1):
            lows = (self.tokens[place].low, self.tokens[place + 1].low)
            if lows in (("according", "to"), ("words", "of")):
                subject = self.reader.after(place + 2, quote)
                return Cue(subject, place, subject.last, PLAIN) if subject else None
            if self._owns(place) and lows[1] in _VERDICTS:
                return self._owner(place, place + 2)
            if lows[0] in ("his", "her") and lows[1] in _VERDICTS:
                return self._his(place)
        figure = self.reader.figure(low + 1) if low + 1 < quote else None
        if figure is not None and self.tokens[low].low in ("for", "to"):
            return Cue(Subject(FIGURE, low + 1, low + 2, figure=figure), low, low + 2, 0.85)
        return None

    def _his(self, index: int) -> Cue:
        word = "he" if self.tokens[index].low == "his" else "she"
        return Cue(Subject(PRONOUN, index, index + 1, word=word), index, index + 2, PLAIN)

    def _colon(self, quote: int, low: int) -> Cue | None:
        """ "X: …", "X's verdict: …", "X on Y: …", "X was impressed: …"."""
        if quote <= low or self.tokens[quote - 1].low != ":":
            return None
        end = quote - 1
        if end - low == 1 and self.tokens[low].low in ("a", "answer"):
            return None
        for place in range(end - 1, max(low, end - 5) - 1, -1):
            token = self.tokens[place]
            if token.low in _VERDICTS and place > low and self.tokens[place - 1].kind == NAME:
                return self._owner(place - 1, place + 1)
            if (
                token.low in _VERDICTS
                and place > low
                and self.tokens[place - 1].low in ("his", "her")
            ):
                return self._his(place - 1)
        for place in range(end - 1, low, -1):
            if self.tokens[place].low == "who":
                subject = self.reader.before(place + 1, low)
                if subject is not None:
                    return Cue(subject, subject.first, place + 1, PLAIN)
        subject = self._before_colon(low, end)
        return Cue(subject, subject.first, end + 1, PLAIN) if subject else None

    def _before_colon(self, low: int, end: int) -> Subject | None:
        main = self.reader.main(low, end)
        if main is not None:
            figures = [i for i in range(low, end) if self.reader.figure(i) is not None]
            if main.kind == FIGURE and len(figures) > 1 and self.tokens[main.last : main.last + 1]:
                follows = self.tokens[main.last].low
                if follows == "," and figures[0] == main.first:
                    return main
            return main
        if self.tokens[low].kind == NAME or end - low <= 5:
            return Subject(DESCRIPTION if self.tokens[low].kind == WORD else THING, low, end)
        return None


def _past(token: Token) -> bool:
    return len(token.low) > 4 and token.low.endswith("ed")
