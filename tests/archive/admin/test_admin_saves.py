"""Two editors on one thing: the second save is stopped, both texts are shown, nothing is lost."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.models import Article, ArticleText, Match, Moment, Quote, Spell, Story, StoryItem
from archive.text.difference import Piece, compare
from players.models import Player, PlayerAlias
from tests.archive.admin.conftest import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


class Fields(dict[str, list[str]]):
    """The fields of a form as a browser would send them, out of a page."""

    def __init__(self, page: str, form: str) -> None:
        super().__init__()
        body = re.search(rf'<form[^>]*id="{form}_form".*?</form>', page, re.DOTALL)
        assert body, f"no form {form}"
        html = body[0]
        for tag in re.findall(r"<input[^>]*>", html):
            kind = _attribute(tag, "type")
            if kind in ("submit", "button") or (kind == "checkbox" and "checked" not in tag):
                continue
            value = _attribute(tag, "value") or ("on" if kind == "checkbox" else "")
            self._add(_attribute(tag, "name"), value)
        for tag, text in re.findall(r"(<textarea[^>]*>)(.*?)</textarea>", html, re.DOTALL):
            self._add(_attribute(tag, "name"), unescape(text.removeprefix("\n")))
        for tag, options in re.findall(r"(<select[^>]*>)(.*?)</select>", html, re.DOTALL):
            for option in re.findall(r"<option[^>]*selected[^>]*>", options):
                self._add(_attribute(tag, "name"), _attribute(option, "value"))

    def _add(self, name: str, value: str) -> None:
        if name and "__prefix__" not in name:
            self.setdefault(name, []).append(value)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def opened(browser: Client, thing: Any) -> tuple[str, Fields]:
    """The address of a thing's form, and its fields."""
    meta = thing._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
    page = browser.get(address)
    assert page.status_code == 200
    return address, Fields(page.content.decode(), meta.model_name)


def sent_again(answer: Any) -> dict[str, list[str]]:
    """What the page of a refused save sends when its editor goes on."""
    kept: dict[str, list[str]] = {}
    for name, text in re.findall(
        r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', answer.content.decode(), re.DOTALL
    ):
        kept.setdefault(name, []).append(unescape(text))
    return kept


def words(answer: Any) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


@pytest.fixture
def other(db: None) -> Client:
    return signed_in(User.objects.create_superuser("olga"))


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


# The comparison itself


def test_compare_gives_both_texts_back() -> None:
    pieces = compare("the old man and the sea", "the young man and a sea")
    assert "".join(one.text for one in pieces if one.kind != "new") == "the old man and the sea"
    assert "".join(one.text for one in pieces if one.kind != "gone") == "the young man and a sea"
    assert Piece("gone", "old") in pieces
    assert Piece("new", "young") in pieces


def test_compare_takes_long_texts_line_by_line() -> None:
    first = "\n".join(f"line {number} of a long text" for number in range(5_000))
    second = first.replace("line 77 of", "line 77 out of")
    pieces = compare(first, second)
    assert "".join(one.text for one in pieces if one.kind != "new") == first
    assert "".join(one.text for one in pieces if one.kind != "gone") == second
    assert [one.text for one in pieces if one.kind == "new"] == [" out"]


# The history


def test_the_history_tells_every_field_with_who_and_names(
    desk: Client, other: Client, world: World
) -> None:
    address, fields = opened(desk, world.candidate)
    fields |= {"speaker": [str(world.unreleased.pk)], "occasion": ["in Riga"]}
    desk.post(address, fields)
    other.post(
        reverse("admin:archive_quote_decide", args=[world.candidate.pk]), {"decision": "accept"}
    )
    other.post(
        reverse("admin:archive_quote_tag", args=[world.candidate.pk]),
        {"moment": world.hidden_moment.pk, "kind": "about", "why": "he says so"},
    )
    other.post(
        reverse("admin:archive_quote_untag", args=[world.candidate.pk]),
        {"moment": world.hidden_moment.pk},
    )
    told = words(desk.get(reverse("admin:archive_quote_history", args=[world.candidate.pk])))
    for part in (
        f"eve changed speaker Harry Kane {world.unreleased.name}",
        f"eve changed occasion {world.candidate.occasion} in Riga",
        "olga changed state candidate accepted",
        "olga tagging added",
        "olga tagging removed",
        f"moment: {world.hidden_moment.title}",
        "why: he says so",
    ):
        assert part in told, part


def test_the_history_costs_the_same_however_long(
    desk: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    address = reverse("admin:archive_quote_history", args=[world.fuel.pk])
    desk.get(address)
    spent = []
    for count in (1, 20):
        for number in range(count):
            Quote.objects.filter(pk=world.fuel.pk).update(occasion=f"{count}.{number}")
        with django_assert_max_num_queries(20) as queries:
            desk.get(address)
        spent.append(len(queries))
    assert spent[0] == spent[1]
