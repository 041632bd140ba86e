"""Two editors on one thing: the second save is stopped, both texts are shown, nothing is lost."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Article, ArticleText, Match, Moment, Quote, Spell, Story, StoryItem
from players.models import Player, PlayerAlias
from tests.archive.admin.forms import Fields, opened, sent_again, words
from tests.world import World

pytestmark = pytest.mark.django_db


CASES = [
    ("article", "standfirst", "Rain before noon.", "Rain after noon."),
    ("article", "body", "Olga’s own text.", "Eve’s own text."),
    ("quote", "occasion", "in Riga", "in Munich"),
    ("moment", "summary", "Over the bar.", "High over the bar."),
    ("story", "summary", "A run of four.", "A run of five."),
    ("theme", "summary", "Spot kicks.", "Kicks from the spot."),
    ("qatar", "stage", "Quarter-final", "Last eight"),
    ("kane", "position", "striker", "centre-forward"),
    ("england", "name", "England (men)", "England men"),
]


@pytest.mark.parametrize(("name", "field", "first", "second"), CASES)
def test_the_second_save_is_stopped_and_both_are_shown(
    desk: Client, other: Client, world: World, name: str, field: str, first: str, second: str
) -> None:
    thing = getattr(world, {"quote": "fuel"}.get(name, name))
    address, mine = opened(desk, thing)
    _, theirs = opened(other, thing)
    assert other.post(address, {**theirs, field: first}).status_code == 302
    answer = desk.post(address, {**mine, field: second})
    assert answer.status_code == 409
    told = words(answer)
    assert answer.content.decode().count('class="module stale-field"') == 1
    assert "by olga" in told
    assert first in told
    assert second in told
    page = answer.content.decode()
    assert "<del>" in page or "<ins>" in page
    thing.refresh_from_db()
    assert thing.version == 2
    _, now = opened(desk, thing)
    assert now[field] == [first]
    assert unescape(page).count(second) >= 2, "what was typed is not kept for another try"


def test_what_was_typed_can_be_taken_up_again(desk: Client, other: Client, world: World) -> None:
    address, mine = opened(desk, world.moment)
    _, theirs = opened(other, world.moment)
    other.post(address, {**theirs, "summary": "Olga’s words."})
    again = sent_again(desk.post(address, {**mine, "summary": "Eve’s\nwords."}))
    assert again["version"] == ["2"]
    look = desk.post(address, {**again, "_look_again": "1"})
    assert "Nothing is saved yet" in words(look)
    fields = Fields(look.content.decode(), "moment")
    assert fields["summary"] == ["Eve’s\nwords."]
    assert desk.post(address, fields).status_code == 302
    world.moment.refresh_from_db()
    assert (world.moment.summary, world.moment.version) == ("Eve’s\nwords.", 3)


def test_rows_below_are_held_to_the_same_version(desk: Client, other: Client, world: World) -> None:
    address, mine = opened(desk, world.kane)
    _, theirs = opened(other, world.kane)
    alias = PlayerAlias.objects.get(player=world.kane)
    theirs["aliases-0-DELETE"] = ["on"]
    theirs["aliases-TOTAL_FORMS"] = ["2"]
    theirs |= {
        "aliases-1-id": [""],
        "aliases-1-player": [str(world.kane.pk)],
        "aliases-1-name": ["H. Kane"],
    }
    assert other.post(address, theirs).status_code == 302
    assert not PlayerAlias.objects.filter(pk=alias.pk).exists()
    mine["aliases-TOTAL_FORMS"] = ["2"]
    mine |= {
        "aliases-1-id": [""],
        "aliases-1-player": [str(world.kane.pk)],
        "aliases-1-name": ["Captain"],
    }
    answer = desk.post(address, mine)
    assert answer.status_code == 409
    assert "Captain" in answer.content.decode()
    assert [one.name for one in world.kane.aliases.all()] == ["H. Kane"]
    # Mine over it: my rows as well, what the other added stays.
    assert desk.post(address, sent_again(answer)).status_code == 302
    names = {one.name for one in world.kane.aliases.all()}
    assert names == {"Kane", "H. Kane", "Captain"}


def test_an_edit_of_rows_alone_raises_the_version(desk: Client, world: World) -> None:
    address, fields = opened(desk, world.kane)
    fields["spells-0-start"] = ["2015-03-27"]
    assert desk.post(address, fields).status_code == 302
    world.kane.refresh_from_db()
    assert world.kane.version == 2
    assert str(Spell.objects.get(player=world.kane).start) == "2015-03-27"


def test_saving_nothing_writes_nothing(desk: Client, world: World) -> None:
    for thing in (world.article, world.fuel, world.moment, world.kane, world.qatar, world.story):
        address, fields = opened(desk, thing)
        answer = desk.post(address, fields)
        assert answer.status_code == 302, words(answer)
        thing.refresh_from_db()
        assert thing.version == 1, thing


@pytest.mark.parametrize("version", [None, "", "x"])
def test_no_save_without_a_version(desk: Client, world: World, version: str | None) -> None:
    address, fields = opened(desk, world.moment)
    fields["title"] = ["Changed"]
    if version is None:
        del fields["version"]
    else:
        fields["version"] = [version]
    answer = desk.post(address, fields)
    assert answer.status_code == 200
    assert "without its version" in words(answer)
    world.moment.refresh_from_db()
    assert world.moment.title == "The Qatar miss"


def test_forged_fields_are_not_taken(desk: Client, world: World) -> None:
    address, fields = opened(desk, world.candidate)
    fields |= {
        "state": ["accepted"],
        "text": ["Other words"],
        "decided_by": ["1"],
        "speaker_set_by": ["editor"],
        "id": ["999"],
        "occasion": ["somewhere"],
    }
    assert desk.post(address, fields).status_code == 302
    quote = Quote.objects.get(pk=world.candidate.pk)
    assert (quote.state, quote.text, quote.speaker_set_by) == (
        "candidate",
        world.candidate.text,
        "machine",
    )
    assert quote.occasion == "somewhere"
    address, fields = opened(desk, world.hidden_moment)
    fields |= {"released_at": ["2020-01-01"], "released_at_0": ["2020-01-01"], "title": ["x"]}
    desk.post(address, fields)
    assert Moment.objects.get(pk=world.hidden_moment.pk).released_at is None


def test_a_speaker_set_here_is_the_editors(desk: Client, world: World) -> None:
    address, fields = opened(desk, world.candidate)
    fields["speaker"] = [str(world.unreleased.pk)]
    desk.post(address, fields)
    quote = Quote.objects.get(pk=world.candidate.pk)
    assert (quote.speaker, quote.speaker_set_by) == (world.unreleased, "editor")


def test_texts_come_in_normal_form(desk: Client, world: World) -> None:
    address, fields = opened(desk, world.moment)
    fields["title"] = ["  The\u202e Qatar\u200b  miss\x07 "]
    fields["summary"] = ["One\r\n\r\ntwo\x0bthree e\u0301\x00"]
    assert desk.post(address, fields).status_code in (200, 302)
    fields["summary"] = ["One\r\n\r\ntwo\x0bthree e\u0301"]
    desk.post(address, fields)
    world.moment.refresh_from_db()
    assert world.moment.title == "The Qatar miss"
    assert world.moment.summary == "One\n\ntwo\nthree é"


def test_an_address_is_made_where_none_is_given(desk: Client, world: World) -> None:
    form = {
        "title": "The Qatar miss",
        "date": "2022-12-10",
        "date_precision": "day",
        "cast-TOTAL_FORMS": 0,
        "cast-INITIAL_FORMS": 0,
    }
    assert desk.post(reverse("admin:archive_moment_add"), form).status_code == 302
    assert Moment.objects.latest("pk").slug == "the-qatar-miss-2"


def test_a_story_keeps_its_steps_in_order(desk: Client, world: World) -> None:
    address, fields = opened(desk, world.story)
    before = list(StoryItem.objects.filter(story=world.story).values_list("pk", flat=True))
    fields["summary"] = ["Told anew."]
    assert desk.post(address, fields).status_code == 302
    assert list(StoryItem.objects.filter(story=world.story).values_list("pk", flat=True)) == before
    assert Story.objects.get(pk=world.story.pk).summary == "Told anew."


def test_an_article_gets_its_next_text(desk: Client, world: World) -> None:
    address, fields = opened(desk, world.article)
    body = fields["body"][0]
    fields["body"] = [f"A line before.\r\n\r\n{body}"]
    answer = desk.post(address, fields, follow=True)
    assert "The text is now version 2. Quotes’ places" in words(
        answer
    ) or "version 2. Quotes' places" in words(answer)
    texts = ArticleText.objects.filter(article=world.article).order_by("number")
    assert [text.body for text in texts] == [body, f"A line before.\n\n{body}"]
    assert Article.objects.get(pk=world.article.pk).current_text == texts[1]


def test_a_new_article_has_its_first_text(desk: Client) -> None:
    form = {"title": "New", "body": "Some *words*.", "language": "en", "display": "quotes"}
    assert desk.post(reverse("admin:archive_article_add"), form).status_code == 302
    text = ArticleText.objects.get(current_for__slug="new")
    assert (text.text, text.number) == ("Some words.", 1)


@pytest.mark.parametrize(
    ("body", "why"),
    [("  ", "required"), (">" * 40 + " x", "nested"), ("x" * 300_000, "more than 256 KB")],
)
def test_a_text_that_is_none_is_told_at_its_field(
    desk: Client, world: World, body: str, why: str
) -> None:
    address, fields = opened(desk, world.article)
    answer = desk.post(address, {**fields, "body": body})
    assert answer.status_code == 200
    assert why in words(answer)


def test_minutes_out_of_range_are_told_not_crashed(desk: Client, world: World) -> None:
    address, fields = opened(desk, world.qatar)
    fields["events-0-minute"] = ["131"]
    assert desk.post(address, fields).status_code == 200
    fields["events-0-minute"] = ["18"]
    fields["home"] = fields["away"]
    assert desk.post(address, fields).status_code == 200
    assert Match.objects.get(pk=world.qatar.pk).version == 1
    assert Player.objects.get(pk=world.kane.pk).version == 1
