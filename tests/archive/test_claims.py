"""Numbers that articles state: marked, corrected, taken along when the text changes, and judged."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.changes import history
from archive.curation import articles, claims
from archive.curation.claims import Told
from archive.curation.errors import CurationError
from archive.models import Article, Claim, Match, MatchEvent
from archive.reading.articles import article_detail
from archive.reading.claims import of_article
from tests import factories
from tests.world import SENTINEL, World

pytestmark = pytest.mark.django_db

BODY = """Ada Brandt has 3 goals for Northport, and was 31 years old.

“We won 2–1 with 3 of us injured,” Brandt said."""


@pytest.fixture
def editor() -> User:
    """Who may do all that the desk does."""
    return User.objects.create_superuser("chief")


@pytest.fixture
def article() -> Article:
    """An article about a player with three goals of whom two are recorded and one is cited."""
    brandt = factories.player("Ada Brandt", slug="ada-brandt", born=date(1991, 5, 1))
    northport = factories.team("Northport", slug="northport")
    match = factories.match(
        northport, day=date(2022, 5, 1), score=(3, 1), slug="first", after_extra_time=True
    )
    for minute in (5, 6):
        factories.event(match, brandt, minute=minute)
    report = factories.source("report", name="Match reports")
    factories.event(match, brandt, "penalty_goal", 90, source=report)
    factories.event(match, None, minute=80, team=match.away, player_name="Somebody")
    made = factories.article("Three", BODY, slug="three", published_on=date(2022, 5, 1))
    factories.quote("We won 2–1 with 3 of us injured,", speaker=brandt, articles=[made])
    return made


def told(metric: str = "goals", stated: str = "3", **facts: object) -> Told:
    """What an editor says of the number, about Ada Brandt for Northport."""
    match = Match.objects.select_related("home").get(slug="first")
    event = match.events.select_related("player").filter(player__isnull=False).first()
    assert event is not None
    made = Told(metric, stated, player=event.player, team=match.home)
    return replace(made, **facts)


def mark(by: User, article: Article, words: str, what: Told, nth: int = 0) -> Claim:
    """Mark words of the article's text."""
    text = Article.objects.select_related("current_text").get(pk=article.pk).current_text
    assert text is not None
    start = claims.places(text.text, words)[nth]
    return claims.mark(
        by=by,
        article=article.pk,
        version=text.number,
        start=start,
        end=start + len(words),
        told=what,
    )


def test_a_marked_number_is_held_against_the_record_of_its_day(editor, article):
    claim = mark(editor, article, "3 goals", told())
    assert (claim.exact, claim.set_by) == ("3 goals", editor)
    (shape,) = article_detail("three")["claims"]
    assert (shape["exact"], shape["verdict"], shape["label"]) == (
        "3 goals", "supported", "Ada Brandt: 3 goals for Northport",
    )  # fmt: skip
    assert "3 = 2 recorded + 1 cited" in shape["words"]
    # No day is told: the newspaper's own is meant.
    assert shape["as_of"] == date(2022, 5, 1)
    assert shape["coverage"]["matches"] == 1
    assert shape["player"] == {"slug": "ada-brandt", "name": "Ada Brandt"}
    later = factories.match(Match.objects.get().home, day=date(2022, 6, 1), score=(1, 0))
    factories.event(later, told().player)
    assert article_detail("three")["claims"] == [shape]


def test_a_verdict_is_never_stored(editor, article):
    mark(editor, article, "3 goals", told())
    MatchEvent.objects.filter(minute=5).update(player=None, player_name="")
    (shape,) = article_detail("three")["claims"]
    assert shape["verdict"] == "not_checkable"
    MatchEvent.objects.all().delete()
    (shape,) = article_detail("three")["claims"]
    assert (shape["verdict"], shape["coverage"]) == ("not_checkable", None)
    Match.objects.all().delete()
    assert article_detail("three")["claims"][0]["verdict"] == "not_checkable"


def test_each_kind_of_claim(editor, article):
    match = Match.objects.get()
    for metric, words, what in (
        ("age", "31", told("age", "31")),
        ("age", "31 years", told("age", "30", as_of=date(2022, 4, 30))),
        ("score", "2–1", told("score", "2-1", match=match, player=None)),
        ("goal_number", "3", told("goal_number", "3", match=match)),
        ("penalties_scored", "3", told("penalties_scored", "1")),
        ("penalties_in_a_row", "3", told("penalties_in_a_row", "1", scope="competitive")),
        ("matches_with_a_goal", "3", told("matches_with_a_goal", "1")),
        ("time_between", "3", told("time_between", "1", unit="day", match=match,
                                  as_of=date(2022, 5, 2))),
        ("record", "goals", told("record", "")),
        ("editions", "3", told("editions", "1", competition=match.competition)),
        ("target", "3", told("target", "10")),
        ("other", "3", told("other", "")),
    ):  # fmt: skip
        mark(editor, article, words, what)
        assert what.metric == metric
    found = {(one["metric"], one["stated"]): one for one in article_detail("three")["claims"]}
    assert {key: one["verdict"] for key, one in found.items()} == {
        ("age", "31"): "supported",
        ("age", "30"): "supported",
        ("score", "2-1"): "contradicted",
        ("goal_number", "3"): "supported",
        ("penalties_scored", "1"): "supported",
        ("penalties_in_a_row", "1"): "supported",
        ("matches_with_a_goal", "1"): "supported",
        ("time_between", "1"): "supported",
        # Nobody else is named with a goal for them.
        ("record", ""): "not_checkable",
        ("editions", "1"): "supported",
        ("target", "10"): "not_checkable",
        ("other", ""): "not_checkable",
    }
    assert found["target", "10"]["words"].endswith("7 to go.")
    assert found["time_between", "1"]["label"] == "Ada Brandt: 1 day for Northport"


def test_claims_cost_as_many_statements_as_one(editor, article, client):
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/api/v1/articles/three").status_code == 200
        return len(asked)

    without = statements()
    mark(editor, article, "3 goals", told())
    one = statements()
    assert one - without == 3
    for metric in ("age", "target", "penalties_scored"):
        mark(editor, article, "3", told(metric))
    assert statements() == one


def test_what_is_told_must_fit(editor, article):
    for wrong in (
        told("assists"),
        told(stated="many"),
        told("score", "5"),
        told("time_between", "1"),
        told(unit="fortnight"),
        told(scope="away"),
        told(since=date(2022, 5, 2), as_of=date(2022, 5, 1)),
    ):
        with pytest.raises(CurationError):
            mark(editor, article, "3 goals", wrong)
    for place in ((5, 5), (0, 10_000), (-3, 2)):
        with pytest.raises(CurationError):
            claims.mark(
                by=editor, article=article.pk, version=1, start=place[0], end=place[1], told=told()
            )
    with pytest.raises(CurationError, match="changed the text meanwhile"):
        claims.mark(by=editor, article=article.pk, version=2, start=0, end=3, told=told())
    mark(editor, article, "3 goals", told())
    with pytest.raises(CurationError, match="already"):
        mark(editor, article, "3 goals", told())
    assert Claim.objects.count() == 1


def test_correcting_and_taking_off_are_kept_in_history(editor, article):
    claim = mark(editor, article, "3 goals", told(stated="2"))
    assert article_detail("three")["claims"][0]["verdict"] == "contradicted"
    claims.correct(by=editor, claim=claim.pk, told=told(note="With the cited one."), why="Misread")
    (shape,) = article_detail("three")["claims"]
    assert (shape["verdict"], shape["note"]) == ("supported", "With the cited one.")
    changes = {entry["field"]: entry for entry in history(claim) if entry["action"] == "update"}
    assert (changes["stated"]["old"], changes["stated"]["new"]) == ("2", "3")
    assert (changes["stated"]["who"], changes["stated"]["why"]) == ("chief", "Misread")
    assert claims.take_off(by=editor, claim=claim.pk)
    assert not claims.take_off(by=editor, claim=claim.pk)
    assert article_detail("three")["claims"] == []
    assert history("archive_claim")[0]["action"] == "delete"
    with pytest.raises(CurationError):
        claims.correct(by=editor, claim=claim.pk, told=told())


def test_each_act_needs_its_permission(editor, article):
    claim = mark(editor, article, "3 goals", told())
    staff = User.objects.create_user("stan", is_staff=True)
    staff.user_permissions.add(Permission.objects.get(codename="change_article"))
    staff = User.objects.get(pk=staff.pk)
    with pytest.raises(PermissionDenied):
        mark(staff, article, "31", told("age", "31"))
    with pytest.raises(PermissionDenied):
        claims.correct(by=staff, claim=claim.pk, told=told())
    with pytest.raises(PermissionDenied):
        claims.take_off(by=staff, claim=claim.pk)
    assert Claim.objects.get().stated == "3"


def test_a_changed_text_takes_its_claims_along(editor, article):
    kept = mark(editor, article, "3 goals", told())
    lost = mark(editor, article, "31", told("age", "31"))
    row = Article.objects.get(pk=article.pk)
    done = articles.edit(
        by=editor,
        article=row,
        version=row.version,
        fields=(),
        body="By the harbour.\n\n" + BODY.replace("31 years old", "a veteran"),
    )
    assert (done.claims_lost, done.names.lost) == (1, 0)
    kept.refresh_from_db()
    lost.refresh_from_db()
    row.refresh_from_db()
    assert kept.text == row.current_text
    assert row.current_text.text[kept.start : kept.end] == "3 goals"
    assert lost.text.number == 1
    # Readers see those of the text as it is.
    assert [one["exact"] for one in article_detail("three")["claims"]] == ["3 goals"]


def test_of_a_text_that_is_not_shown_no_words_are_told(editor, article, client: Client):
    Article.objects.filter(pk=article.pk).update(display="quotes")
    mark(editor, article, "3 goals", told())
    mark(editor, article, "2–1", told("other", ""))
    beside, inside = article_detail("three")["claims"]
    assert (beside["exact"], beside["start"], beside["end"]) == (None, None, None)
    assert beside["verdict"] == "supported"
    assert inside["exact"] == "2–1"
    page = client.get("/articles/three/").content.decode()
    assert "<q" in page
    assert "3 goals for Northport" in page
    assert "was 31 years" not in page
    assert "As of" in page


def test_claims_of_drafts_and_of_people_without_a_page(editor, world: World, client: Client):
    hidden = world.unreleased
    hidden.born = date(1990, 1, 1)
    hidden.save()
    match = factories.match(world.england, day=date(2020, 1, 1), score=(1, 0))
    factories.event(match, hidden, player_name="A. N. Other")
    about = Told("goals", "1", player=hidden, team=world.england, as_of=date(2020, 1, 1))
    words = "Kane"
    for article in (world.article, world.draft, world.withdrawn):
        mark(editor, article, words, about)
        mark(editor, article, words, replace(about, metric="age", stated="30"))
        mark(editor, article, words, replace(about, metric="record", rival=hidden))
    for address in ("/articles/fuel/", "/api/v1/articles/fuel"):
        answer = client.get(address).content.decode()
        assert SENTINEL not in answer.lower()
        assert "the player: 1 goal for England" in answer
        assert "1990" not in answer
    assert client.get(f"/api/v1/articles/{world.draft.slug}").status_code == 404
    whole = of_article(world.article.pk, display="full", staff=True)
    assert SENTINEL in whole[0]["label"].lower()
    assert [one["verdict"] for one in whole][:2] == ["supported", "supported"]
