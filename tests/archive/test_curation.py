"""The editors' acts: what each does, whom it refuses, and that nothing happens half-way."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import count
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from archive import release
from archive.changes import history, revision
from archive.curation import articles, places, quotes, releasing, saving, slugs, tagging
from archive.curation.errors import CurationError, StaleVersion
from archive.models import (
    Article,
    ArticleText,
    Change,
    Citation,
    Mention,
    Moment,
    Quote,
    QuoteState,
    Tagging,
    TaggingKind,
)
from archive.models.base import SetBy
from archive.reading import articles as reading
from archive.roles import EDITORS
from players import curation as people
from players.models import Player, SlugRedirect
from tests import factories

pytestmark = pytest.mark.django_db
numbers = count(1)


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user(f"editor{next(numbers)}", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def test_editors_may_tag_and_decide_but_not_delete(editor: User) -> None:
    for permission in ("archive.change_quote", "archive.add_tagging", "archive.delete_tagging"):
        assert editor.has_perm(permission)
    for permission in ("archive.delete_quote", "archive.delete_article", "auth.change_user"):
        assert not editor.has_perm(permission)


# Decisions


def test_accepting_makes_a_quote_public_and_says_who(editor: User) -> None:
    quote = factories.quote(articles=[factories.article()], state="candidate")
    assert not release.quotes().exists()
    assert quotes.accept(by=editor, quotes=[quote.pk], why="heard it") == 1
    quote.refresh_from_db()
    assert (quote.state, quote.decided_by, quote.version) == ("accepted", editor, 2)
    assert quote.decided_at is not None
    assert release.quotes().get() == quote
    told = {entry["field"]: entry for entry in history(quote)}["state"]
    assert (told["who"], told["why"], told["old"], told["new"]) == (
        editor.username,
        "heard it",
        "candidate",
        "accepted",
    )


def test_deciding_twice_changes_nothing(editor: User) -> None:
    quote = factories.quote(state="candidate")
    quotes.reject(by=editor, quotes=[quote.pk])
    before = Change.objects.count(), revision()
    assert quotes.reject(by=editor, quotes=[quote.pk]) == 0
    assert (Change.objects.count(), revision()) == before


def test_reopening_forgets_who_decided(editor: User) -> None:
    quote = factories.quote(state="candidate")
    quotes.accept(by=editor, quotes=[quote.pk])
    quotes.reopen(by=editor, quotes=[quote.pk])
    quote.refresh_from_db()
    assert (quote.state, quote.decided_by, quote.decided_at) == ("candidate", None, None)


def test_many_are_decided_at_once_or_not_at_all(editor: User) -> None:
    made = Quote.objects.bulk_create(
        Quote(text=f"Number {number}", kind="direct") for number in range(1_100)
    )
    pks = [quote.pk for quote in made]
    with pytest.raises(CurationError, match="1 of these quotes are not here"):
        quotes.accept(by=editor, quotes=[*pks, max(pks) + 1])
    assert not Quote.objects.exclude(state=QuoteState.CANDIDATE).exists()
    assert quotes.accept(by=editor, quotes=pks) == 1_100


def test_set_speaker_is_the_editors_from_then_on(editor: User) -> None:
    quote, speaker = factories.quote(), factories.player()
    quotes.set_speaker(by=editor, quote=quote.pk, speaker=speaker.pk)
    quote.refresh_from_db()
    assert (quote.speaker, quote.speaker_set_by) == (speaker, SetBy.EDITOR)
    quotes.set_speaker(by=editor, quote=quote.pk, speaker=None)
    quote.refresh_from_db()
    assert (quote.speaker, quote.speaker_set_by) == (None, SetBy.EDITOR)
    with pytest.raises(CurationError, match="player is not here"):
        quotes.set_speaker(by=editor, quote=quote.pk, speaker=speaker.pk + 1)


def test_the_words_of_a_quote_are_not_for_editing(editor: User) -> None:
    quote = factories.quote()
    with pytest.raises(CurationError, match="Not for editing"):
        quotes.edit(by=editor, quote=quote, version=1, fields={"text"})


# Saving


def test_the_second_of_two_saves_is_refused(editor: User) -> None:
    factories.player(slug="ada")
    first, second = Player.objects.get(slug="ada"), Player.objects.get(slug="ada")
    first.name, second.nationality = "Ada B.", "Norway"
    people.edit(by=editor, player=first, version=1, fields={"name"})
    with pytest.raises(StaleVersion):
        people.edit(by=editor, player=second, version=1, fields={"nationality"})
    kept = Player.objects.get(slug="ada")
    assert (kept.name, kept.nationality, kept.version) == ("Ada B.", "", 2)


def test_only_the_named_fields_are_written() -> None:
    quote = factories.quote()
    held = Quote.objects.get(pk=quote.pk)
    Quote.objects.filter(pk=quote.pk).update(state="rejected")
    held.occasion = "after the match"
    saving.save(held, version=1, fields={"occasion"})
    quote.refresh_from_db()
    assert (quote.occasion, quote.state, quote.version) == ("after the match", "rejected", 2)
    assert quote.updated_at > quote.created_at


# Tagging


def test_tagging_ties_once_and_says_who(editor: User) -> None:
    quote, moment = factories.quote(), factories.moment()
    tie: dict[str, Any] = {"quotes": [quote.pk], "moment": moment.pk}
    assert tagging.tag(by=editor, kind="looks_back", why="he says so", **tie) == 1
    assert tagging.tag(by=editor, kind="about", **tie) == 0
    made = Tagging.objects.get()
    assert (made.by, made.kind, made.why) == (editor, TaggingKind.LOOKS_BACK, "he says so")
    assert made.at is not None
    assert tagging.untag(by=editor, quote=quote.pk, moment=moment.pk)
    assert not tagging.untag(by=editor, quote=quote.pk, moment=moment.pk)


def test_a_preview_tells_and_changes_nothing(editor: User) -> None:
    moment = factories.moment()
    tied, free = factories.quote(moments=[moment]), factories.quote()
    before = revision()
    look = tagging.preview_tagging(quotes=[free.pk, tied.pk, free.pk + 99], moment=moment.pk)
    assert (look.fresh, look.already, look.missing) == ([free.pk], [tied.pk], 1)
    assert revision() == before


def test_without_a_kind_the_dates_tell_how_a_quote_is_tied(editor: User) -> None:
    played = factories.match(day=date(2022, 12, 10))
    night = factories.moment(day=date(2022, 12, 10), match=played)
    said = {
        date(2022, 12, 9): "looks_ahead",
        date(2022, 12, 10): "about",
        date(2025, 10, 14): "looks_back",
        None: "about",
    }
    ties = {factories.quote(said=day).pk: kind for day, kind in said.items()}
    ties[factories.quote(said=date(2022, 12, 10), match=played).pk] = "said_at"
    assert tagging.tag(by=editor, quotes=list(ties), moment=night.pk) == 5
    assert dict(Tagging.objects.values_list("quote", "kind")) == ties


def test_tagging_is_whole_or_refused(editor: User) -> None:
    quote, moment = factories.quote(), factories.moment()
    wrongs: tuple[tuple[dict[str, Any], str], ...] = (
        ({"quotes": [quote.pk, quote.pk + 1], "moment": moment.pk}, "quotes are not here"),
        ({"quotes": [quote.pk], "moment": moment.pk + 1}, "moment is not here"),
        ({"quotes": [quote.pk], "moment": moment.pk, "kind": "shouted"}, "no such tie"),
    )
    for wrong, why in wrongs:
        with pytest.raises(CurationError, match=why):
            tagging.tag(by=editor, **wrong)
    assert not Tagging.objects.exists()


# Release


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
            text=text_of(article),
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


# The text of an article

BODY = "It rained at noon.\n\n“We kept the ball,” Brandt said. “We kept it well.”\n\nBrandt left."


def rewrite(editor: User, article: Article, body: str) -> articles.Reanchored:
    article.refresh_from_db()
    return articles.edit(
        by=editor, article=article, version=article.version, fields=set(), body=body
    )


def text_of(article: Article) -> ArticleText:
    assert article.current_text is not None
    return article.current_text


def placed(citation: Citation) -> list[str]:
    """The words at the citation's places in its own text."""
    citation.refresh_from_db()
    return [citation.text.text[part.start : part.end] for part in citation.parts.order_by("number")]


def test_words_typed_before_a_quote_move_it(editor: User) -> None:
    article = factories.article(body=BODY)
    quote = factories.quote("We kept the ball, We kept it well.")
    citation = factories.cite(quote, article, "We kept the ball,", "We kept it well.")
    told = rewrite(editor, article, "A line before.\n\n" + BODY)
    assert (told.version, dict(told.citations)) == (2, {"moved": 1})
    assert placed(citation) == ["We kept the ball,", "We kept it well."]
    assert citation.text == article.current_text
    assert citation.state == "moved"
    assert article.texts.get(number=1).body == BODY


def test_a_changed_wording_is_changed_until_an_editor_looked(editor: User) -> None:
    article = factories.article(body=BODY)
    quote = factories.quote(articles=[article])
    citation = quote.citations.get()
    changed = BODY.replace("kept the ball", "kept the balls")
    assert dict(rewrite(editor, article, changed).citations) == {"changed": 1}
    assert placed(citation) == ["We kept the balls,"]
    assert 0 < (citation.score or 0) < 1
    quote.refresh_from_db()
    assert quote.text == "We kept the ball,"
    rewrite(editor, article, "One more line.\n\n" + changed)
    citation.refresh_from_db()
    assert citation.state == "changed"
    places.confirm_wording(by=editor, citation=citation.pk)
    quote.refresh_from_db()
    citation.refresh_from_db()
    assert (quote.text, citation.state) == ("We kept the balls,", "verified")


def test_a_changed_wording_that_is_put_back_is_itself_again(editor: User) -> None:
    article = factories.article(body=BODY)
    citation = factories.quote(articles=[article]).citations.get()
    rewrite(editor, article, BODY.replace("kept the ball", "kept the balls"))
    rewrite(editor, article, BODY)
    assert placed(citation) == ["We kept the ball,"]
    assert citation.state in ("verified", "moved")


def test_a_lost_quote_keeps_its_words_and_is_found_again(editor: User) -> None:
    article = factories.article(body=BODY)
    citation = factories.quote(articles=[article]).citations.get()
    first = article.current_text
    assert dict(rewrite(editor, article, "Nothing was said at all.").citations) == {"lost": 1}
    assert placed(citation) == ["We kept the ball,"]
    assert (citation.state, citation.text) == ("lost", first)
    shown = reading.article_detail(article.slug)["quotes"]
    assert [(one["state"], one["parts"], one["passage"]) for one in shown] == [("lost", [], [])]
    rewrite(editor, article, BODY)
    assert placed(citation) == ["We kept the ball,"]
    assert citation.text.number == 3


def test_half_a_quote_is_attached_to_nothing(editor: User) -> None:
    article = factories.article(body=BODY)
    citation = factories.cite(
        factories.quote("We kept the ball, We kept it well."),
        article,
        "We kept the ball,",
        "We kept it well.",
    )
    rewrite(editor, article, BODY.replace(" “We kept it well.”", ""))
    assert placed(citation) == ["We kept the ball,", "We kept it well."]
    assert citation.state == "lost"


def test_names_go_along_and_what_is_gone_is_told(editor: User) -> None:
    article = factories.article(body=BODY)
    text = text_of(article)
    for at in (text.text.index("Brandt said"), text.text.index("Brandt left")):
        Mention.objects.create(
            article=article,
            text=text,
            kind="player",
            player=factories.player(),
            start=at,
            end=at + 6,
            exact="Brandt",
        )
    told = rewrite(
        editor, article, BODY.replace("It rained", "It poured").replace("Brandt left", "Then night")
    )
    assert told.mentions_lost == 1
    kept = Mention.objects.get(text=text_of(article))
    assert text_of(article).text[kept.start : kept.end] == "Brandt"
    assert Mention.objects.filter(text=text).count() == 1


def test_a_headline_quote_follows_the_title(editor: User) -> None:
    article = factories.article("“We kept it,” says Brandt")
    quote = factories.quote("We kept it,", kind="headline")
    citation = Citation.objects.create(quote=quote, article=article, text=text_of(article))
    article.title = "Brandt speaks"
    articles.edit(by=editor, article=article, version=1, fields={"title"})
    citation.refresh_from_db()
    assert citation.state == "lost"


def test_the_same_text_makes_no_version(editor: User) -> None:
    article = factories.article(body=BODY)
    assert rewrite(editor, article, BODY).version == 0
    assert ArticleText.objects.count() == 1


@pytest.mark.parametrize(("body", "why"), [("  \n ", "no words"), (">" * 30 + " deep", "nested")])
def test_a_text_that_cannot_be_read_is_refused(editor: User, body: str, why: str) -> None:
    article = factories.article(body=BODY)
    with pytest.raises(CurationError, match=why):
        rewrite(editor, article, body)
    article.refresh_from_db()
    assert (article.version, ArticleText.objects.count()) == (1, 1)


# People and addresses


def test_people_get_a_page_by_themselves(editor: User) -> None:
    hidden, known = factories.player(released=None), factories.player()
    since = known.released_at
    assert people.introduce(by=editor, players=[hidden.pk, known.pk]) == 1
    known.refresh_from_db()
    assert known.released_at == since
    assert release.players().count() == 2


def test_an_address_is_free_and_was_nobody_elses() -> None:
    taken = factories.moment("The goal", slug="the-goal")
    SlugRedirect.objects.create(kind="archive_moment", old_slug="the-goal-2", target=taken.pk)
    assert slugs.free(Moment, "The goal") == "the-goal-3"
    assert slugs.free(Moment, "The goal", but=taken.pk) == "the-goal"
    assert slugs.free(Moment, "進球") == "moment"


# Who may


def acts(thing: Article, quote: Quote, moment: Moment, player: Player) -> dict[str, Callable]:
    return {
        "accept": lambda by: quotes.accept(by=by, quotes=[quote.pk]),
        "reject": lambda by: quotes.reject(by=by, quotes=[quote.pk]),
        "reopen a quote": lambda by: quotes.reopen(by=by, quotes=[quote.pk]),
        "speaker": lambda by: quotes.set_speaker(by=by, quote=quote.pk, speaker=None),
        "edit a quote": lambda by: quotes.edit(by=by, quote=quote, version=1, fields=()),
        "tag": lambda by: tagging.tag(by=by, quotes=[quote.pk], moment=moment.pk),
        "untag": lambda by: tagging.untag(by=by, quote=quote.pk, moment=moment.pk),
        "submit": lambda by: releasing.submit(by=by, thing=thing),
        "release": lambda by: releasing.release(by=by, thing=thing),
        "withdraw": lambda by: releasing.withdraw(by=by, thing=thing, reason="x"),
        "reopen": lambda by: releasing.reopen(by=by, thing=thing),
        "edit": lambda by: articles.edit(by=by, article=thing, version=1, fields=(), body="x"),
        "first text": lambda by: articles.add_text(by=by, article=thing, body="x"),
        "confirm": lambda by: places.confirm_wording(by=by, citation=1),
        "give up": lambda by: places.give_up(by=by, citation=1),
        "set a place": lambda by: places.set_place(by=by, citation=1, parts=["x"]),
        "person": lambda by: people.edit(by=by, player=player, version=1, fields=()),
        "introduce": lambda by: people.introduce(by=by, players=[player.pk]),
    }


def test_no_act_without_its_permission() -> None:
    made = acts(
        factories.article(released=None),
        factories.quote(),
        factories.moment(),
        factories.player(released=None),
    )
    idle = User.objects.create_superuser("idle", is_active=False)
    staff = User.objects.create_user("staff", is_staff=True)
    before = revision()
    for act in made.values():
        for user in (AnonymousUser(), staff, idle):
            with pytest.raises(PermissionDenied):
                act(user)
    assert revision() == before


# Several at once


def at_once(act: Callable[[int], int], times: int = 8) -> list[Any]:
    """What `act` gives or raises in so many threads that start together."""
    start = Barrier(times)

    def one(number: int) -> Any:
        try:
            start.wait()
            return act(number)
        except CurationError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


@pytest.mark.django_db(transaction=True)
def test_of_saves_at_once_exactly_one_wins() -> None:
    editor = User.objects.create_superuser("chief")
    player = factories.player()
    for version in range(1, 6):

        def save(number: int, version: int = version) -> int:
            mine = Player.objects.get(pk=player.pk)
            mine.position = f"{version}.{number}"
            people.edit(by=editor, player=mine, version=version, fields={"position"})
            return number

        told = at_once(save)
        won = [one for one in told if not isinstance(one, CurationError)]
        assert len(won) == 1
        assert all(isinstance(one, StaleVersion) for one in told if one not in won)
        player.refresh_from_db()
        assert (player.version, player.position) == (version + 1, f"{version}.{won[0]}")


@pytest.mark.django_db(transaction=True)
def test_tagging_at_once_makes_one_tie() -> None:
    editor = User.objects.create_superuser("chief")
    moment = factories.moment()
    quotes = [factories.quote(f"Words {number}").pk for number in range(5)]

    def tag(number: int) -> int:
        chosen = quotes if number % 2 else quotes[::-1]
        return tagging.tag(by=editor, quotes=chosen, moment=moment.pk)

    assert sorted(at_once(tag)) == [0] * 7 + [5]
    assert Tagging.objects.count() == 5
