"""Every write leaves its trace, whichever way it is made: revision, history, a new answer."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from archive import changes
from archive.changes.tracked import BOOKS, tables
from archive.models import (
    DERIVED,
    Article,
    ArticleText,
    BatchKind,
    Change,
    ImportBatch,
    Intake,
    Match,
    Quote,
    Tagging,
    Theme,
)
from players.models import Player, PlayerAlias
from tests import factories

ROWS = 100


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("A page about everything.")


urlpatterns = [path("page/", page)]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def old(change: Change) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(change.old or "")
    return values


def new(change: Change) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(change.new or "")
    return values


def fresh_themes() -> list[Theme]:
    return [Theme(slug=f"tide-{number}", name=f"Tide {number}") for number in range(ROWS)]


def raw(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def save(kept: list[Theme]) -> None:
    for theme in kept:
        theme.name = "Ebb"
        theme.save()


def create_one_by_one(kept: list[Theme]) -> None:
    for theme in fresh_themes():
        theme.save()


def bulk_update(kept: list[Theme]) -> None:
    for theme in kept:
        theme.name = f"Ebb {theme.pk}"
    Theme.objects.bulk_update(kept, ["name"], batch_size=30)


def bulk_create_over(kept: list[Theme]) -> None:
    changed = [Theme(slug=theme.slug, name="Ebb") for theme in kept]
    Theme.objects.bulk_create(
        changed, update_conflicts=True, update_fields=["name"], unique_fields=["slug"]
    )


def bulk_create_where_new(kept: list[Theme]) -> None:
    there = [Theme(slug=theme.slug, name="Ebb") for theme in kept]
    Theme.objects.bulk_create(fresh_themes() + there, ignore_conflicts=True)


def delete_one_by_one(kept: list[Theme]) -> None:
    for theme in kept:
        theme.delete()


RAW_INSERT = """INSERT INTO archive_theme (slug, name, summary)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
SELECT 'raw-' || i, 'Raw', '' FROM n"""

WAYS = {
    "save": ("update", save),
    "create": ("insert", create_one_by_one),
    "bulk_create": ("insert", lambda kept: Theme.objects.bulk_create(fresh_themes())),
    "bulk_create in batches": (
        "insert",
        lambda kept: Theme.objects.bulk_create(fresh_themes(), batch_size=7),
    ),
    "bulk_create where new": ("insert", bulk_create_where_new),
    "bulk_create over": ("update", bulk_create_over),
    "update": ("update", lambda kept: Theme.objects.update(name="Ebb")),
    "bulk_update": ("update", bulk_update),
    "delete": ("delete", delete_one_by_one),
    "delete a queryset": ("delete", lambda kept: Theme.objects.all().delete()),
    "raw insert": ("insert", lambda kept: raw(RAW_INSERT)),
    "raw update": ("update", lambda kept: raw("UPDATE archive_theme SET name = 'Ebb'")),
    "raw delete": ("delete", lambda kept: raw("DELETE FROM archive_theme")),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_leaves_its_trace(client, way):
    action, write = WAYS[way]
    editor = get_user_model().objects.create_user("bo")
    kept = [factories.theme(f"Flow {number}") for number in range(ROWS)]
    tag = client.get("/page/")["ETag"]
    number, past = changes.revision(), Change.objects.count()

    with undone():
        write(kept)
        assert changes.revision() > number
    assert (changes.revision(), Change.objects.count()) == (number, past)

    with changes.acting(editor, "The tide turned."):
        write(list(Theme.objects.order_by("pk")))
    assert changes.revision() > number
    told = list(Change.objects.order_by("pk")[past:])
    assert len({change.row for change in told}) == len(told) == ROWS
    assert {(one.table, one.action) for one in told} == {("archive_theme", action)}
    assert {(one.user_id, one.actor, one.why) for one in told} == {
        (editor.pk, "bo", "The tide turned.")
    }
    for one in told:
        if action != "insert":
            assert old(one)["name"].startswith(("Flow", "Ebb"))
        if action != "delete":
            assert new(one)["name"].startswith(("Ebb", "Tide", "Raw"))
    answer = client.get("/page/", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer["ETag"] != tag


def test_a_cascade_records_every_row():
    player = factories.player(aliases=[f"A. Brandt {number}" for number in range(ROWS)])
    aliases = set(PlayerAlias.objects.values_list("pk", flat=True))
    key, past = player.pk, Change.objects.count()
    player.delete()
    gone = Change.objects.order_by("pk")[past:]
    found = {(one.table, one.row) for one in gone}
    assert found == {("players_playeralias", alias) for alias in aliases} | {
        ("players_player", key)
    }


def test_a_write_that_changes_nothing_is_none():
    factories.theme("tides")
    number, past = changes.revision(), Change.objects.count()
    Theme.objects.update(name="tides")
    Theme.objects.filter(name="no such").update(name="other")
    Theme.objects.filter(name="no such").delete()
    Theme.objects.bulk_create(
        [Theme(slug=Theme.objects.get().slug, name="x")], ignore_conflicts=True
    )
    assert (changes.revision(), Change.objects.count()) == (number, past)


def test_a_change_records_what_changed_and_only_that():
    theme = factories.theme("tides", summary="Water")
    Theme.objects.update(name="ebb", summary='He said “no” \\ "yes"\n')
    change = Change.objects.latest("pk")
    assert old(change) == {"name": "tides", "summary": "Water"}
    assert new(change) == {"name": "ebb", "summary": 'He said “no” \\ "yes"\n'}
    assert (change.row, change.user_id, change.actor, change.why) == (theme.pk, None, "", "")


def rows_of(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        (number,) = cursor.fetchone()
    return int(number)


def test_every_row_of_a_whole_archive_is_recorded(world):
    batch = ImportBatch.objects.create(kind=BatchKind.FEATURES)
    article = Article.objects.earliest("pk")
    Intake.objects.create(
        article=article, batch=batch, name="f.txt", content=b"\x00", sha256="a" * 64
    )
    Quote.objects.earliest("pk").themes.add(Theme.objects.earliest("pk"))
    came = Counter(Change.objects.filter(action="insert").values_list("table", flat=True))
    content = [table for table in tables() if table.moves]
    assert len(content) > 25
    for table in content:
        assert came[table.name] == rows_of(table.name), table.name
    assert sum(rows_of(table.name) > 0 for table in content) > 15

    past = Change.objects.count()
    here = {table.name: rows_of(table.name) for table in content}
    with undone():
        for table in content:
            raw(f"DELETE FROM {table.name}")
        gone = list(Change.objects.order_by("pk")[past:])
        assert Counter(one.table for one in gone) == Counter(here)
        columns = {table.name: {one.name for one in table.columns} for table in content}
        for one in gone:
            assert old(one).keys() == columns[one.table]
            assert one.new is None


def test_every_table_is_watched_or_left_out_for_a_reason():
    ours = {
        name
        for name in connection.introspection.table_names()
        if name.startswith(("archive_", "players_"))
    }
    watched = {table.name for table in tables() if table.moves}
    derived = {model._meta.db_table for model in DERIVED}
    assert ours - watched == BOOKS | {"archive_importbatch", "archive_demoitem"} | derived
    assert {table.name for table in tables() if not table.moves} == {
        "auth_group",
        "auth_group_permissions",
        "auth_user",
        "auth_user_groups",
        "auth_user_user_permissions",
    }


def test_values_look_the_same_from_both_databases():
    match = factories.match(neutral=True, kickoff="20:45", shootout_home=None)
    Match.objects.filter(pk=match.pk).update(created_at="2026-03-01T10:00:00.000001Z")
    recorded = new(Change.objects.filter(table="archive_match").latest("pk"))
    assert recorded == {"created_at": "2026-03-01T10:00:00.000001+00:00"}
    Match.objects.filter(pk=match.pk).delete()
    row = old(Change.objects.filter(table="archive_match").latest("pk"))
    assert (row["neutral"], row["after_extra_time"], row["shootout_home"]) == (True, False, None)
    assert (row["kickoff"], row["date"], row["home_score"]) == ("20:45:00", "2022-05-01", 1)

    quote = factories.quote(confidence=0.25, candidates=[["Bo", 0.5]])
    row = new(Change.objects.filter(table="archive_quote", row=quote.pk).get())
    assert (row["confidence"], row["candidates"]) == (0.25, [["Bo", 0.5]])


def test_what_is_heavy_is_recorded_when_it_goes():
    article = factories.article(body="The *harbour* side.")
    printed = ArticleText.objects.get(article=article)
    batch = ImportBatch.objects.create(kind=BatchKind.FEATURES)
    intake = Intake.objects.create(
        article=article, batch=batch, name="f.txt", content=b"\x00\xffA", sha256="b" * 64
    )
    text = new(Change.objects.get(table="archive_articletext"))
    assert not text.keys() & {"body", "text", "spans"}
    assert text["sha256"] == printed.sha256
    assert "content" not in new(Change.objects.get(table="archive_intake"))

    intake.delete()
    assert old(Change.objects.latest("pk"))["content"] == "\\x00ff41"
    ArticleText.objects.update(spans=[])
    change = Change.objects.latest("pk")
    assert new(change) == {"spans": []}
    assert old(change)["spans"] == printed.spans


def test_a_batch_stands_for_what_it_brought():
    batch = ImportBatch.objects.create(kind=BatchKind.MATCHES)
    number = changes.revision()
    match = factories.match(batch=batch)
    factories.event(match, batch=batch)
    here = Change.objects.filter(table__in=["archive_match", "archive_matchevent"])
    assert not here.exists()
    assert changes.revision() > number
    factories.event(match)
    assert here.get().action == "insert"
    Match.objects.update(home_score=3)
    assert new(here.latest("pk")) == {"home_score": 3}
    assert not Change.objects.filter(table="archive_importbatch").exists()


def test_accounts_have_a_history_and_no_passwords():
    number, past = changes.revision(), Change.objects.count()
    user = get_user_model().objects.create_user("bo", password="made-up words")
    user.groups.add(Group.objects.earliest("pk"))
    user.set_password("other made-up words")
    user.save()
    get_user_model().objects.update(is_staff=True)
    told = Change.objects.order_by("pk")[past:]
    assert [(one.table, one.action) for one in told] == [
        ("auth_user", "insert"),
        ("auth_user_groups", "insert"),
        ("auth_user", "update"),
    ]
    assert new(told[0])["username"] == "bo"
    assert new(told[2]) == {"is_staff": True}
    assert not any("password" in f"{one.old}{one.new}" for one in told)
    assert changes.revision() == number


def test_history_tells_of_one_thing_newest_first():
    editor = get_user_model().objects.create_user("bo")
    player = factories.player("Ada Brandt")
    other = factories.player("Cem Dahl")
    with changes.acting(editor, "Her own spelling."):
        player.name, player.nationality = "Ada Brand", "Norway"
        player.save()
    Player.objects.filter(pk=other.pk).update(name="Cem Dal")
    changed, also, added = changes.history(player)
    assert changed["when"].tzinfo is not None
    assert [(one["field"], one["old"], one["new"]) for one in (changed, also)] == [
        ("name", "Ada Brandt", "Ada Brand"),
        ("nationality", "", "Norway"),
    ]
    assert {(one["who"], one["action"], one["why"]) for one in (changed, also)} == {
        ("bo", "update", "Her own spelling.")
    }
    assert (added["action"], added["field"], added["old"]) == ("insert", "", None)
    assert added["new"]["name"] == "Ada Brandt"
    key = other.pk
    other.delete()
    gone = changes.history("players_player")[0]
    assert (gone["action"], gone["old"]["id"], gone["new"]) == ("delete", key, None)
    assert len(changes.history("players_player", limit=1)) == 1


def test_a_tagging_is_recorded_with_its_tie():
    quote, moment = factories.quote(), factories.moment()
    Tagging.objects.create(quote=quote, moment=moment)
    row = changes.history("archive_tagging")[0]["new"]
    assert (row["quote_id"], row["moment_id"]) == (quote.pk, moment.pk)
