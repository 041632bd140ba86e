"""The pages: that they work, what they refuse, and what they must not do."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from archive.changes.installing import remove
from archive.models import ArticleText
from players.models import SlugRedirect
from tests import factories
from tests.markup import tight

PAGES = [
    "/", "/players/", "/players/harry-kane/", "/articles/", "/articles/fuel/", "/articles/in-brief/", "/quotes/",
    "/moments/", "/moments/the-qatar-miss/", "/matches/", "/matches/2022-12-10-england-france/",
    "/matches/2022-03-26-england-switzerland/", "/stories/", "/stories/after-the-whistle/", "/themes/penalties/",
    "/teams/england/", "/teams/england/record/", "/competitions/fifa-world-cup/", "/players/harry-kane/streaks/",
    "/on-this-day/", "/on-this-day/?month=12&day=10",
    "/search/", "/search/?q=kane", "/search/?q=zzz", "/teams/", "/competitions/", "/themes/", "/about/",
]  # fmt: skip


class Checked(HTMLParser):
    """The outline of a page, and what the house forbids in it."""

    void = frozenset({"meta", "link", "input", "br", "hr", "img"})
    empty_svg = frozenset({"path", "circle", "rect", "use", "polygon"})

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.headings, self.faults, self.links = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.look(tag, attrs)
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.look(tag, dict(attrs))

    def look(self, tag, attrs):
        if attrs.get("id"):
            self.ids.append(attrs["id"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "style" in attrs or tag == "style" or any(name.startswith("on") for name in attrs):
            self.faults.append(f"inline style or script on <{tag}>")
        if tag == "script" and "src" not in attrs:
            self.faults.append("inline script")
        if tag == "a" and "a" in self.open:
            self.faults.append("a link inside a link")
        if tag == "link" and attrs.get("rel") in ("alternate", "canonical"):
            tag = "a"  # nothing is loaded
        if tag in ("a", "link", "script", "use") and (to := attrs.get("href") or attrs.get("src")):
            self.links.append((tag, to))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")


def checked(html):
    """Parse a page and hold it to the rules."""
    page = Checked()
    page.feed(html)
    assert page.faults == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids)), "an id twice"
    assert page.headings.count(1) == 1, page.headings
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(later - earlier <= 1 for earlier, later in steps), page.headings
    assert page.headings[0] == 1
    return page


def test_every_page_is_whole(world, client):
    for address in PAGES:
        answer = client.get(address)
        assert answer.status_code == 200, address
        html = answer.content.decode()
        page = checked(html)
        assert '<html lang="en-GB" dir="ltr">' in html
        assert 'href="#main"' in html
        for tag, to in page.links:
            if tag != "a":
                assert to.startswith(("/static/", "#")), "nothing is loaded from elsewhere"
            elif to.startswith("#"):
                assert to[1:] in page.ids, f"{to} on {address} leads nowhere"
        assert not answer.cookies


def test_pages_are_only_read(world, client):
    for address in PAGES:
        assert client.head(address).status_code == 200
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code == 405, address


def test_an_unknown_parameter_is_told(world, client):
    for address in {page.split("?")[0] for page in PAGES}:
        answer = client.get(f"{address}?colour=red")
        assert answer.status_code == 422, address
        html = answer.content.decode()
        assert "no filter “colour”" in html
        checked(html)


def test_every_link_of_a_crawl_answers(world, client):
    seen, ahead = set(), ["/", "/on-this-day/?month=12&day=10", "/search/?q=kane"]
    while ahead:
        address = ahead.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "text/html" not in answer["Content-Type"] or address.startswith("/api/"):
            continue
        page = Checked()
        page.feed(answer.content.decode())
        for tag, to in page.links:
            path, _, place = to.partition("#")
            if not path:
                assert place in page.ids, f"{to} on {address}"
            if tag == "a" and path.startswith("?"):
                path = address.split("?")[0] + path
            if tag == "a" and path.startswith("/"):
                ahead.append(path)
            if tag == "a" and place and path.startswith("/"):
                target = Checked()
                target.feed(client.get(path).content.decode())
                assert place in target.ids, f"{to} on {address}"
    assert len(seen) > 20


def test_the_front_page(world, client):
    html = client.get("/").content.decode()
    assert "After the whistle" in html
    assert "It’s been fuel for me," in html
    assert 'href="/players/harry-kane/"' in html


def test_the_front_page_of_an_empty_archive(db, client):
    html = client.get("/").content.decode()
    assert "Nothing has been released yet." in html
    checked(html)


def test_lists_of_an_empty_archive_say_so(db, client):
    for path in ("/players/", "/articles/", "/quotes/", "/moments/", "/matches/", "/stories/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert 'class="empty"' in answer.content.decode()


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


def test_top_scorers_stand_under_what_they_rest_on(world, client):
    html = client.get("/teams/england/?year=2022").content.decode()
    told = tight(html[html.index('id="scorers"') :])
    assert told.index("Over the matches of 2022 that the archive holds, which may not be") < (
        told.index("The record holds 2 matches")
    )
    assert told.index("So anybody here may have scored more") < told.index("<table")


def test_withdrawn_says_so_and_why(world, client):
    answer = client.get(f"/articles/{world.withdrawn.slug}/")
    assert answer.status_code == 410
    assert "Asked for by its author." in answer.content.decode()
    assert client.get(f"/quotes/{world.withdrawn_quote.pk}/").status_code == 410


def test_what_is_not_public_is_as_if_it_never_was(world, client):
    drafts = [
        f"/articles/{world.draft.slug}/",
        f"/articles/{world.scheduled.slug}/",
        f"/quotes/{world.rejected.pk}/",
    ]
    never = client.get("/articles/never-was/")
    assert never.status_code == 404
    for address in drafts:
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer.content == never.content
        checked(answer.content.decode())


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/players/hary-kane/", "/players/harry-kane/"),
        ("/moments/qatar-miss/", "/moments/the-qatar-miss/"),
        ("/matches/2022-12-11-england-france/", "/matches/2022-12-10-england-france/"),
        ("/articles/fule/", None),
        ("/teams/englnd/", "/teams/england/"),
        ("/competitions/world-cup/", "/competitions/fifa-world-cup/"),
        ("/stories/before-the-whistle/", "/stories/after-the-whistle/"),
        ("/themes/penalty/", "/themes/penalties/"),
        ("/quotes/999999/", None),
        ("/nowhere/", None),
    ],
)
def test_what_is_missing_has_near_ones(world, client, address, near):
    answer = client.get(address)
    assert answer.status_code == 404
    html = answer.content.decode()
    checked(html)
    assert ("Perhaps you meant" in html) == bool(near)
    if near:
        assert f'href="{near}"' in html


def test_search_finds_names_before_words(world, client):
    html = client.get("/search/?q=england").content.decode()
    checked(html)
    assert 'href="/teams/england/"' in html
    assert "All its matches" in html
    html = client.get("/search/?q=qatar").content.decode()
    assert 'href="/moments/the-qatar-miss/"' in html
    assert 'href="/stories/after-the-whistle/"' in client.get("/search/?q=whistle").content.decode()
    words = "Kane scored,"
    factories.quote(words, articles=[factories.article("That was that", f"“{words}” said Ines.")])
    html = client.get("/search/?q=kane").content.decode()
    assert html.index('id="people"') < html.index('id="said"')


def test_a_search_without_a_find_offers_near_names(world, client):
    html = client.get("/search/?q=Hary+Kanne").content.decode()
    checked(html)
    assert "Nothing under “Hary Kanne”" in html
    assert 'href="/players/harry-kane/"' in html


def test_whole_addresses_are_ours_whatever_host_was_asked(world, client, settings):
    settings.SITE_URL = "https://extra.example"
    settings.ALLOWED_HOSTS = ["claimed.example"]
    page = f"/quotes/{world.fuel.pk}/"
    home = f'<link rel="canonical" href="https://extra.example{page}">'
    html = client.get(page, headers={"host": "claimed.example"}).content.decode()
    assert home in html
    assert f'value="https://extra.example{page}"' in html
    assert "claimed.example" not in html
    for other in ("/quotes/?q=fuel", "/players/nobody/", "/quotes/?colour=red"):
        html = client.get(other, headers={"host": "claimed.example"}).content.decode()
        assert "canonical" not in html, other
        assert "claimed.example" not in html, other


def test_an_old_address_leads_on(world, client):
    SlugRedirect.objects.create(kind="players_player", old_slug="h-kane", target=world.kane.pk)
    answer = client.get("/players/h-kane/?kind=quote")
    assert answer.status_code == 301
    assert answer["Location"] == "/players/harry-kane/?kind=quote"


REFUSED = {
    "/quotes/?speaker=nobody": "The archive has no “nobody”",
    "/quotes/?cursor=made-up": "Cursor: ",
    "/quotes/?said_from=soon": "YYYY-MM-DD",
    "/matches/?has=everything": "“moments” or “quotes”",
    "/articles/?publication=none": "The archive has no “none”",
    "/moments/the-qatar-miss/?cursor=made-up": "Cursor: ",
    "/on-this-day/?month=2&day=30": "February has no such day.",
    "/search/?q=" + "a" * 201: "200",
}


def test_what_a_list_cannot_understand_is_told(world, client):
    for address, words in REFUSED.items():
        answer = client.get(address)
        assert answer.status_code == 422, address
        html = answer.content.decode()
        assert words in html
        checked(html)


def test_lists_go_on_page_by_page(world, client):
    for number in range(25):
        factories.quote(articles=[factories.article(f"Another night {number}")])
    first = client.get("/quotes/").content.decode()
    following = re.search(r'href="(\?[^"]+)" rel="next"', first)
    assert following
    second = client.get("/quotes/" + following[1].replace("&amp;", "&")).content.decode()
    ids = [set(re.findall(r'href="/quotes/(\d+)/"', html)) for html in (first, second)]
    assert ids[0].isdisjoint(ids[1])
    assert ">First page</a>" in second
    assert len(ids[0]) == 20


def test_filters_that_come_by_a_link_can_be_taken_off(world, client):
    html = client.get("/quotes/?speaker=harry-kane&q=fuel").content.decode()
    assert '<input type="hidden" name="speaker" value="harry-kane">' in html
    assert 'href="?q=fuel"' in html
    assert 'value="fuel"' in html
    assert "Speaker: Harry Kane" in html
    narrowed = client.get("/matches/?team=england&player=harry-kane").content.decode()
    assert "Player: Harry Kane" in narrowed
    assert re.search(r'name="team" value="england"', narrowed)
    assert f"Speaker: {world.unreleased.slug}" in (
        client.get(f"/quotes/?speaker={world.unreleased.slug}").content.decode()
    )


STATEMENTS = {
    "/quotes/": 5, "/articles/": 5, "/moments/": 5, "/matches/": 5, "/players/": 5, "/stories/": 5,
    "/teams/": 5, "/competitions/": 5, "/themes/": 5, "/about/": 5,
    "/articles/fuel/": 5, "/moments/the-qatar-miss/": 9, "/matches/2022-12-10-england-france/": 6,
    "/teams/england/": 11, "/teams/england/record/": 4, "/players/harry-kane/streaks/": 5, "/themes/penalties/": 8, "/competitions/fifa-world-cup/": 12, "/players/harry-kane/": 12,
}  # fmt: skip


def test_pages_take_few_statements_however_much_there_is(
    world, client, django_assert_max_num_queries
):
    for number in range(30):
        made = factories.article(f"Another night {number}")
        factories.quote(
            articles=[made], moments=[world.moment], speaker=world.kane, match=world.qatar
        )
    for address, most in STATEMENTS.items():
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


def test_health_asks_no_database(client):
    # No mark for the database: a statement would fail the test.
    assert client.get("/healthz").content == b"ok\n"
    assert client.post("/healthz").status_code == 405


def test_readiness_asks_once(db, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/readyz").status_code == 200


def test_readiness_warns_of_missing_triggers(db, client, caplog):
    assert client.get("/readyz").content == b"ok\n"
    assert not caplog.records
    remove()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ok, but triggers are missing\n")
    assert "verify --repair" in caplog.text


def test_readiness_without_a_database(db, client):
    def refuse(execute, sql, params, many, context):
        raise OperationalError

    with connection.execute_wrapper(refuse):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer["Retry-After"]


def test_a_page_without_its_database_says_so(db, client):
    def refuse(execute, sql, params, many, context):
        raise OperationalError

    with connection.execute_wrapper(refuse):
        answer = client.get("/quotes/")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    checked(answer.content.decode())


def test_an_error_page_needs_nothing(client, settings):
    client.raise_request_exception = False
    settings.DEBUG = False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("archive.reading.home.home", lambda today: 1 / 0)
        answer = client.get("/")
    assert answer.status_code == 500
    html = answer.content.decode()
    assert "Something broke on our side" in html
    checked(html)


def test_signed_in_staff_see_the_same_pages(world, client):
    client.force_login(get_user_model().objects.create_user("Ines", is_staff=True))
    assert client.get("/players/harry-kane/").status_code == 200


@pytest.mark.parametrize("bad", ["<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>"])
def test_words_of_others_are_never_run(db, client, bad):
    speaker = factories.player(bad)
    match = factories.match(factories.team(bad), stage=bad, city=bad)
    moment = factories.moment(bad, players=[speaker], match=match, summary=bad)
    printed = factories.article(
        bad, f"“{bad}” said.".replace("<", "\\<"), standfirst=bad, byline=bad, note=bad, rights=bad,
        source_url="https://example.org/" + "'><script>",
    )  # fmt: skip
    quote = factories.quote(
        bad, articles=[printed], moments=[moment], speaker=speaker, occasion=bad, match=match
    )
    factories.event(match, speaker, detail=bad)
    factories.story(bad, {"text": bad, "quote": quote}, summary=bad)
    addresses = [
        "/", "/quotes/", "/articles/", "/moments/", "/matches/", "/players/", "/stories/",
        reverse("player", args=[speaker.slug]), reverse("article", args=[printed.slug]),
        reverse("moment", args=[moment.slug]), reverse("match", args=[match.slug]),
        reverse("quote", args=[quote.pk]), "/search/?q=" + bad, "/quotes/?q=" + bad, "/quotes/?" + bad + "=1",
    ]  # fmt: skip
    for address in addresses:
        html = client.get(address).content.decode()
        assert "<script>alert" not in html, address
        assert "<img" not in html, address
        checked(html)


def test_a_text_altered_behind_our_back_is_shown_bare(world, client):
    ArticleText.objects.filter(pk=world.article.current_text_id).update(text="Kane scored. Twice.")
    html = client.get("/articles/fuel/").content.decode()
    assert "Kane scored. Twice." in html
    assert "not the one that was checked" in html
    assert "0 of 2 quotes stand word for word" in tight(html)
    checked(html)


@pytest.mark.parametrize("words", ["“fuel for me”", '"fuel"', "It's been fuel", "fuel,", "(fuel)"])
def test_marks_round_words_and_either_apostrophe_are_found(world, client, words):
    html = client.get("/search/", {"q": words}).content.decode()
    assert f'href="/quotes/{world.fuel.pk}/"' in html
