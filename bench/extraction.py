"""Finding quotes: megabytes of text per second, at sizes from a note to a book.

The texts are made here of invented people: news of the ordinary kind (a quote in most paragraphs)
and one that is nearly all quotes. A flat column says that time is linear in the text.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Sequence

from archive.extract import Person, find_quotes

SIZES = [("1 KB", 1_000), ("100 KB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)]
PEOPLE = [
    Person("Ada Moss", ["Moss"], gender="female"),
    Person("Lou Castle", ["Castle"], gender="male"),
    Person("Nils Berggren", ["Berggren"], gender="male"),
]
TEAMS = ["Northport Town", "Gantry Park", "Harbour League"]

NEWS = """Northport Town went out of the cup on Tuesday night, and nobody at Gantry Park could say they had been robbed.

“We were second to everything,” said Moss, who has now lost four of her last five. “I will not dress it up.”

The visitors had two shots cleared off the line before Castle, a substitute for the limping Berggren, turned in the only
goal with nine minutes to play. It was his first since August.

He said: “You wait that long and it hits you on the knee.”

Berggren called it “a proper scruffy one” and left on crutches. According to the club, he will be seen by a specialist
this week.

The Harbour League resumes on Saturday, when Town travel to the coast without either of their first-choice wingers. The
manager asked for patience. “There is a good side in there,” she added, “and it will come.”

"""
TALK = """“We ran,” said Moss. “He fell,” she said of Castle, who was “fine”.

“I was never hurt,” said Castle. “I was tired, that is all.” “Tired,” Moss repeated.

"""

# Pieces that have led readers of marks astray; a megabyte of each.
HOSTILE = ["“", "”", '"', "'", "‘", "’", "«", "„", "“”", "‘“", "“a” ", "'a ", "“a\n\n", "Aa Bb ", "said he ",
           ", said he ", "a\n", ". ", "(“", "’s ", "“Aa, said he. ", "– ", "van der ", "?!…", "-", "“. ", "’‘ ", "“a b c d\n\n", '"a b c d\n\n', "‘ab“cd ef ",
           "“ab cd ", "'ab cd ", "ab” cd ef ", "“ab” (‘cd’) "]  # fmt: skip


def main() -> None:
    """Print MB/s for both texts at each size, what hostile text takes, and the memory of many quotes."""
    print(f"{'size':>8}  {'news, MB/s':>11}  {'nearly all quotes, MB/s':>24}")
    for label, size in SIZES:
        print(f"{label:>8}  {speed(NEWS, size):>11.2f}  {speed(TALK, size):>24.2f}", flush=True)
    words = " ".join((NEWS * 20).split(" ")[:1000])
    print(f"\na feature of 1,000 words: {1000 * best(words, 20):.1f} ms")
    taken = {
        piece: best("“Well,” said Moss. " + piece * (1_000_000 // len(piece)), 1)
        for piece in HOSTILE
    }
    worst = max(taken, key=taken.__getitem__)
    print(
        f"1 MB of hostile punctuation: {taken[worst]:.2f} s at most ({worst!r}), of {len(taken)} sorts"
    )
    quotes = "“We ran,” said Moss.\n\n" * 100_000
    tracemalloc.start()
    found = find_quotes(quotes, PEOPLE)
    memory = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"{len(found):,} quotes in {len(quotes) / 1e6:.1f} MB: {memory:.0f} MB of memory at most")


def speed(page: str, size: int) -> float:
    """Megabytes of UTF-8 per second for `page` repeated up to `size` characters."""
    text = (page * (size // len(page) + 1))[:size]
    repeats = max(1, min(50, 200_000 // size))
    return len(text.encode()) / 1e6 / best(text, repeats)


def best(text: str, repeats: int, people: Sequence[Person] = PEOPLE) -> float:
    """Seconds of processor time that finding the quotes of `text` takes, best of `repeats`."""
    times = []
    for _ in range(repeats):
        began = time.process_time()
        find_quotes(text, people, TEAMS)
        times.append(time.process_time() - began)
    return min(times)
