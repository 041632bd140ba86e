"""What is telling in an utterance: its words by their stems, what each weighs, keys to find it by.

Pure. Every interview says "we", "game" and "penalty": such words weigh little, and a rare word or
a number much. The weights are fixed, so that a text always has the same keys. `similar` compares
with them, `archive.terms` keeps the keys.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import chain, pairwise

from archive.text.words import search_key

# In any language these tie words together and tell nothing (as `search_key` writes them: "I've"
# is "ive", "it's" is "it s").
_TYING = frozenset(
    """
    a about after again all also always am an and any are aren around as at away back be because been before
    being both but by can cannot cant come could couldnt d did didnt do does doesnt doing dont down
    each else even ever every everybody everyone everything for from get give go had has hasnt have havent
    he hed hell her here hers him his how i id if ill im in into is isnt it its ive just kind let
    like ll lot m maybe me might more most much must my never no not nothing now of off oh on once one only
    or other our out over own perhaps quite rather re really s same say see she should shouldnt so some somebody
    someone something sort still such t tell than that thats the their them then there these they theyd
    theyll theyre theyve thing think this those though through to today too two under until up us ve very
    want was wasnt way we wed well were werent weve what when where which while who whole whom why will
    with without wont would wouldnt yeah yes yet you youd youll your youre youve

    aber als am an auch auf aus bei das dass dem den der des die dir doch du ein eine einem einen er es
    fur haben hat hatte ich ihr im immer in ist ja kann man mehr mein mich mir mit nach nicht noch nur oder
    schon sein sich sie sind so um und uns unser viel vom von vor war waren was wenn wie wir wird zu zum zur

    ai ainsi au aussi aux avec avoir avons ca ce ces cest cette comme d dans de des donc du elle en est et
    etait etre fait il ils je jai l la le les leur lui ma mais mes moi mon n ne nos notre nous on ont ou par
    pas plus pour qu que qui sa se ses si son sont sur tous tout tres tu un une vous y

    al algo con cuando de del ella ellos en era eran es esa ese eso esta estaba estamos este esto fue ha hay
    he la las le lo los mas me mi mis mucho muy nada no nos o para pero por porque que se ser si sin sobre
    solo son su sus tambien te tengo tenemos todo todos un una y ya yo

    abbiamo al alla anche che ci come con cosa da dal del della di e ed era gli ha hanno ho i il io la le lo
    loro ma mi mio molto nel nella noi non per perche piu quando quello questa questo se si siamo solo sono
    sua suo tutti tutto un una uno

    ao as com como da das de do dos e ele ela em era essa esse esta este eu foi isso ja mais mas me meu
    minha muito na nao nas no nos nossa nosso o os para pela pelo por que se ser so sua tem temos um uma
    """.split()
)
_IRREGULAR = {
    "felt": "feel", "went": "go", "gone": "go", "going": "go", "goes": "go", "said": "say",
    "says": "say", "saying": "say", "thought": "think", "thinking": "think", "made": "make",
    "kept": "keep", "got": "get", "gotten": "get", "getting": "get", "won": "win", "lost": "lose",
    "losing": "lose", "came": "come", "coming": "come", "knew": "know", "known": "know",
    "saw": "see", "seen": "see", "took": "take", "taken": "take", "gave": "give", "given": "give",
    "found": "find", "told": "tell", "became": "become", "began": "begin", "begun": "begin",
    "brought": "bring", "ran": "run", "held": "hold", "stood": "stand", "left": "leave",
    "heard": "hear", "meant": "mean", "met": "meet", "paid": "pay", "sat": "sit", "spoke": "speak",
    "spoken": "speak", "learnt": "learn", "fought": "fight", "wrote": "write", "children": "child",
    "men": "man", "women": "woman", "lives": "life", "fell": "fall", "fallen": "fall",
    "hundred": "100", "things": "thing",
}  # fmt: skip
_VOWEL = re.compile("[aeiouy]")
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"'”’)»]*\s+|\n+")
_LIGHT, _EVERY, _TALK, _SHORT, _FULL = 0.05, 0.2, 0.4, 0.3, 1.0
# Keys of one text, of each kind: of a longer text those with the smallest hashes, so that two
# long texts keep the same ones of what they share.
MOST_KEYS = 32
# Longer words are worked out anew each time: what is kept of words is small.
_LONGEST_KNOWN = 30
# Words of one utterance that are looked at; nobody speaks longer without a question.
MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Term:
    """A word, folded, its stem, and how much it tells, from 0 to 1."""

    word: str
    stem: str
    weight: float


class Wording:
    """A text as it is compared: terms in order, and sentence by sentence."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def key(self) -> str:
        """The words alone, folded: what is the same in it is the same wording."""
        return search_key(self.text)

    @cached_property
    def terms(self) -> list[Term]:
        """The words in order."""
        return list(chain.from_iterable(self.sentences))

    @cached_property
    def sentences(self) -> list[list[Term]]:
        """The terms of each sentence that has any."""
        left = MOST_WORDS
        found = []
        for sentence in _SENTENCE_END.split(self.text):
            terms = [_term(word) for word in search_key(sentence).split()[:left]]
            if terms:
                found.append(terms)
            left -= len(terms)
            if left <= 0:
                break
        return found

    @cached_property
    def keys(self) -> list[int]:
        """Numbers that likely stand for texts that say the same: the most telling first.

        One for the whole wording, then for neighbouring telling words, then for single ones.
        """
        if not self.terms:
            return []
        telling = [term for term in self.terms if term.weight > _LIGHT] or self.terms
        pairs = {
            _hash(f"{one.stem} {other.stem}")
            for one, other in pairwise(telling)
            if one.weight + other.weight > _TALK or not telling[2:]
        }
        single = {_hash(term.stem) for term in telling if term.weight > _TALK}
        if not single and len(telling) <= 2:
            single = {_hash(term.stem) for term in telling}
        return [_hash(f"={self.key}"), *sorted(pairs)[:MOST_KEYS], *sorted(single)[:MOST_KEYS]]


def _term(word: str) -> Term:
    return _known(word) if len(word) <= _LONGEST_KNOWN else _new(word)


@lru_cache(20_000)
def _known(word: str) -> Term:
    return _new(word)


def _new(word: str) -> Term:
    if word in _TYING:
        return Term(word, word, _LIGHT)
    stem = _stem(word)
    return Term(word, stem, _weight(word, stem))


def _weight(word: str, stem: str) -> float:
    if stem in _TYING:
        return _LIGHT
    if stem in _EVERYWHERE:
        return _EVERY
    if stem in _COMMON:
        return _TALK
    if len(word) <= 2 and word.isascii() and not word.isdecimal():
        return _SHORT
    return _FULL


def _stem(word: str) -> str:
    """A word without its common English endings: what is left need not be a word."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isascii():
        return word
    for ending, least in (("ingly", 5), ("edly", 5), ("ness", 4), ("ing", 3), ("ed", 3), ("ly", 4), ("ies", 2), ("es", 3), ("er", 4), ("est", 4), ("ment", 5), ("s", 3), ("e", 3)):  # fmt: skip
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= least and _VOWEL.search(base):
            if ending == "ies":
                return f"{base}i"
            if ending == "s" and base.endswith(("s", "u", "i")):
                return word
            return _tidy(base)
    return _tidy(word)


def _tidy(base: str) -> str:
    """One letter of a double at the end, no mute e, i for y."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls":
        base = base[:-1]
    if len(base) > 3 and base.endswith("e"):
        base = base[:-1]
    if len(base) > 3 and base.endswith("y"):
        base = f"{base[:-1]}i"
    return base


# What stands in every second thing that is said, and what everybody in football says, whatever
# they speak of.
_EVERYWHERE = frozenset(
    _stem(word)
    for word in "ball game goal good great happy lose match play player score team win".split()
)
_COMMON = frozenset(
    _stem(word)
    for word in """
    amazing attack bad ball bench best better big bit boy captain care career chance change club coach
    competition confidence country credit crowd cup day deep defend deserve different difficult disappointed
    dressing easy effort end enjoy energy england experience family fan feel few final find finish fit focus
    follow football footballer forward friend front full game goal good great group grow guy half happen happy
    hard hope hungry important improve incredible keep keeper kick know last lead learn leave let level life
    little live long look lose loss love luck lucky make man manager many massive match mean mental mentality mind minute
    miss moment month need new next nice night number opportunity part pass penalty people perform performance
    person pitch place play player point possible premier press pressure probably problem proud put quality
    question ready reason red referee repeat respect result right room run save score season set shirt shoot
    short show side sit situation special spirit squad stadium stand start stay step strong summer support
    supporter sure take talk team teammate thank three time together tomorrow tonight tournament train training try
    trophy turn understand victory wait watch week win winning work world year yellow young zero
    """.split()
)


def _hash(text: str) -> int:
    """A number of 63 bits, the same on every machine: databases have no larger ones."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1
