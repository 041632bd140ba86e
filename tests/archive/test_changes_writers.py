"""Who writes: the name on each change, writers at the same time, and the addresses they leave."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction

from archive import changes
from archive.models import Change, Competition, Match, Moment, Team, Theme
from players.models import SlugRedirect
from tests import factories

pytestmark = pytest.mark.django_db


class Failed(Exception):
    """What goes wrong in the middle."""


@pytest.fixture
def bo():
    return get_user_model().objects.create_user("bo")


@pytest.fixture
def cem():
    return get_user_model().objects.create_user("cem")


def last() -> tuple[int | None, str, str]:
    change = Change.objects.latest("pk")
    return change.user_id, change.actor, change.why


def write(name: str) -> tuple[int | None, str, str]:
    factories.theme(name)
    return last()


def test_inside_and_outside(bo):
    assert write("before") == (None, "", "")
    with changes.acting(bo, "For a reason."):
        assert write("during") == (bo.pk, "bo", "For a reason.")
    assert write("after") == (None, "", "")


def test_a_command_has_a_name_and_no_account():
    with changes.acting_name("ingest", "feature.txt"):
        assert write("taken in") == (None, "ingest", "feature.txt")
    assert write("after") == (None, "", "")


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_an_inner_one_keeps_what_it_does_not_say(bo, cem, nobody):
    with changes.acting(bo, "Outer."):
        with changes.acting(nobody):
            assert write("a") == (bo.pk, "bo", "Outer.")
        with changes.acting(nobody, "Inner."):
            assert write("b") == (bo.pk, "bo", "Inner.")
            with changes.acting(cem):
                assert write("c") == (cem.pk, "cem", "Inner.")
            assert write("d") == (bo.pk, "bo", "Inner.")
        with changes.acting_name("ingest"):
            assert write("e") == (None, "ingest", "Outer.")
        assert write("f") == (bo.pk, "bo", "Outer.")
    assert write("g") == (None, "", "")


def test_no_name_sticks_when_it_fails(bo, cem):
    def fail() -> None:
        with changes.acting(bo, "Lost."):
            factories.theme("lost")
            raise Failed

    with pytest.raises(Failed):
        fail()
    assert not Theme.objects.filter(name="lost").exists()
    assert write("after") == (None, "", "")
    with changes.acting(bo):
        with pytest.raises(IntegrityError), changes.acting(cem):
            Theme.objects.create(slug="nameless", name="")
        assert write("still") == (bo.pk, "bo", "")
    assert write("after") == (None, "", "")


def test_no_name_sticks_within_an_outer_transaction(bo):
    with transaction.atomic():
        with changes.acting(bo):
            factories.theme("inside")
        assert write("in the same transaction") == (None, "", "")


def test_a_long_reason_is_cut(bo):
    with changes.acting(bo, "é" * 299 + "\x00" + "abc"):
        assert write("tides")[2] == "é" * 299 + "a"


@pytest.mark.django_db(transaction=True)
def test_a_write_is_seen_by_others_when_it_is_whole(bo):
    number = changes.revision()
    wrote, looked = Event(), Event()

    def writer() -> None:
        with changes.acting(bo):
            factories.theme("tides")
            wrote.set()
            looked.wait(10)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(writer)
        wrote.wait(10)
        assert changes.revision() == number
        looked.set()
        done.result(10)
    assert changes.revision() > number


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("named", [True, False])
def test_two_who_write_the_same_things_crosswise(bo, cem, named):
    """Each round one goes from the first theme to the second, the other back; nobody is refused."""
    rounds = 25
    first, second = factories.theme("first"), factories.theme("second")
    past, number = Change.objects.count(), changes.revision()
    start = Barrier(2)

    def writer(user, order) -> None:
        start.wait(10)
        for turn in range(rounds):
            with changes.acting(user) if named else transaction.atomic():
                for theme in order:
                    Theme.objects.filter(pk=theme.pk).update(summary=f"{user} {turn}")
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        ahead = pool.submit(writer, bo, (first, second))
        back = pool.submit(writer, cem, (second, first))
        ahead.result(60)
        back.result(60)
    told = Change.objects.order_by("pk")[past:]
    assert len(told) == 4 * rounds
    assert changes.revision() >= number + 4 * rounds
    for one in told:
        assert f'"{one.actor} ' in (one.new or "") if named else one.actor == ""


def redirects() -> set[tuple[str, str, int]]:
    return set(SlugRedirect.objects.values_list("kind", "old_slug", "target"))


def test_an_old_slug_leads_to_its_thing():
    moment, other = factories.moment(slug="miss"), factories.moment(slug="other")
    moment.slug = "the-miss"
    moment.save()
    Moment.objects.filter(pk=moment.pk).update(slug="the-qatar-miss", title="The Qatar miss")
    Moment.objects.update(title="The miss")
    factories.theme("miss", slug="miss")
    assert redirects() == {
        ("archive_moment", "miss", moment.pk),
        ("archive_moment", "the-miss", moment.pk),
    }
    # A slug that something has now leads nowhere else.
    Moment.objects.filter(pk=other.pk).update(slug="the-miss")
    assert redirects() == {
        ("archive_moment", "miss", moment.pk),
        ("archive_moment", "other", other.pk),
    }
    third = factories.moment(slug="miss")
    assert redirects() == {("archive_moment", "other", other.pk)}
    # Given up and taken back.
    Moment.objects.filter(pk=third.pk).update(slug="gone")
    Moment.objects.filter(pk=third.pk).update(slug="miss")
    assert redirects() == {
        ("archive_moment", "gone", third.pk),
        ("archive_moment", "other", other.pk),
    }


def test_slugs_handed_on_in_one_statement():
    teams = [factories.team(slug=slug) for slug in ("c", "b", "a")]
    for team, slug in zip(teams, ("d", "c", "b"), strict=True):
        team.slug = slug
    with transaction.atomic():
        for team in teams:
            team.save()
    assert redirects() == {("archive_team", "a", teams[2].pk)}
    Team.objects.bulk_update(teams, ["slug"])
    assert redirects() == {("archive_team", "a", teams[2].pk)}


def test_bulk_and_raw_renames_leave_redirects():
    match = factories.match(slug="old-match")
    competition = Competition.objects.get()
    match.slug = "new-match"
    Match.objects.bulk_update([match], ["slug"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_competition SET slug = slug || '-cup'")
    assert redirects() == {
        ("archive_match", "old-match", match.pk),
        ("archive_competition", competition.slug, competition.pk),
    }
    Match.objects.bulk_create(
        [
            Match(
                slug="old-match",
                date=match.date,
                home=match.away,
                away=match.home,
                competition=competition,
                source=match.source,
            )
        ]
    )
    assert ("archive_match", "old-match", match.pk) not in redirects()


def test_a_rename_that_is_undone_leaves_none():
    moment = factories.moment(slug="miss")
    with transaction.atomic():
        Moment.objects.filter(pk=moment.pk).update(slug="other")
        transaction.set_rollback(True)
    assert redirects() == set()
