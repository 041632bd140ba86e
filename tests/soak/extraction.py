"""`make soak`: the extractor on ten thousand spoilt texts of up to 20 KB and fifty of 1 MB.

Real texts (the labelled sets beside the project where they are, else the project's own passages) are
put together and spoilt: bytes, marks, NULs, lone surrogates, invisible and bidirectional characters,
no line ends. Nothing may raise, no answer be malformed, no text take longer than the bound, which is
linear in its length. Prints figures; exits with 1 where anything failed. Same seed, same texts.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from archive.extract import FoundQuote, Person, find_quotes, find_reported, person_from
from tests.parts import ROOT

SEED = 20261
SMALL, SMALL_SIZE = 10_000, 20_000
LARGE, LARGE_SIZE = 50, 1_000_000
# Seconds of processor time a text may take: a fixed part, and so much for each character.
START, PER_CHARACTER = 0.25, 12e-6

MARKS = "“”\"'‘’«»„‚‹›`"
UNSEEN = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069\u061c"
)
OTHERS = ["Northport Town", "Gantry Park", "Harbour League"]

Source = tuple[str, list[Person]]


def sources() -> list[Source]:
    """Real texts, each with the people its reader knows."""
    found: list[Source] = []
    for path in sorted((ROOT.parent / "shared" / "data" / "quotes_dev").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                found.append((row["text"], [person_from(fields) for fields in row["people"]]))
    for path in sorted((ROOT / "tests" / "data").glob("passages*.txt")):
        passages = path.read_text(encoding="utf-8").split("\n<<<\n")[1:]
        found += [(passage.split("\n>>>", 1)[0], list[Person]()) for passage in passages]
    return found


def spread(chance: random.Random, text: str, pieces: str, share: float) -> str:
    """`text` with characters of `pieces` put in at so many places of a thousand characters."""
    characters = list(text)
    for _ in range(int(len(characters) * share) + 1):
        place = chance.randrange(len(characters) + 1)
        characters[place:place] = chance.choice(pieces)
    return "".join(characters)


def bytes_spoilt(chance: random.Random, text: str) -> str:
    """Some bytes of its UTF-8 changed, read back with what is broken as lone surrogates or signs."""
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(max(1, len(data) // 200)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data).decode("utf-8", chance.choice(["surrogateescape", "replace", "ignore"]))


def marks_spoilt(chance: random.Random, text: str) -> str:
    """Marks lost, exchanged, doubled."""
    swaps = {mark: chance.choice(["", mark * 2, chance.choice(MARKS)]) for mark in MARKS}
    rate = chance.choice([0.05, 0.5, 1.0])
    return "".join(swaps[one] if one in swaps and chance.random() < rate else one for one in text)


def shuffled(chance: random.Random, text: str) -> str:
    """Its pieces of a few words in another order."""
    words = text.split(" ")
    size = chance.randrange(1, 6)
    pieces = [words[at : at + size] for at in range(0, len(words), size)]
    chance.shuffle(pieces)
    return " ".join(" ".join(piece) for piece in pieces)


SPOILS: dict[str, Callable[[random.Random, str], str]] = {
    "bytes": bytes_spoilt,
    "marks": marks_spoilt,
    "more marks": lambda chance, text: spread(chance, text, MARKS, 0.02),
    "NULs": lambda chance, text: spread(chance, text, "\x00\x01\x1f\x7f\x85", 0.01),
    "lone surrogates": lambda chance, text: spread(chance, text, "\ud800\udbff\udc00\udfff", 0.01),
    "unseen": lambda chance, text: spread(chance, text, UNSEEN, 0.02),
    "one long line": lambda _, text: text.replace("\n", " "),
    "no spaces": lambda _, text: text.replace(" ", "").replace("\n", ""),
    "capitals": lambda _, text: text.upper(),
    "title case": lambda _, text: text.title(),
    "line for each word": lambda _, text: text.replace(" ", "\n"),
    "shuffled": shuffled,
    "untouched": lambda _, text: text,
}


def made(chance: random.Random, texts: list[Source], size: int) -> Source:
    """Texts put together up to `size` characters, with the people of all of them."""
    parts: list[str] = []
    people: list[Person] = []
    length = 0
    while length < size:
        text, known = chance.choice(texts)
        begin = chance.choice([0, chance.randrange(len(text))])
        parts.append(text[begin:])
        people += known if len(people) < 400 else []
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size], people


def malformed(text: str, found: list[FoundQuote]) -> bool:
    """True where an answer breaks a promise of `find_quotes`."""
    after = 0
    for quote in found:
        for start, end in quote.parts:
            if not after <= start < end <= len(text):
                return True
            after = end
        if quote.text != " ".join(text[start:end] for start, end in quote.parts):
            return True
        if not 0 <= quote.confidence <= 1:
            return True
    return False


def soak(texts: list[Source], count: int, size: int, *, exact: bool) -> Counter[str]:
    """Read `count` spoilt texts of `size` (or up to it); print what was measured, count failures."""
    chance = random.Random(f"{SEED} {size}")
    failures: Counter[str] = Counter()
    worst, spent, characters, quotes = 0.0, 0.0, 0, 0
    names = list(SPOILS)
    for number in range(count):
        text, people = made(chance, texts, size if exact else chance.randrange(1, size + 1))
        ways = [names[number % len(names)], *chance.sample(names, chance.randrange(3))]
        for way in ways:
            text = SPOILS[way](chance, text)[:size] or "“"
        began = time.process_time()
        try:
            found = find_quotes(text, people, OTHERS)
            if number % 10 == 0:
                find_reported(text[:SMALL_SIZE], people)
        except Exception as fault:  # noqa: BLE001 - whatever is raised is what is looked for
            failures[f"{type(fault).__name__} ({' + '.join(ways)}, number {number})"] += 1
            continue
        seconds = time.process_time() - began
        spent, characters, quotes = spent + seconds, characters + len(text), quotes + len(found)
        share = seconds / (START + PER_CHARACTER * len(text))
        worst = max(worst, share)
        if share > 1:
            failures[f"{seconds:.2f} s for {len(text)} characters ({' + '.join(ways)})"] += 1
        if malformed(text, found):
            failures[f"malformed ({' + '.join(ways)}, number {number})"] += 1
    print(
        f"{count} texts of {'' if exact else 'up to '}{size // 1000} KB: {characters / 1e6:.1f} million characters, "
        f"{quotes} quotes, {spent:.0f} s, {characters / 1e6 / spent:.2f} million a second; "
        f"the slowest took {100 * worst:.0f}% of its bound; {sum(failures.values())} failures",
        flush=True,
    )
    return failures


def main() -> int:
    """Both runs; 1 where anything failed."""
    texts = sources()
    print(
        f"From {len(texts)} texts; bound {START} s and {1e6 * PER_CHARACTER:.0f} s a million characters"
    )
    failures = soak(texts, SMALL, SMALL_SIZE, exact=False)
    failures += soak(texts, LARGE, LARGE_SIZE, exact=True)
    for what, times in failures.most_common(20):
        print(f"{times} x {what}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
