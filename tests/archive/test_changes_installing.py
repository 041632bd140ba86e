"""The triggers come with `migrate`, survive every migration, and nothing goes round them."""

import json

import pytest
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection
from django.db.migrations import Migration
from django.db.models import TextField

from archive import changes
from archive.changes.installing import MAKERS, remove
from archive.models import Actor, Change, Revision, Theme
from players.models import Player
from tests import factories

pytestmark = pytest.mark.django_db


def existing() -> dict[str, str]:
    found: dict[str, str] = MAKERS[connection.vendor].existing(connection)
    return found


def test_all_is_there_after_migrate():
    assert changes.missing_triggers() == []
    assert len(existing()) > 90


def test_a_start_without_news_changes_nothing(django_assert_max_num_queries):
    before, number = existing(), changes.revision()
    with django_assert_max_num_queries(12):
        changes.install()
    assert (existing(), changes.revision()) == (before, number)


def test_what_is_missing_or_too_much_is_told_and_put_right():
    name, drop = next(iter(existing().items()))
    with connection.cursor() as cursor:
        cursor.execute(drop)
    Actor.objects.all().delete()
    assert changes.missing_triggers() == [name, "archive_actor"]
    changes.install()
    assert changes.missing_triggers() == []
    remove()
    assert len(changes.missing_triggers()) > 90
    factories.theme("unseen")
    assert not Change.objects.filter(table="archive_theme").exists()
    changes.install()
    assert changes.missing_triggers() == []


def test_a_new_archive_never_counts_again_from_where_it_was():
    number = changes.revision()
    Revision.objects.all().delete()
    changes.install()
    assert changes.revision() > number


@pytest.mark.django_db(transaction=True)
def test_after_a_migration_that_alters_a_table():
    old = Theme._meta.get_field("summary")
    new = TextField(blank=True, null=True)
    new.set_attributes_from_name("summary")
    plan = [(Migration("0099_alter_theme", "archive"), False)]
    for before, after in ((old, new), (new, old)):
        emit_pre_migrate_signal(0, False, "default", plan=plan)
        with connection.schema_editor() as editor:
            editor.alter_field(Theme, before, after)
        emit_post_migrate_signal(0, False, "default", plan=plan)
        assert changes.missing_triggers() == []
    number = changes.revision()
    factories.theme("tides")
    Theme.objects.update(summary="Water")
    assert changes.revision() > number
    change = Change.objects.latest("pk")
    assert json.loads(change.new or "") == {"summary": "Water"}


@pytest.mark.django_db(transaction=True)
def test_back_to_nothing_and_forth():
    factories.theme("tides")
    number = changes.revision()
    call_command("migrate", "archive", "zero", verbosity=0)
    assert existing() == {}
    assert "archive_change" in changes.missing_triggers()
    # What is left of the archive can be written to.
    Player.objects.create(slug="ada-brandt", name="Ada Brandt")
    call_command("migrate", "players", "zero", verbosity=0)
    call_command("migrate", verbosity=0)
    assert changes.missing_triggers() == []
    assert changes.revision() > number
    factories.theme("tides")
    assert Change.objects.filter(table="archive_theme").count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_archive_that_was_emptied_goes_on():
    factories.theme("tides")
    number = changes.revision()
    call_command("flush", interactive=False, verbosity=0)
    assert changes.missing_triggers() == []
    assert changes.revision() > number
    factories.theme("tides")
    assert Change.objects.latest("pk").table == "archive_theme"


@pytest.mark.sqlite
def test_a_replace_tells_of_what_it_throws_out():
    theme = factories.theme("tides", slug="tides")
    with connection.cursor() as cursor:
        cursor.execute(
            "REPLACE INTO archive_theme (slug, name, summary) VALUES ('tides', 'ebb', '')"
        )
    new, gone = Change.objects.order_by("-pk")[:2]
    assert {new.action, gone.action} == {"insert", "delete"}
    assert Change.objects.get(action="delete").row == theme.pk


@pytest.mark.sqlite
def test_bytes_in_a_text_column_stop_no_write():
    factories.theme("tides")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_theme SET summary = x'00ff'")
    assert json.loads(Change.objects.latest("pk").new or "") == {"summary": "\\x00ff"}


@pytest.mark.postgresql
def test_a_truncate_is_recorded_row_by_row():
    themes = {factories.theme(f"tide {number}").pk for number in range(3)}
    number = changes.revision()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE archive_theme CASCADE")
    gone = Change.objects.filter(table="archive_theme", action="delete")
    assert {one.row for one in gone} == themes
    assert changes.revision() > number


@pytest.mark.postgresql
def test_a_session_of_other_habits_writes_the_same():
    factories.theme("tides")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_catalog")
        cursor.execute("SET LOCAL timezone = 'Asia/Tokyo'")
        cursor.execute(
            "UPDATE public.archive_theme SET released_at = '2026-01-02 12:00+09', summary = 'x'"
        )
        cursor.execute("SET LOCAL search_path = public")
    new = json.loads(Change.objects.latest("pk").new or "")
    assert new == {"released_at": "2026-01-02T03:00:00+00:00", "summary": "x"}


@pytest.mark.postgresql
def test_a_new_key_is_a_row_gone_and_one_that_came():
    theme = factories.theme("tides")
    Theme.objects.update(id=theme.pk + 1000)
    told = Change.objects.order_by("-pk")[:2]
    assert {(one.action, one.row) for one in told} == {
        ("delete", theme.pk),
        ("insert", theme.pk + 1000),
    }
