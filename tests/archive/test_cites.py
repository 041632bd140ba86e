"""How a quote is cited, to the letter: the print as its source, the archive where it was found."""

from datetime import date
from typing import Any

from archive.pages.cites import cites
from tests import made

ADDRESS = "https://archive.example/quotes/12/"
PRINTED = {
    "slug": "fuel",
    "title": "Fuel",
    "byline": "Ida Vang",
    "publication": "The Harbour Times",
    "published_on": date(2023, 9, 4),
    "source_url": "https://times.example/fuel?a=1",
}
BARE = {**dict.fromkeys(PRINTED, ""), "title": "Fuel", "published_on": None}


def citation(words: str, article: Any = PRINTED, state: str = "verified") -> Any:
    return {"article": article, "text": words, "state": state}


def cited(words: str = "We kept the ball,", article: Any = PRINTED, **facts: Any) -> Any:
    """The four habits by their keys."""
    quote = made.quote(words, pk=12, **{"citations": [citation(words, article)], **facts})
    return {cite.key: cite.text for cite in cites(quote, ADDRESS)}


def test_four_habits_name_the_print_and_the_archive():
    assert cited() == {
        "apa": "Ada Brandt. (2023, February 3). We kept the ball [Quotation]. Quoted in Ida Vang, "
        "Fuel (The Harbour Times, 2023, September 4; https://times.example/fuel?a=1). Extra Time. "
        "https://archive.example/quotes/12/",
        "mla": "Ada Brandt. “We kept the ball.” 3 Feb. 2023. Quoted in Ida Vang, “Fuel,” The "
        "Harbour Times, 4 Sept. 2023, https://times.example/fuel?a=1. Extra Time, "
        "https://archive.example/quotes/12/.",
        "bib": "@misc{adabrandt12,\n"
        "  author       = {{Ada Brandt}},\n"
        "  title        = {We kept the ball},\n"
        "  year         = {2023},\n"
        "  howpublished = {Quoted in Ida Vang, ``Fuel'', The Harbour Times, 4 September 2023, "
        "\\url{https://times.example/fuel?a=1}},\n"
        "  note         = {Said 3 February 2023. Extra Time},\n"
        "  url          = {https://archive.example/quotes/12/}\n"
        "}",
        "wiki": "{{cite news |author=Ida Vang |title=Fuel |newspaper=The Harbour Times "
        "|date=4 September 2023 |url=https://times.example/fuel?a=1 "
        "|quote=Ada Brandt: We kept the ball}} "
        "Quoted in [https://archive.example/quotes/12/ Extra Time].",
    }


def test_what_is_not_known_is_left_out():
    assert cited(article=BARE, said=None, speaker=None, speaker_name="") == {
        "apa": "Unknown speaker. (n.d.). We kept the ball [Quotation]. Quoted in Fuel. Extra Time. "
        "https://archive.example/quotes/12/",
        "mla": "Unknown speaker. “We kept the ball.” Quoted in “Fuel.” Extra Time, "
        "https://archive.example/quotes/12/.",
        "bib": "@misc{unknownspeaker12,\n"
        "  author       = {{Unknown speaker}},\n"
        "  title        = {We kept the ball},\n"
        "  howpublished = {Quoted in ``Fuel''},\n"
        "  note         = {Extra Time},\n"
        "  url          = {https://archive.example/quotes/12/}\n"
        "}",
        "wiki": "{{cite web |title=Fuel |url=https://archive.example/quotes/12/ "
        "|quote=Unknown speaker: We kept the ball |via=Extra Time}}",
    }


def test_a_date_is_told_as_far_as_it_is_known():
    month = cited(said=date(2023, 5, 1), said_on_precision="month")
    assert "(2023, May)" in month["apa"]
    assert "” May 2023. Quoted" in month["mla"]
    assert "{Said May 2023. Extra Time}" in month["bib"]
    year = cited(said=date(2023, 1, 1), said_on_precision="year")
    assert "(2023)." in year["apa"]
    assert "” 2023. Quoted" in year["mla"]


def test_marks_of_the_words_break_no_habit():
    odd = {
        **PRINTED,
        "title": "Who “kept” {{it}} | [all]?",
        "byline": "R&D_1 \\ 2^3~",
        "source_url": "https://times.example/a{b}|c%20[d]",
    }
    found = cited("We “won” 100% | {it}.", odd)
    assert "We “won” 100% | {it}. [Quotation]." in found["apa"]
    assert "“We ‘won’ 100% | {it}.” 3 Feb." in found["mla"]
    assert "“Who ‘kept’ {{it}} | [all]?” The Harbour Times" in found["mla"]
    assert r"{We “won” 100\% | \{it\}.}" in found["bib"]
    assert (
        r"Quoted in R\&D\_1 \textbackslash{} 2\textasciicircum{}3\textasciitilde{}, "
        in found["bib"]
    )
    assert r"\url{https://times.example/a%7Bb%7D|c%20[d]}" in found["bib"]
    assert found["bib"].count("{") == found["bib"].count("}")
    wiki = found["wiki"]
    assert "|title=Who “kept” &#123;&#123;it&#125;&#125; {{!}} &#91;all&#93;? |" in wiki
    assert "|url=https://times.example/a%7Bb%7D%7Cc%20%5Bd%5D |" in wiki
    assert "100% {{!}} &#123;it&#125;.}} Quoted" in wiki


def test_a_title_that_closes_itself_takes_no_stop_of_ours():
    asked = {**BARE, "title": "Who kept it?"}
    assert "Quoted in Who kept it? Extra Time." in cited(article=asked)["apa"]
    assert "Quoted in “Who kept it?” Extra Time," in cited(article=asked)["mla"]


def test_the_print_that_has_the_words_is_the_source():
    other, lost = {**PRINTED, "title": "Other"}, {**PRINTED, "title": "Lost"}
    prints = [
        citation("He held the ball", other),
        citation("We kept it", lost, "lost"),
        citation("We kept it"),
    ]
    assert ", Fuel (" in cited("We kept it", citations=prints)["apa"]
    assert ", Lost (" in cited("We kept it", citations=prints[:2])["apa"]
    assert ", Other (" in cited("We kept it", citations=prints[:1])["apa"]


def test_many_words_are_cut():
    found = cited("We kept the ball and " * 10)
    assert (
        "We kept the ball and We kept the ball and We kept the ball and We kept the … ["
        in (found["apa"])
    )
    assert "the …” 3 Feb." in found["mla"]
