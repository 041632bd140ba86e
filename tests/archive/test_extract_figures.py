"""How well quotes are found and given to their speakers, on labelled texts of invented and of real people.

The bars are the "must reach" column of the design's chapter on extraction; where the extractor is
better, the bar is nearer to what it reaches, so that a loss is seen.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from archive.extract import FoundQuote, find_quotes, person_from
from archive.text.words import search_key
from tests.archive.text.passages import DATA, Passage, read_passages
from tests.parts import ROOT

DEVELOPMENT = ROOT.parent / "shared" / "data" / "quotes_dev"
NAMES = sorted(path.name for path in DATA.glob("passages*.txt"))
SURE = 0.9
# How many of a set's quotes it is sure of at least. The second's writer names few beside a quote.
SURE_OF = {"labelled": 0.3, "labelled_second": 0.2, "development set": 0.3}
Document = dict[str, Any]


def documents(files: list[Path]) -> list[Document]:
    lines = [line for file in files for line in file.read_text(encoding="utf-8").split("\n")]
    return [json.loads(line) for line in lines if line.strip()]


@pytest.fixture(params=SURE_OF)
def labelled(request: pytest.FixtureRequest) -> tuple[list[Document], float]:
    """The documents of a set, and the share of quotes it must be sure of."""
    if request.param != "development set":
        return documents([DATA / f"{request.param}.jsonl"]), SURE_OF[request.param]
    if not DEVELOPMENT.exists():
        pytest.skip("the development set is not here (../shared/data/quotes_dev)")
    return documents(sorted(DEVELOPMENT.glob("*.jsonl"))), SURE_OF[request.param]


def same_name(one: str, other: str) -> bool:
    """True where every word of one is in the other: "Polly" is Polly Hesketh, Jose is José."""
    first, second = set(search_key(one).split()), set(search_key(other).split())
    return first <= second or second <= first


def right(found: str | None, gold: Document) -> bool:
    """The speaker as the labels have it; nobody is right for who has no name."""
    if gold.get("speaker_type", "person") != "person" or gold["speaker"] is None:
        return found is None or found == gold["speaker"]
    return found is not None and same_name(found, gold["speaker"])


def counts(document: Document) -> Counter[str]:
    """What was to be found in a document, what was, and how much of it is right."""
    text = document["text"]
    people = [person_from(fields) for fields in document["people"]]
    parts = {part: quote for quote in find_quotes(text, people) for part in quote.parts}
    total: Counter[str] = Counter()
    for gold in document["quotes"]:
        spans = [(gold["start"], gold["end"]), *map(tuple, gold.get("pieces", []))]
        found = [parts.pop(span) for span in spans if span in parts]
        if not gold.get("optional"):
            total += judged(gold, found[0] if found else None)
    noise = {(one["start"], one["end"]) for one in document["not_quotes"]}
    total["noise"] += len(noise)
    total["noise returned"] += len(noise & set(parts))
    total["spurious"] += len(parts)
    total["sure"] += sum(
        1 for quote in parts.values() if quote.speaker and quote.confidence >= SURE
    )
    return total


def judged(gold: Document, quote: FoundQuote | None) -> Counter[str]:
    total = Counter({"gold": 1})
    if quote is None:
        return total
    is_right = right(quote.speaker, gold)
    named = bool(gold["speaker"]) and gold.get("speaker_type", "person") == "person"
    total["found"] += 1
    total["kind"] += (quote.kind == "fragment") == (gold["kind"] == "fragment")
    total["named" if named else "unnamed"] += 1
    total["named and right" if named else "unnamed and right"] += is_right
    if quote.speaker and quote.confidence >= SURE:
        total["sure"] += 1
        total["sure and right"] += is_right
    return total


def test_labelled_texts_stay_above_the_bars(labelled: tuple[list[Document], float]) -> None:
    texts, sure_of = labelled
    total: Counter[str] = Counter()
    for document in texts:
        total += counts(document)
    assert total["found"] >= 0.98 * total["gold"]
    assert total["spurious"] <= 0.03 * total["gold"]
    assert total["kind"] >= 0.98 * total["found"]
    assert total["named and right"] >= 0.95 * total["named"]
    assert total["unnamed and right"] >= 0.9 * total["unnamed"]
    assert total["noise returned"] <= 0.08 * total["noise"]
    # "Precision where confidence is 0.9 or more": quoted words that are no speech count against it.
    assert total["sure"] >= sure_of * total["gold"]
    assert total["sure and right"] >= 0.97 * total["sure"]


@pytest.mark.parametrize("known", [True, False], ids=["people known", "people unknown"])
def test_where_it_says_it_is_sure_it_is_right(known: bool) -> None:
    """On the golden passages, whose outcome is exact where the people are handed in."""
    passages = [passage for name in NAMES for passage in read_passages(name)]
    answers = [answer for passage in passages for answer in sure_answers(passage, known=known)]
    assert len(answers) >= 90
    assert sum(answers) >= 0.97 * len(answers)


def sure_answers(passage: Passage, *, known: bool) -> list[bool]:
    expected = {words: speaker for _, speaker, parts in passage.expected for words in parts}
    people = passage.people if known else []
    return [
        (speaker := expected.get(passage.text[slice(*quote.parts[0])])) is not None
        and same_name(quote.speaker, speaker)
        for quote in find_quotes(passage.text, people, passage.others)
        if quote.speaker and quote.confidence >= SURE
    ]
