"""Mentions as taking in leaves them, as the database keeps them, and as readers see them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from archive import release
from archive.ingest import Incoming, Overrides, ingest
from archive.models import Article, Match, Mention, MentionState, Quote
from players.models import Player
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = """A night by the harbour

Ada Brook enjoyed Norland’s 2-1 win over Southgarth. It was Sand who passed, at Mill Park.
"""


@pytest.fixture
def article():
    norland, southgarth = factories.team("Norland"), factories.team("Southgarth")
    mill = factories.venue("Mill Park")
    factories.match(
        norland, southgarth, day=date(2022, 3, 5), score=(2, 1), slug="the-match", venue=mill
    )
    factories.player("Ada Brook", slug="ada-brook")
    for name in ("Ben Sand", "Lea Sand"):
        factories.player(name)
    report = ingest(
        [Incoming("a.txt", TEXT.encode())], overrides=Overrides(published_on=date(2022, 4, 1))
    )
    assert report.taken[0].message.endswith("6 mentions (1 left open)")
    return Article.objects.get()


def test_what_is_clear_is_resolved_and_what_is_not_is_open(article):
    told = {one.exact: one for one in article.mentions.all()}
    assert {words: (one.kind, one.state) for words, one in told.items()} == {
        "Ada Brook": ("player", "resolved"),
        "Norland": ("team", "resolved"),
        "2-1 win over Southgarth": ("match", "resolved"),
        "Southgarth": ("team", "resolved"),
        "Sand": ("player", "open"),
        "Mill Park": ("venue", "resolved"),
    }
    assert {one.set_by for one in told.values()} == {"machine"}
    match = told["2-1 win over Southgarth"]
    assert match.match == Match.objects.get()
    assert match.reasons == ["Norland played", "against Southgarth", "ended 2–1"]
    assert [one["key"] for one in match.candidates] == [match.match_id]
    assert told["Ada Brook"].reasons == ["the whole name"]
    sands = Player.objects.filter(name__endswith="Sand").order_by("pk").values_list("pk", flat=True)
    assert [one["key"] for one in told["Sand"].candidates] == list(sands)
    assert told["Sand"].player is None


def test_readers_see_what_is_resolved_alone(article):
    Article.objects.update(released_at=article.created_at, display="full")
    Mention.objects.filter(exact="Norland").update(
        state=MentionState.REJECTED, set_by="editor", team=None
    )
    shape = Client().get(f"/api/v1/articles/{article.slug}").json()
    assert [(one["kind"], one["slug"], one["name"]) for one in shape["mentions"]] == [
        ("player", "ada-brook", "Ada Brook"),
        ("match", "the-match", "Norland 2–1 Southgarth"),
        ("team", Match.objects.get().away.slug, "Southgarth"),
        ("venue", Match.objects.get().venue.slug, "Mill Park"),
    ]
    page = Client().get(f"/articles/{article.slug}/").content.decode()
    assert '<a class="mention" href="/matches/the-match/">2-1 win over Southgarth</a>' in page
    assert '<a class="mention" href="/players/ada-brook/">Ada Brook</a>' in page
    assert "Sand</a>" not in page
    assert "Mill Park</a>" not in page, "a ground has no page"
    assert Mention.objects.filter(release.settled()).count() == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "open"},
        {"state": "rejected", "set_by": "editor"},
        {"team": None},
        {"kind": "venue"},
        {"kind": "date", "state": "open", "team": None},
        {"state": "rejected", "team": None},
        {"state": "nonsense", "team": None},
    ],
)
def test_the_database_keeps_a_mention_whole(article, wrong):
    norland = Mention.objects.filter(exact="Norland")
    with pytest.raises(IntegrityError), transaction.atomic():
        norland.update(**wrong)
    assert norland.get().state == "resolved"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [("It rained.", None), ("Lea Mull came.", "Lea Mull"), ("Müll Costa came.", None)],
)
def test_one_word_that_is_others_surname_too_speaks_for_nobody(before, speaker):
    for name, aliases in (("Müll", ["Müll Costa"]), ("Lea Mull", []), ("Ben Müll", [])):
        factories.player(name, aliases=aliases)
    text = f"A night\n\n{before}\n\n“We ran all night and we won it,” said Mull."
    ingest([Incoming("a.txt", text.encode())])
    quote = Quote.objects.get()
    assert (quote.speaker and quote.speaker.name) == speaker
    assert quote.speaker_name.endswith("Mull")
    name = Mention.objects.get(exact="Mull")
    assert (name.state == "open") == (before == "It rained.")
