"""The demonstration taken out: what nobody has made their own, and nothing else."""

from datetime import date

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import F
from django.utils import timezone

from archive import demo, release
from archive.changes import acting
from archive.curation import releasing, tagging
from archive.models import (
    Article,
    BatchKind,
    BatchState,
    CitationPart,
    EventKind,
    ImportBatch,
    Match,
    MatchEvent,
    Moment,
    Quote,
    SourceKind,
    Story,
    StoryItem,
    Tagging,
)
from archive.verification import verify
from players.models import Player, PlayerAlias
from players.tallies import tallies
from tests.archive.demo.rows import fuel, left


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


def _break_a_letter() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE archive_articletext SET text = replace(text, 'been fuel', 'been fuol')"
        )


def test_what_a_check_put_back_is_no_change(loaded):
    _break_a_letter()
    CitationPart.objects.filter(citation__quote=fuel(), number=1).update(start=F("start") + 1)
    assert verify(repair=True).repaired
    told = demo.remove()
    assert told.kept == {}
    assert left() == {}


def test_what_nobody_put_back_stays(loaded):
    _break_a_letter()
    assert demo.remove().kept["articles"] == 1


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
