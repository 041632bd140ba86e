"""From draft to public and back, and whom a release gives a page."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive import release
from archive.curation import releasing
from archive.curation.errors import CurationError
from archive.models import Article, Mention
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_article_goes_from_draft_to_public_and_back(editor: User) -> None:
    article = factories.article(released=None)
    releasing.submit(by=editor, thing=article)
    with pytest.raises(CurationError, match="Only a draft"):
        releasing.submit(by=editor, thing=article)
    assert not release.articles().exists()
    releasing.release(by=editor, thing=article)
    assert release.articles().get() == article
    with pytest.raises(CurationError, match="public already"):
        releasing.release(by=editor, thing=article)
    with pytest.raises(CurationError, match="not made a draft"):
        releasing.reopen(by=editor, thing=article)
    with pytest.raises(CurationError, match="Say why"):
        releasing.withdraw(by=editor, thing=article, reason="  ")
    releasing.withdraw(by=editor, thing=article, reason="Printed by mistake.")
    assert not release.articles().exists()
    article.refresh_from_db()
    out_since = article.released_at
    with pytest.raises(CurationError, match="Only what is public"):
        releasing.withdraw(by=editor, thing=article, reason="Again.")
    releasing.release(by=editor, thing=article)
    article.refresh_from_db()
    assert release.articles().get() == article
    assert (article.released_at, article.withdrawn_reason) == (out_since, "")


def test_releasing_gives_a_page_to_whom_it_names_first(editor: User) -> None:
    named, known, speaker, silent = (
        factories.player(name, released=released)
        for name, released in (("A", None), ("B", factories.NOW), ("C", None), ("D", None))
    )
    subject, other = factories.theme(released=None), factories.theme(released=None)
    article = factories.article(released=None)
    said = factories.quote(speaker=speaker, articles=[article])
    said.themes.add(subject)
    factories.quote(speaker=silent, articles=[article], state="candidate").themes.add(other)
    for player in (named, known):
        Mention.objects.create(
            article=article,
            text=article.current_text,
            kind="player",
            player=player,
            start=0,
            end=2,
            exact="“W",
        )
    since = known.released_at
    told = releasing.newcomers(article)
    found = releasing.release(by=editor, thing=article)
    assert told == found
    assert (found.players, found.themes) == ([named, speaker], [subject])
    assert set(release.players()) == {named, known, speaker}
    assert list(release.themes()) == [subject]
    known.refresh_from_db()
    assert known.released_at == since


def test_a_moment_and_a_story_name_their_own(editor: User) -> None:
    cast, scorer, speaker = (factories.player(name, released=None) for name in "ABC")
    event = factories.event(factories.match(), scorer)
    moment = factories.moment(players=[cast], released=None, match=event.match, event=event)
    moment.themes.add(factories.theme(released=None))
    found = releasing.release(by=editor, thing=moment)
    assert (found.players, [theme.name for theme in found.themes]) == ([cast, scorer], ["patience"])
    story = factories.story("Run", {"quote": factories.quote(speaker=speaker)}, released=None)
    assert releasing.release(by=editor, thing=story).players == [speaker]


def test_a_schedule_comes_true_by_itself_and_can_be_undone(editor: User) -> None:
    cast = factories.player(released=None)
    moment = factories.moment(players=[cast], released=None)
    soon = timezone.now() + timedelta(hours=1)
    with pytest.raises(CurationError, match="is past"):
        releasing.release(by=editor, thing=moment, at=timezone.now() - timedelta(seconds=1))
    releasing.release(by=editor, thing=moment, at=soon)
    cast.refresh_from_db()
    assert cast.released_at == soon
    assert not release.moments().exists()
    later = soon + timedelta(days=1)
    releasing.release(by=editor, thing=moment, at=later)
    cast.refresh_from_db()
    assert cast.released_at == later
    releasing.reopen(by=editor, thing=moment)
    cast.refresh_from_db()
    moment.refresh_from_db()
    assert (cast.released_at, moment.released_at) == (None, None)
    with pytest.raises(CurationError, match="is a draft"):
        releasing.reopen(by=editor, thing=moment)


def test_an_article_without_text_is_not_released(editor: User) -> None:
    article = Article.objects.create(slug="empty", title="Empty")
    with pytest.raises(CurationError, match="no text"):
        releasing.release(by=editor, thing=article)
