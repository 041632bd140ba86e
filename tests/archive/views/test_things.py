"""The front page, and the page of one article, quote, moment or match."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from archive.models import ArticleText
from tests import factories
from tests.markup import tight
from tests.outline import checked


def test_the_front_page(world, client):
    html = client.get("/").content.decode()
    assert "After the whistle" in html
    assert "It’s been fuel for me," in html
    assert 'href="/players/harry-kane/"' in html


def test_the_front_page_of_an_empty_archive(db, client):
    html = client.get("/").content.decode()
    assert "Nothing has been released yet." in html
    checked(html)


def test_an_article_marks_its_quotes_where_they_stand(world, client):
    html = client.get("/articles/fuel/").content.decode()
    pk = world.fuel.pk
    assert f'<mark class="quoted" id="q-{pk}">' in html
    assert f'<mark class="quoted" id="q-{pk}-2">That was probably the worst' in html
    assert '<a class="mention" href="/players/harry-kane/">Kane</a>' in html
    assert "2 years 10 months later" in html
    assert "The Harbour Times" in html


def test_an_article_shown_by_its_quotes_has_the_sentence_and_the_source(world, client):
    html = client.get("/articles/in-brief/").content.decode()
    assert '<mark class="quoted">We go again,</mark>' in html
    assert "said Ada Brandt quietly." in html
    assert f'id="q-{world.brief.pk}"' in html


def test_a_quote_leads_to_every_place_it_is_printed(world, client):
    html = client.get(f"/quotes/{world.fuel.pk}/").content.decode()
    assert f'href="/articles/fuel/#q-{world.fuel.pk}"' in html
    assert f'href="/articles/fuel/#q-{world.fuel.pk}-2"' in html
    assert "1,039</dd>" in html
    assert "goals for England so far" in html
    assert "The record holds" in html
    assert "@misc{harrykane" in html
    checked(html)


def test_a_moment_has_its_quotes_in_the_order_said_with_the_time_since(world, client):
    html = tight(client.get("/moments/the-qatar-miss/").content.decode())
    assert "Penalty missed, 84′" in html
    assert "+2 y 10 m" in html
    assert "said 2 years 10 months later" in html
    assert 'aria-label="Time axis from 10 December 2022' in html
    assert "<td>2 years 10 months later</td>" in html.replace("2 Years", "2 years")


def test_a_moment_tells_its_match_and_the_count_that_day(world, client):
    html = client.get("/moments/the-qatar-miss/").content.decode()
    assert html.index("Olivier Giroud") > html.index("What happened")
    assert "Harry Kane’s goals for England by then" in html
    assert re.search(r"<dd>2 <small class=\"coverage\">The record holds", html)


def test_a_match_has_its_moments_and_what_was_said_of_them(world, client):
    quote = factories.quote("fuel", articles=[world.article], moments=[world.moment], match=None)
    html = client.get("/matches/2022-12-10-england-france/").content.decode()
    assert world.moment.summary in html
    assert f'href="/quotes/{quote.pk}/"' in html


def test_a_match_has_its_events_with_their_sources(world, client):
    html = tight(client.get("/matches/2022-12-10-england-france/").content.decode())
    assert "84′ <small>penalty missed</small>" in html
    assert "over the bar" in html
    assert "Match reports: match reports of 10 December 2022" in html
    assert "CC0 1.0" in html
    assert '<span class="score">1–2</span></li>' in html
    assert (
        "Minute strip, 0 to 120. England: minutes 54, 84 (penalty not scored). France: minutes 17, 78."
        in html
    )


def test_a_match_without_a_score_says_why(world, client):
    today = timezone.localdate()
    for days, words in ((9, "not played yet"), (-9, "score not recorded")):
        match = factories.match(
            world.england, world.france, day=today + timedelta(days=days), score=None
        )
        html = tight(client.get(f"/matches/{match.slug}/").content.decode())
        assert f"<strong>{words.capitalize()}.</strong>" in html
        assert "Date from" in html
        listed = tight(client.get("/matches/?team=england").content.decode())
        row = listed[listed.index(f'href="/matches/{match.slug}/"') :].split("</li>")[0]
        assert f", {words}</span>" in row
    assert "not played yet" not in client.get(f"/matches/{world.qatar.slug}/").content.decode()


def test_a_text_altered_behind_our_back_is_shown_bare(world, client):
    ArticleText.objects.filter(pk=world.article.current_text_id).update(text="Kane scored. Twice.")
    html = client.get("/articles/fuel/").content.decode()
    assert "Kane scored. Twice." in html
    assert "not the one that was checked" in html
    assert "0 of 2 quotes stand word for word" in tight(html)
    checked(html)


@pytest.mark.parametrize(
    ("old", "new", "stands"),
    [
        ("It’s been fuel", "It’s been fool", False),  # in the quote
        ("It’s been fuel", "Ah. It’s been fuel", False),  # before it: its place holds other words
        ("scored", "netted", True),  # elsewhere
        ("It’s been fuel", "", False),
    ],
)
def test_no_tick_stands_beside_words_altered_behind_our_back(world, client, old, new, stands):
    """Before `verify` has looked."""
    text = world.article.current_text.text
    at = text.rindex(old)
    altered = text[:at] + new + text[at + len(old) :]
    ArticleText.objects.filter(pk=world.article.current_text_id).update(text=altered)
    told = client.get(f"/api/v1/quotes/{world.fuel.pk}").json()["citations"][0]
    assert told["state"] == ("verified" if stands else "changed")
    html = client.get(f"/quotes/{world.fuel.pk}/").content.decode()
    assert ("Stands word for word" in html) is stands
    states = {
        quote["id"]: quote["state"]
        for quote in client.get("/api/v1/articles/fuel").json()["quotes"]
    }
    assert states[world.fuel.pk] == told["state"]
