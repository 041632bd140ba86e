"""Utterances: what is speech, whole or in fragments, and which parts belong together."""

from __future__ import annotations

import pytest

from archive.extract import Person, find_quotes

PEOPLE = [Person("Ada Moss", ["Moss"], gender="female"), Person("Lou Castle", ["Castle"])]


def found(text: str) -> list[tuple[str, list[str]]]:
    return [
        (quote.kind, [text[start:end] for start, end in quote.parts])
        for quote in find_quotes(text, PEOPLE)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rufus “The Ferret” Dell scored.",
        "They are known as “the Bus”.",
        "The film “Ninety Minutes” was shown.",
        "Her memoir is called “A Life Offside”.",
        "Moss won the “Player of the Year” award.",
        "It was a “must-win” game for the “golden generation”.",
        "A banner reading “Castle Out” hung there.",
        "The so-called “big six” met. The word was “#MossOut”.",
        "He plays as a “false nine”.",
        "The virus was named “swine flu” by the papers.",
        "Moss wore “No 9”.",
        "The exit (“British exit”) was long.",
        "The case was “Moss v Castle”.",
        "It let him join the network and “mine” coins.",
        "Their bench, which calls itself “the Night Shift”, came on.",
        "The film “jaws” was shown.",
        "Castle is known for catchphrases such as “cuff ’em and stuff ’em!”.",
        "Acme claimed it had been duped into buying the firm, known for software that used “loose” sources.",
        "Castle chased them back and forth, but his “hot pursuit” ended in a ditch.",
        "Moss never used the term “three friends”.",
        "When you think about it, to “tame” a side is an art.",
        "She would only say that her name was “Ferret”.",
    ],
)
def test_no_speech(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moss called it “a circus”.", "a circus"),
        ("Castle left over what Moss called “a misunderstanding”.", "a misunderstanding"),
        ("Moss was “proud” of them, she said.", "proud"),
        ("Moss told them to “own it”.", "own it"),
        ("Moss said she was “proud and a bit tired”.", "proud and a bit tired"),
        ("Castle is expecting the “hardest winter” of his life.", "hardest winter"),
        ("Castle said their campaign “turned into a mess”.", "turned into a mess"),
        ("Moss went so far as to call the play “silly”.", "silly"),
        ("Calling it “a poor show”, Moss left.", "a poor show"),
        ("The men who won, said their captains, “did not do justice” to it.", "did not do justice"),
        ("One is what she termed “tool interference”, which confuses.", "tool interference"),
        ("The man, whom he had called a “sick man,” left.", "sick man,"),
        ("Castle praised his “superb” saves.", "superb"),
        ("Moss looks to “bigger things” after defeat", "bigger things"),
        ("Moss hailed Castle as one of the “most gifted” players.", "most gifted"),
    ],
)
def test_fragments(text: str, words: str) -> None:
    assert found(text) == [("fragment", [words])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moss said: “It was late.”", "It was late."),
        ("Moss said “I was late”.", "I was late"),
        ("Moss spoke after the game, saying: “It was late.”", "It was late."),
        ("“Twice.” Moss smiles.", "Twice."),
        ("‘YOU WATCH AND YOU MARVEL’ Moss on the final", "YOU WATCH AND YOU MARVEL"),
        ("Moss said “[t]here is no plan”.", "[t]here is no plan"),
        (
            "Moss said she was “late. It was the bus. It always is”.",
            "late. It was the bus. It always is",
        ),
    ],
)
def test_direct_quotes(text: str, words: str) -> None:
    assert found(text) == [("direct", [words])]


def test_parts_cut_by_an_attribution_are_one_quote() -> None:
    assert found("“One,” said Moss, “and two. Three.”") == [("direct", ["One,", "and two. Three."])]
    assert found("“One,” said Moss. “Two.”") == [("direct", ["One,", "Two."])]
    assert found("“One,” said Moss.\n\n“Two.”") == [("direct", ["One,", "Two."])]


def test_what_is_attributed_again_is_another_quote() -> None:
    assert len(found("“One,” said Moss. “Two,” she added.")) == 2
    assert len(found("“One,” said Moss. The rain fell. “Two.”")) == 2
    assert len(found("“One,” said Moss. Castle said: “Two.”")) == 2
    assert len(found("Moss said: “One.” Castle said: “Two.”")) == 2


def test_fragments_of_one_sentence_stay_apart() -> None:
    text = "Moss called it “a long road” that was “worth every step”."
    assert found(text) == [("fragment", ["a long road"]), ("fragment", ["worth every step"])]
