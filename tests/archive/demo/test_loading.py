"""What is in the demonstration archive, and where it comes from."""

import csv
import json
import re
from collections import Counter
from datetime import date

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import demo, release
from archive.demo.book import DATA
from archive.demo.removing import ORDER
from archive.football.rows import match_key
from archive.models import (
    Article,
    Change,
    DemoItem,
    EventKind,
    ImportBatch,
    Match,
    MatchEvent,
    Quote,
    QuoteState,
    SourceKind,
)
from archive.reading.articles import article_detail
from players.tallies import tallies
from tests.archive.demo.rows import fuel, left

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
