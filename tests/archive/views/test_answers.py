"""What all pages share: they are whole, only read, refuse what they do not know, and never tell too much."""

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.urls import reverse

from players.models import SlugRedirect
from tests import factories
from tests.outline import Checked, checked

PAGES = [
    "/", "/players/", "/players/harry-kane/", "/articles/", "/articles/fuel/", "/articles/in-brief/", "/quotes/",
    "/moments/", "/moments/the-qatar-miss/", "/matches/", "/matches/2022-12-10-england-france/",
    "/matches/2022-03-26-england-switzerland/", "/stories/", "/stories/after-the-whistle/", "/themes/penalties/",
    "/teams/england/", "/teams/england/record/", "/competitions/fifa-world-cup/", "/players/harry-kane/streaks/",
    "/on-this-day/", "/on-this-day/?month=12&day=10",
    "/search/", "/search/?q=kane", "/search/?q=zzz", "/teams/", "/competitions/", "/themes/", "/about/",
]  # fmt: skip


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
