"""What an article names, on the desk: shown with reasons, chosen, rejected, taken back, read again."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from archive.ingest import Incoming, Overrides, ingest
from archive.models import Article, Match, Mention, Spell
from players.models import Player
from tests import factories
from tests.archive.admin.test_admin_tagging import words

pytestmark = pytest.mark.django_db

TEXT = """A night by the harbour

Ada Brook enjoyed Norland’s draw with Southgarth last season. It was Sand <b>who</b> passed, and Sand who shot.
"""


@pytest.fixture
def article() -> Article:
    norland, southgarth = factories.team("Norland"), factories.team("Southgarth")
    for day, score in ((date(2020, 10, 5), (0, 0)), (date(2021, 3, 6), (1, 1))):
        factories.match(norland, southgarth, day=day, score=score)
    factories.player("Ada Brook")
    factories.player("Ben Sand", nationality="Norland")
    factories.player("Lea Sand", born=date(1990, 1, 2))
    ingest([Incoming("a.txt", TEXT.encode())], overrides=Overrides(published_on=date(2022, 4, 1)))
    return Article.objects.get()


def address(article: Article, page: str = "names") -> str:
    return reverse(f"admin:archive_article_{page}", args=[article.pk])


def named(name: str) -> Mention:
    found = Mention.objects.filter(exact=name).order_by("start").first()
    assert found is not None
    return found


def decide(desk: Client, article: Article, **form: Any) -> str:
    answer = desk.post(address(article, "decide_name"), form, follow=True)
    assert answer.status_code == 200
    return words(answer)


def test_the_article_leads_to_what_is_left_open(desk: Client, article: Article) -> None:
    page = desk.get(reverse("admin:archive_article_change", args=[article.pk]))
    assert "3 resolved, 3 left open, 0 rejected" in words(page)
    assert address(article) in page.content.decode()


def test_a_place_is_shown_in_its_sentence_with_candidates_and_reasons(
    desk: Client, article: Article
) -> None:
    page = desk.get(address(article))
    html, told = page.content.decode(), words(page)
    assert "It was <mark>Sand</mark> &lt;b&gt;who&lt;/b&gt; passed" in html
    assert "Norland’s <mark>draw with Southgarth last season</mark>. It was" in html
    assert "Ben Sand (Norland) player: called Ben Sand, of Norland, which the text names" in told
    assert "Lea Sand (born 1990) player: called Lea Sand" in told
    assert "Norland 1–1 Southgarth, 6 March 2021 match: Norland played, against Southgarth" in told
    assert "last season 1 July 2020 to 30 June 2021" in told
    assert "Ada Brook" not in html.split("passage")[0], "what is resolved is on another page"
    everything = words(desk.get(address(article), {"show": "all"}))
    assert "Player: Ada Brook the whole name" in everything
    assert "Left open : match" in everything


def test_players_of_one_name_are_told_apart_by_what_the_record_knows(
    desk: Client, article: Article
) -> None:
    ben, lea = (Player.objects.get(name=f"{name} Sand") for name in ("Ben", "Lea"))
    for match in Match.objects.all():
        factories.event(match, ben)
    southgarth = Match.objects.first().away
    factories.event(Match.objects.first(), ben, "own_goal", team=southgarth)
    Spell.objects.create(player=lea, team=southgarth, start=date(2011, 7, 1))
    told = words(desk.get(address(article)))
    assert "Ben Sand (Norland, on record 2020–2021) player:" in told
    assert "Lea Sand (Southgarth, born 1990, on record 2011) player:" in told


def test_places_are_grouped_by_what_they_mean_and_folded_where_nothing_is_open(
    desk: Client, article: Article
) -> None:
    html = desk.get(address(article), {"show": "all"}).content.decode()
    groups = html.split("<details")[1:]
    summaries = [" ".join(strip_tags(group.split("</summary>")[0]).split()) for group in groups]
    # Left open comes first and stands open; the two "Sand" are one group.
    assert summaries[1] == 'class="meant" open> “Sand” player, left open, 2 places'
    folded = [" open>" not in group.split("<summary")[0] for group in groups]
    assert folded == sorted(folded)
    assert 'class="meant"> Ada Brook player, resolved, 1 place' in summaries
    assert sum(group.count('class="named"') for group in groups) == 6


def test_an_editor_picks_rejects_and_takes_back(desk: Client, article: Article) -> None:
    lea = Player.objects.get(name="Lea Sand")
    told = decide(desk, article, mention=named("Sand").pk, means=f"player:{lea.pk}")
    assert "“Sand”: 1 place changed." in told
    assert (named("Sand").player, named("Sand").set_by) == (lea, "editor")

    told = decide(desk, article, mention=named("Sand").pk, act="reset", show="resolved")
    assert "1 place changed" in told
    assert named("Sand").player is None

    form = {"mention": named("Sand").pk, "act": "reject", "alike": "on", "show": "all"}
    told = decide(desk, article, **form)
    assert "2 places changed" in told
    assert "Rejected (set by an editor)" in told
    match = Match.objects.get(date=date(2021, 3, 6))
    row = named("draw with Southgarth last season")
    decide(desk, article, mention=row.pk, means=f"match:{match.pk}")
    assert named("draw with Southgarth last season").match == match


def test_a_surname_that_may_be_a_place_is_only_offered(desk: Client) -> None:
    tess = factories.player("Tess Lynton")
    ingest([Incoming("b.txt", b"A childhood\n\nShe grew up in Lynton.")])
    article = Article.objects.get()
    assert (named("Lynton").state, named("Lynton").player) == ("open", None)
    told = words(desk.get(address(article)))
    assert "Tess Lynton player: called Tess Lynton, but it may be a place here" in told
    decide(desk, article, mention=named("Lynton").pk, means=f"player:{tess.pk}")
    assert named("Lynton").player == tess
    decide(desk, article, mention=named("Lynton").pk, act="reset")
    assert (named("Lynton").state, named("Lynton").player) == ("open", None)


def test_an_editor_looks_for_what_was_not_offered(desk: Client, article: Article) -> None:
    place = named("draw with Southgarth last season")
    page = desk.get(address(article), {"other": place.pk, "show": "all"}).content.decode()
    assert page.count('data-model-name="mention"') == 5
    brook = named("Ada Brook").pk
    folded = desk.get(address(article), {"other": brook, "show": "all"}).content.decode()
    assert (
        folded.split(f'id="name-{brook}"')[0]
        .rsplit("<details", 1)[1]
        .startswith(' class="meant" open')
    )
    assert f"other={place.pk}" not in page
    match = factories.match(factories.team("Quarrick"), day=date(2021, 4, 1))
    asked = {"app_label": "archive", "model_name": "mention", "field_name": "match"}
    found = desk.get(reverse("admin:autocomplete"), {**asked, "term": "Quarrick"}).json()
    assert [row["id"] for row in found["results"]] == [str(match.pk)]

    both = {"match": match.pk, "team": match.home_id}
    wrong: list[dict[str, Any]] = [{}, both, {"match": 10**9}, {"match": "x"}]
    for form in wrong:
        answer = desk.post(
            address(article, "decide_name"), {"act": "other", "mention": place.pk, **form}
        )
        assert 'class="errorlist' in answer.content.decode()
        assert named(place.exact).match is None
    assert (
        "selected"
        in desk.post(address(article, "decide_name"), {"act": "other", "mention": place.pk, **both})
        .content.decode()
        .split("something-else")[1]
    )
    decide(desk, article, act="other", mention=place.pk, match=match.pk)
    assert (named(place.exact).match, named(place.exact).set_by) == (match, "editor")
    decide(desk, article, act="reset", mention=place.pk)
    assert named(place.exact).match is None


def test_reading_again_is_a_button_and_an_action(desk: Client, article: Article) -> None:
    again = address(article, "read_again")
    assert "Nothing new was found." in words(desk.post(again, follow=True))
    Player.objects.get(name="Ben Sand").delete()
    assert "Places: 0 new, 2 changed, 0 gone." in words(desk.post(again, follow=True))
    Mention.objects.all().delete()
    form = {"action": "read_selected_again", "_selected_action": [article.pk]}
    answer = desk.post(reverse("admin:archive_article_changelist"), form, follow=True)
    assert "Places: 6 new, 0 changed, 0 gone." in words(answer)


def test_a_saved_text_or_date_is_read_anew(desk: Client, article: Article) -> None:
    lea = Player.objects.get(name="Lea Sand")
    decide(desk, article, mention=named("Sand").pk, means=f"player:{lea.pk}")
    change = reverse("admin:archive_article_change", args=[article.pk])
    body = article.current_text.body + "\n\nThen Norland rested.\n"
    form = {"title": article.title, "slug": article.slug, "display": "quotes", "language": "en"}
    form |= {"body": body, "published_on": "2022-04-01", "version": str(article.version)}
    assert desk.post(change, form).status_code == 302
    article.refresh_from_db()
    there = Mention.objects.filter(text=article.current_text)
    assert there.filter(exact="Norland").count() == 2
    assert there.get(set_by="editor").player == lea
    words_of = "draw with Southgarth last season"
    assert len(there.get(exact=words_of).candidates) == 2
    form |= {"published_on": "2021-01-01", "version": str(article.version)}
    assert desk.post(change, form).status_code == 302
    assert not there.filter(exact=words_of).exists(), "then there was no such match"


def test_a_decision_whose_sentence_goes_is_told_and_comes_back_with_it(
    desk: Client, article: Article
) -> None:
    decide(desk, article, mention=named("Sand").pk, act="reject")
    change = reverse("admin:archive_article_change", args=[article.pk])
    whole = article.current_text.body
    short, gone, _ = whole.partition(" It was Sand")
    assert gone
    form = {"title": article.title, "slug": article.slug, "display": "quotes", "language": "en"}
    form |= {"published_on": "2022-04-01"}
    for body, told, left in (
        (short, "1 decided name is not found any more.", 0),
        (whole, "1 decided name found again, as decided before.", 1),
    ):
        article.refresh_from_db()
        sent = {**form, "body": body, "version": str(article.version)}
        assert told in words(desk.post(change, sent, follow=True))
        article.refresh_from_db()
        rows = Mention.objects.filter(text=article.current_text, set_by="editor")
        assert rows.filter(state="rejected").count() == left


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"mention": "0", "act": "reject"}, 404),
        ({"mention": "x"}, 404),
        ({"means": "player:0"}, 200),
        ({"means": "date:1"}, 200),
        ({"means": "player:x' --"}, 200),
        ({"act": "nonsense"}, 200),
    ],
)
def test_a_forged_form_changes_nothing(
    desk: Client, article: Article, form: dict[str, str], status: int
) -> None:
    before = list(Mention.objects.order_by("pk").values())
    sent = {"mention": str(named("Sand").pk), **form}
    answer = desk.post(address(article, "decide_name"), sent, follow=True)
    assert answer.status_code == status
    assert list(Mention.objects.order_by("pk").values()) == before


def test_another_articles_place_is_not_found_here(desk: Client, article: Article) -> None:
    other = factories.article()
    form = {"mention": named("Sand").pk, "act": "reject"}
    assert desk.post(address(other, "decide_name"), form).status_code == 404


def test_the_statements_do_not_grow_with_the_names(desk: Client, article: Article) -> None:
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as statements:
            assert desk.get(address(article), {"show": "all"}).status_code == 200
        counts.append(len(statements))
        row = named("Sand")
        candidates = [
            {"kind": "player", "key": factories.player(f"P {n}").pk, "score": 1, "reasons": []}
            for n in range(30)
        ]
        for at in range(30):
            row.pk, row.start, row.end, row.candidates = None, at, at + 1, candidates
            row.save()
    assert counts[0] == counts[1]


def test_a_moment_of_a_match_that_the_article_names_is_offered_with_the_reason(
    desk: Client, article: Article
) -> None:
    match = Match.objects.get(date=date(2021, 3, 6))
    moment = factories.moment("The late equaliser", match=match)
    factories.moment("Something else")
    quote = factories.quote("passed,", articles=[article])
    page = reverse("admin:archive_quote_tag", args=[quote.pk])
    assert "names its match" not in words(desk.get(page)), "an open one tells nothing"
    row = named("draw with Southgarth last season")
    decide(desk, article, mention=row.pk, means=f"match:{match.pk}")
    told = words(desk.get(page))
    assert f"{moment.title} {moment.date}: the article names its match: “{row.exact}”" in told
