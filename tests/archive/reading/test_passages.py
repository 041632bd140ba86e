"""What of a text that is not ours is told beside its quotes: the sentence, and no more."""

import pytest

from archive.reading.passages import beside


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "told"),
    [
        # What stands in another sentence is not told, on either side.
        ("We go again,", "before the gate. “", "” said Ada. Afterwards", ("“", "” said Ada.")),
        # Words that end their sentence take only what closes after them.
        ("We go again.", "Ada said: “", "” Afterwards she left", ("Ada said: “", "”")),
        # A sentence longer than the context is cut where the context was.
        (
            "go",
            "and then we had to",
            "on and on and on",
            ("and then we had to", "on and on and on"),
        ),
        ("We go again,", "A Heading\n\n“", "” said Ada\n\nNext", ("“", "” said Ada")),
        ("Alone", "", "", ("", "")),
    ],
)
def test_an_anchor_tells_no_more_than_its_sentence(exact, prefix, suffix, told):
    assert beside(exact, prefix, suffix) == told
