"""Conditional requests, compression and what caches may keep, on a small site of its own."""

import gzip
from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache

from archive import conditional, release
from archive.models import Theme
from tests import factories

LONG = "<p>The harbour side kept the ball for an hour.</p>" * 60
seen: list[str] = []


def page(request: HttpRequest) -> HttpResponse:
    seen.append(request.path)
    names = ", ".join(Theme.objects.order_by("pk").values_list("name", flat=True))
    return HttpResponse(f"{LONG}<p>{names}</p>")


def looks_at_user(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.user.is_authenticated}")


def sets_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(LONG)
    response.set_cookie("choice", "1")
    return response


def status(request: HttpRequest, code: int) -> HttpResponse:
    return HttpResponse(LONG, status=code)


def lines(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"one\n", b"two\n"] * 400), content_type="text/csv")


def picture(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"\0" * 5000, content_type="image/png")


def packed(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        b"already" * 500, content_type="text/plain", headers={"Content-Encoding": "br"}
    )


def away(now: datetime) -> tuple[int, None, None]:
    raise OperationalError("the database is away")


urlpatterns = [
    path("page/", page),
    path("user/", looks_at_user),
    path("cookie/", sets_cookie),
    path("status/<int:code>/", status),
    path("lines/", lines),
    path("picture/", picture),
    path("packed/", packed),
    path("preview/", never_cache(page)),
    path("admin/page/", page),
    path("healthz", page),
    path("readyz", page),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def test_an_answer_that_is_known_is_not_made_again(client, django_assert_num_queries):
    first = client.get("/page/")
    assert first.status_code == 200
    assert first["Cache-Control"] == "public, no-cache"
    assert first["ETag"].startswith('"')
    assert first["Vary"] == "Accept-Encoding"
    seen.clear()
    with django_assert_num_queries(1):
        again = client.get("/page/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert not seen
    assert [again[name] for name in ("ETag", "Cache-Control", "Vary")] == [
        first[name] for name in ("ETag", "Cache-Control", "Vary")
    ]


def test_any_write_makes_another_answer(client):
    old = client.get("/page/")["ETag"]
    factories.theme("tides")
    new = client.get("/page/", headers={"If-None-Match": old})
    assert new.status_code == 200
    assert new["ETag"] != old
    assert b"tides" in new.content


@pytest.mark.parametrize(
    "asked", ["{tag}", "W/{tag}", '"other", {tag}', '"other",W/{tag} , "more"']
)
def test_tags_are_compared_weakly_and_in_lists(client, asked):
    tag = client.get("/page/")["ETag"]
    answer = client.get("/page/", headers={"If-None-Match": asked.format(tag=tag)})
    assert answer.status_code == 304


@pytest.mark.parametrize("asked", ['"other"', "nonsense", '"', "W/", '"*"', ""])
def test_other_tags_get_the_page(client, asked):
    assert client.get("/page/", headers={"If-None-Match": asked}).status_code == 200


def test_each_address_has_its_own_tag(client):
    addresses = ["/page/", "/page/?a=1", "/page/?a=2", "/page/?a=", "/page/?a=1&a=2", "/user/"]
    assert len({client.get(address)["ETag"] for address in addresses}) == len(addresses)
    assert client.get("/page/?a=1&b=2")["ETag"] == client.get("/page/?b=2&a=1")["ETag"]


def test_a_scheduled_release_shows_when_it_passes(client):
    start = timezone.now()
    factories.theme("later", released=start + timedelta(minutes=10))
    with time_machine.travel(start + timedelta(minutes=9), tick=False):
        before = client.get("/page/")["ETag"]
        assert client.get("/page/", headers={"If-None-Match": before}).status_code == 304
    with time_machine.travel(start + timedelta(minutes=10), tick=False):
        after = client.get("/page/", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after["ETag"] != before


def test_a_new_day_is_a_new_edition(client, settings):
    settings.TIME_ZONE = "Europe/London"
    with time_machine.travel("2025-07-01T22:30:00Z", tick=False):
        tag = client.get("/page/")["ETag"]
    with time_machine.travel("2025-07-01T22:59:59Z", tick=False):
        assert client.get("/page/")["ETag"] == tag
    with time_machine.travel("2025-07-01T23:00:00Z", tick=False):
        assert client.get("/page/")["ETag"] != tag


def test_other_software_is_another_edition():
    now = conditional.edition()
    tags = conditional.etags(now, "/page/", "")
    assert conditional.etags(now._replace(software="other"), "/page/", "") != tags


def test_every_encoding_has_its_own_strong_tag(client):
    plain = client.get("/page/")
    zipped = client.get("/page/", headers={"Accept-Encoding": "gzip"})
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] != plain["ETag"]
    assert not zipped["ETag"].startswith("W/")
    assert int(zipped["Content-Length"]) == len(zipped.content) < len(plain.content)
    assert int(plain["Content-Length"]) == len(plain.content)
    assert client.get("/page/", headers={"Accept-Encoding": "gzip"}).content == zipped.content


def test_a_tag_serves_only_who_takes_its_encoding(client):
    plain = client.get("/page/")["ETag"]
    zipped = client.get("/page/", headers={"Accept-Encoding": "gzip"})["ETag"]

    def ask(tag: str, accepted: str) -> int:
        headers = {"If-None-Match": tag, "Accept-Encoding": accepted}
        return int(client.get("/page/", headers=headers).status_code)

    assert ask(zipped, "gzip") == 304
    assert ask(plain, "gzip") == 304
    assert ask(zipped, "identity") == 200
    assert ask(plain, "gzip, identity;q=0") == 200


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        (None, ("identity",)),
        ("", ("identity",)),
        ("gzip", ("gzip", "identity")),
        ("GZIP", ("gzip", "identity")),
        ("x-gzip", ("gzip", "identity")),
        ("gzip, deflate, br, zstd", ("gzip", "identity")),
        ("gzip;q=0", ("identity",)),
        ("gzip;q=0.000", ("identity",)),
        ("gzip;q=0.2", ("gzip", "identity")),
        ("gzip;q=0.5, identity", ("identity", "gzip")),
        ("gzip;q=0.5, identity;q=0.5", ("gzip", "identity")),
        ("gzip;q=1, identity;q=0", ("gzip",)),
        ("*", ("gzip", "identity")),
        ("*;q=0", ("identity",)),
        ("gzip, *;q=0", ("gzip",)),
        ("identity, *;q=0", ("identity",)),
        ("gzip;q=much", ("identity",)),
        ("br", ("identity",)),
        (",;,gzip ; q=0.8,", ("gzip", "identity")),
    ],
)
def test_accept_encoding_is_weighed(accepted, wanted):
    assert conditional.encodings(accepted) == wanted


@pytest.mark.parametrize("address", ["/lines/", "/picture/", "/packed/", "/user/"])
def test_what_gains_nothing_is_left_as_it_is(client, address):
    plain = client.get(address)
    zipped = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert zipped.get("Content-Encoding") == plain.get("Content-Encoding")
    assert zipped.getvalue() == plain.getvalue()
    assert zipped["ETag"] == plain["ETag"]
    headers = {"Accept-Encoding": "gzip", "If-None-Match": zipped["ETag"]}
    assert client.get(address, headers=headers).status_code == 304


@pytest.mark.parametrize("code", [301, 404, 405, 410, 422, 500, 503])
def test_only_a_200_has_a_tag(client, code):
    answer = client.get(f"/status/{code}/", headers={"Accept-Encoding": "gzip"})
    assert not answer.has_header("ETag")
    starred = client.get(
        f"/status/{code}/", headers={"If-None-Match": "*", "Accept-Encoding": "gzip"}
    )
    assert starred.status_code == code
    assert starred.content == answer.content
    assert starred.headers == answer.headers


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        (301, "public, no-cache"),
        (404, "public, no-cache"),
        (410, "public, no-cache"),
        (401, "private, no-store"),
        (403, "private, no-store"),
        (429, "private, no-store"),
        (500, "no-store"),
        (503, "no-store"),
    ],
)
def test_what_is_no_200_is_kept_by_nobody_without_asking(client, code, rule):
    assert client.get(f"/status/{code}/")["Cache-Control"] == rule


def test_any_tag_will_do_for_a_page_that_is_there(client):
    answer = client.get("/page/", headers={"If-None-Match": "*"})
    assert answer.status_code == 304
    assert answer["ETag"] == client.get("/page/")["ETag"]


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_head_is_get_without_the_body(client, accepted):
    got = client.get("/page/", headers={"Accept-Encoding": accepted})
    asked = client.head("/page/", headers={"Accept-Encoding": accepted})
    assert asked.content == b""
    assert asked.headers == got.headers
    known = client.head(
        "/page/", headers={"Accept-Encoding": accepted, "If-None-Match": got["ETag"]}
    )
    assert known.status_code == 304


def test_an_anonymous_answer_varies_by_no_cookie(client):
    answer = client.get("/user/")
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Cache-Control"] == "public, no-cache"
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/cookie/", "/preview/", "/admin/page/"])
def test_what_is_not_for_all_is_kept_by_nobody(client, address):
    known = client.get("/page/")["ETag"]
    for headers in ({}, {"If-None-Match": "*"}, {"If-None-Match": known}):
        answer = client.get(address, headers=headers)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-store"
        assert not answer.has_header("ETag")


def test_a_signed_in_editor_is_always_answered_afresh(client):
    tag = client.get("/page/")["ETag"]
    client.force_login(get_user_model().objects.create_user("bo", password="made-up"))
    answer = client.get("/page/", headers={"If-None-Match": tag, "Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.has_header("ETag")
    assert not answer.has_header("Content-Encoding")


def test_a_bearer_of_a_token_is_always_answered_afresh(client):
    tag = client.get("/page/")["ETag"]
    headers = {"If-None-Match": tag, "Authorization": "Bearer made-up"}
    answer = client.get("/page/", headers=headers)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.has_header("ETag")


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_probes_are_kept_by_nobody(client, address):
    answer = client.get(address)
    assert answer["Cache-Control"] == "no-store"
    assert not answer.has_header("ETag")


def test_a_post_is_left_alone(client):
    answer = client.post("/page/", headers={"If-None-Match": "*"})
    assert answer.status_code == 200
    assert not answer.has_header("ETag")
    assert not answer.has_header("Cache-Control")


def test_a_refused_host_costs_no_statement(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/page/", headers={"Host": "other.example"})
    assert answer.status_code == 400
    assert not answer.has_header("ETag")


def test_without_a_database_the_view_says_what_is_to_be_said(client, monkeypatch):
    tag = client.get("/picture/")["ETag"]
    monkeypatch.setattr(release, "clock", away)
    answer = client.get("/picture/", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert not answer.has_header("ETag")


def test_templates_in_the_making_are_never_kept(client, settings):
    tag = client.get("/page/")["ETag"]
    settings.DEBUG = True
    answer = client.get("/page/", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert not answer.has_header("ETag")


def test_readers_of_many_kinds_at_once_get_the_same(client):
    tags = {Client().get("/page/", headers={"User-Agent": name})["ETag"] for name in ("a", "b")}
    assert len(tags) == 1
