"""The demonstration archive: what is in it, and how it goes again."""

import csv
import json
import re
from collections import Counter
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive import demo, release
from archive.changes import acting
from archive.curation import releasing, tagging
from archive.demo.book import DATA
from archive.demo.removing import ORDER
from archive.football.rows import match_key
from archive.matches import import_matches
from archive.models import (
    Article,
    BatchKind,
    BatchState,
    Change,
    DemoItem,
    EventKind,
    ImportBatch,
    Match,
    MatchEvent,
    Moment,
    Quote,
    QuoteState,
    SourceKind,
    Story,
    StoryItem,
    Tagging,
)
from archive.reading.articles import article_detail
from players.models import Player, PlayerAlias
from players.scorers import link_players
from players.tallies import tallies
from tests import record

# ../shared/data/facts/README.md and features.md C9: what reports state, by day.
KANE_FOR_ENGLAND = {
    "2022-03-26": 49,
    "2022-06-07": 50,
    "2022-12-09": 52,
    "2022-12-10": 53,
    "2023-03-23": 54,
    "2024-06-03": 63,
    "2024-09-09": 66,
    "2025-06-10": 73,
    "2025-10-14": 76,
}
GOALS = (EventKind.GOAL, EventKind.PENALTY_GOAL)


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """The demonstration, loaded once for this file; each test starts from it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo.load(password="a password for trying")
        transaction.set_rollback(True)


@pytest.fixture
def loaded(once, db):
    return once


@pytest.fixture
def editor(loaded):
    """Somebody who is not the demonstration's."""
    return User.objects.create(username="mia", is_superuser=True)


def fuel():
    return Quote.objects.get(text__startswith="It’s been fuel for me")


def left():
    """What is in the tables that the demonstration writes to."""
    return {model.__name__: count for model in ORDER if (count := model._base_manager.count())}


# -- what is in it


def test_kanes_tally_is_what_reports_state_on_the_day(loaded):
    counted = {
        day: tallies("harry-kane", as_of=date.fromisoformat(day), metric="goals")[0]
        for day in KANE_FOR_ENGLAND
    }
    assert {day: tally["value"] for day, tally in counted.items()} == KANE_FOR_ENGLAND
    last = counted["2025-10-14"]
    assert (last["recorded"], last["cited"]) == (67, 9)
    before, after = (
        {point["date"]: (point["before"], point["after"]) for point in last["series"]}[day]
        for day in (date(2022, 12, 10), date(2023, 3, 23))
    )
    assert (before, after) == ((52, 53), (53, 54))


def test_the_record_and_its_sources(loaded):
    assert Match.objects.count() == 57
    events = MatchEvent.objects
    assert events.filter(source__kind=SourceKind.DATA_SET).count() == 186
    facts = events.filter(source__kind=SourceKind.REPORT)
    assert facts.count() == 11
    assert not facts.filter(source_detail="").exists()
    assert Counter(facts.values_list("kind", flat=True)) == {
        EventKind.GOAL: 7,
        EventKind.PENALTY_GOAL: 2,
        EventKind.PENALTY_MISSED: 2,
    }
    miss = events.get(kind=EventKind.PENALTY_MISSED, match__slug="2022-12-10-england-france")
    assert (miss.minute, miss.stoppage, miss.player and miss.player.slug) == (
        84,
        None,
        "harry-kane",
    )
    assert "over the bar" in miss.detail
    assert "83:35" in miss.detail
    qatar = miss.match
    assert (qatar.stage, qatar.venue and qatar.venue.name, qatar.city) == (
        "Quarter-final",
        "Al Bayt Stadium",
        "Al Khor",
    )
    assert qatar.source_key == match_key(date(2022, 12, 10), "England", "France")


def test_goals_add_up_to_the_scores_where_all_are_recorded(loaded):
    for match in Match.objects.exclude(competition__name="Friendly").prefetch_related("events"):
        goals = Counter(
            event.team_id
            for event in match.events.all()
            if event.kind in (*GOALS, EventKind.OWN_GOAL)
        )
        assert (goals[match.home_id], goals[match.away_id]) == (match.home_score, match.away_score)


def test_what_readers_see(loaded):
    assert [one.slug for one in release.articles()] == ["fuel-for-harry-kane"]
    assert set(release.moments().values_list("slug", flat=True)) == {
        "the-qatar-miss",
        "fifty-four-in-naples",
        "the-dortmund-penalty",
        "riga-seventy-six",
    }
    assert release.stories().count() == 1
    assert release.quotes().count() == 8
    assert set(release.players().values_list("slug", flat=True)) == {
        "harry-kane",
        "kylian-mbappe",
        "wayne-rooney",
        "gareth-southgate",
    }
    assert release.themes().count() == 3
    tie = fuel().taggings.get()
    assert (tie.moment.slug, tie.kind) == ("the-qatar-miss", "looks_back")
    assert tie.why
    assert not release.moments().exclude(taggings__isnull=False).exists()


def test_quotes_are_kanes_of_that_evening_and_one_waits_for_an_editor(loaded):
    for quote in release.quotes():
        assert quote.speaker
        assert (quote.speaker.slug, quote.said_on, quote.said_on_precision) == (
            "harry-kane",
            date(2025, 10, 14),
            "day",
        )
        assert quote.match
        assert quote.match.slug == "2025-10-14-latvia-england"
        for part in quote.citations.get().parts.select_related("citation__text"):
            assert part.citation.text.text[part.start : part.end] == part.exact
    waiting = Quote.objects.get(state=QuoteState.CANDIDATE)
    assert (waiting.speaker, waiting.speaker_name) == (None, "")
    assert {name for name, _ in waiting.candidates} >= {"Harry Kane", "Gareth Southgate"}


def test_what_the_article_claims_is_held_against_the_record(loaded):
    told = {
        one["stated"]: one["verdict"] for one in article_detail("fuel-for-harry-kane")["claims"]
    }
    assert told.pop("31") == "not_checkable"
    assert told == dict.fromkeys(("75", "76", "5-0", "53", "54", "103", "32"), "supported")


def test_the_article_says_what_it_is(loaded):
    article = Article.objects.get()
    assert article.display == "full"
    assert "Written for the demonstration archive" in article.note
    assert "14 October 2025" in article.note
    assert article.publication
    assert article.publication.name == "Extra Time demonstration"
    assert article.current_text
    assert 500 <= len(article.current_text.text.split()) <= 800


def test_every_quotation_is_the_first_features_word_for_word(shared):
    feature = " ".join((shared / "data/seed/feature.txt").read_text(encoding="utf-8").split())
    article = (DATA / "article.md").read_text(encoding="utf-8")
    quoted = re.findall("“([^”]*)”", article)
    assert len(quoted) == 10
    assert all(" ".join(words.split()) in feature for words in quoted)


def test_the_matches_are_those_of_the_data_set(shared):
    folder = shared / "data/international_results"
    keys = {}
    for match in json.loads((DATA / "matches.json").read_text(encoding="utf-8")):
        keys[(match["date"], match["home"], match["away"])] = match
    with (folder / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = {
            (row["date"], row["home_team"], row["away_team"]): row for row in csv.DictReader(file)
        }
    for key, match in keys.items():
        row = rows[key]
        assert match["score"] == [int(row["home_score"]), int(row["away_score"])]
        assert (match["competition"], match["city"], match["country"]) == (
            row["tournament"],
            row["city"],
            row["country"],
        )
        assert match["neutral"] == (row["neutral"] == "TRUE")
    kinds = {
        ("FALSE", "FALSE"): "goal",
        ("FALSE", "TRUE"): "penalty_goal",
        ("TRUE", "FALSE"): "own_goal",
    }
    goals: Counter[tuple[object, ...]] = Counter()
    with (folder / "goalscorers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["date"], row["home_team"], row["away_team"])
            if key in keys:
                kind = kinds[(row["own_goal"], row["penalty"])]
                goals[(key, kind, int(row["minute"]), row["team"], row["scorer"])] += 1
    assert goals == Counter((key, *goal) for key, match in keys.items() for goal in match["goals"])


def test_history_tells_the_demonstration_from_everybody_else(loaded):
    writer = User.objects.get(username="demonstration")
    assert not writer.has_usable_password()
    others = Change.objects.exclude(user_id=writer.pk).exclude(table__startswith="auth_")
    assert not others.exists()


def test_every_row_is_noted(loaded):
    noted = Counter(DemoItem.objects.values_list("table", flat=True))
    tables = {model._meta.db_table: model for model in ORDER}
    assert noted.pop("auth_user") == 1
    assert noted == {
        name: model._base_manager.count() for name, model in tables.items() if name in noted
    }
    assert sum(left().values()) == sum(noted.values())
    assert loaded.rows == sum(noted.values()) + 1


# -- how it goes


def test_present_asks_once(loaded):
    with CaptureQueriesContext(connection) as statements:
        assert demo.present()
    assert len(statements) == 1


def test_loading_what_is_loaded_adds_nothing(loaded):
    before = left()
    assert demo.load(password="another password").rows == 0
    assert left() == before
    assert ImportBatch.objects.count() == 1


def test_the_editor_has_an_editors_rights(loaded):
    editor = User.objects.get(username="editor")
    assert editor.is_staff
    assert not editor.is_superuser
    assert editor.has_perms(["archive.change_quote", "archive.add_tagging"])
    assert not editor.has_perm("auth.change_user")


def test_removing_takes_out_everything_nobody_touched(loaded):
    told = demo.remove()
    assert left() == {}
    assert told.kept == {}
    assert sum(told.removed.values()) == loaded.rows - 1
    assert told.editor == "removed"
    assert not User.objects.filter(username="editor").exists()
    assert not User.objects.get(username="demonstration").is_active
    assert not demo.present()
    connection.check_constraints()


def test_what_an_editor_changed_stays_and_what_it_needs(loaded, editor):
    moment = Moment.objects.get(slug="fifty-four-in-naples")
    with acting(editor):
        Moment.objects.filter(pk=moment.pk).update(summary="In an editor's own words.")
    told = demo.remove()
    assert list(release.moments().values_list("slug", flat=True)) == ["fifty-four-in-naples"]
    assert told.kept["moments"] == 1
    assert told.kept["matches"] == 1
    assert set(Player.objects.values_list("slug", flat=True)) == {"harry-kane", "wayne-rooney"}
    assert not Article.objects.exists()
    assert not Quote.objects.exists()
    assert Match.objects.get().events.count() == 3
    connection.check_constraints()


def test_a_quote_that_an_editor_tagged_stays_with_its_article(loaded, editor):
    own = Moment.objects.create(slug="own", title="An editor's own", date=date(2025, 10, 14))
    tagging.tag(by=editor, quotes=[fuel().pk], moment=own.pk)
    demo.remove()
    assert release.quotes().count() == 8, "an article is kept with all its quotes"
    assert release.articles().count() == 1
    assert list(fuel().taggings.values_list("moment__slug", flat=True)) == ["own"]
    assert not Story.objects.exists()
    assert set(Match.objects.values_list("slug", flat=True)) == {
        "2022-12-10-england-france",
        "2023-03-23-italy-england",
        "2025-10-14-latvia-england",
    }, "with the matches that it names, and those of its claims"
    connection.check_constraints()


def test_what_an_editor_points_at_stays(loaded, editor):
    story = Story.objects.create(slug="own", title="An editor's own")
    StoryItem.objects.create(
        story=story, position=1, moment=Moment.objects.get(slug="the-qatar-miss")
    )
    releasing.release(by=editor, thing=story)
    alias = PlayerAlias.objects.create(
        player=Player.objects.get(slug="gareth-southgate"), name="Gareth"
    )
    demo.remove()
    assert list(Moment.objects.values_list("slug", flat=True)) == ["the-qatar-miss"]
    assert alias.player in Player.objects.all()
    assert not Tagging.objects.exists()
    event = Moment.objects.get().event
    assert event
    assert event.kind == EventKind.PENALTY_MISSED, "the moment is about it"
    connection.check_constraints()


def test_matches_that_an_import_adopted_stay_with_their_goals(loaded):
    batch = ImportBatch.objects.create(kind=BatchKind.MATCHES, state=BatchState.DONE)
    with acting(None, "Import"):
        Match.objects.update(batch=batch)
    told = demo.remove()
    assert Match.objects.count() == 57
    assert MatchEvent.objects.count() == 186, "single facts are no part of the record"
    assert not MatchEvent.objects.filter(source__kind=SourceKind.REPORT).exists()
    assert told.kept["matches"] == 57
    assert list(Player.objects.values_list("slug", flat=True)) == ["harry-kane"]
    assert not Article.objects.exists()
    assert demo.remove().removed == {}, "what stayed is nobody's demonstration any more"
    assert Match.objects.count() == 57
    connection.check_constraints()


def test_it_can_be_loaded_beside_what_stayed(loaded, editor):
    tagging.untag(by=editor, quote=fuel().pk, moment=Moment.objects.get(slug="the-qatar-miss").pk)
    own = Moment.objects.create(slug="own", title="An editor's own", date=date(2025, 10, 14))
    tagging.tag(by=editor, quotes=[fuel().pk], moment=own.pk)
    demo.remove()
    demo.load(password="a password for trying")
    assert Article.objects.count() == 1
    assert Match.objects.count() == 57
    assert release.moments().count() == 4
    assert fuel().taggings.count() == 2
    assert tallies("harry-kane", as_of=date(2025, 10, 14), metric="goals")[0]["value"] == 76


def test_an_editor_who_was_at_work_stays(loaded):
    editor = User.objects.get(username="editor")
    editor.last_login = timezone.now()
    editor.save()
    assert demo.remove().editor == "kept"
    assert User.objects.get(username="editor").is_active


# -- an import over it


def as_files(folder):
    """The demonstration's matches as the data set has them."""
    folder.mkdir()
    results, goals, shootouts = [], [], []
    for row in json.loads((DATA / "matches.json").read_bytes()):
        teams = f"{row['date']},{row['home']},{row['away']}"
        home, away = row["score"]
        neutral = str(row["neutral"]).upper()
        where = f"{row['competition']},{row['city']},{row['country']},{neutral}"
        results.append(f"{teams},{home},{away},{where}")
        if row.get("shootout"):
            shootouts.append(f"{teams},{row['shootout'][0]},")
        for kind, minute, team, scorer in row["goals"]:
            own, penalty = str(kind == "own_goal").upper(), str(kind == "penalty_goal").upper()
            goals.append(f"{teams},{team},{scorer},{minute},{own},{penalty}")
    return record.international(folder, results, goals, shootouts, [])


def test_an_import_adopts_its_matches_and_doubles_none(loaded, tmp_path):
    folder = as_files(tmp_path / "set")
    before = left()
    report = import_matches([folder])
    assert dict(report.counts["matches"]) == {"adopted": 57}
    assert dict(report.counts["goals"]) == {"adopted": 186}
    assert left() == before
    assert Match.objects.filter(batch__kind=BatchKind.MATCHES).count() == 57
    again = import_matches([folder])
    assert (again.total("adopted"), again.total("unchanged")) == (0, 57 + 186 + 1)
    kane = Player.objects.get(slug="harry-kane")
    players = Player.objects.count()
    linked = link_players()
    assert Player.objects.filter(name="Harry Kane").get() == kane
    assert linked.made == Player.objects.count() - players
    assert set(
        MatchEvent.objects.filter(player_name="Harry Kane").values_list("player", flat=True)
    ) == {kane.pk}
    # Rooney and Southgate were there before; only Rooney scored in these matches.
    assert Player.objects.filter(name="Wayne Rooney").count() == 1
    demo.remove()
    assert Match.objects.count() == 57
