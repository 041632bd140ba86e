"""Joining quotes that are one, keeping others apart, and undoing it (all of it: test_joining_restores)."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import terms
from archive.curation import articles, joining, nearby, places, quotes, tagging
from archive.curation.errors import CurationError, StaleVersion
from archive.models import (
    Citation,
    Join,
    Proposal,
    Quote,
    QuoteState,
    SetBy,
    Telling,
)
from tests import factories
from tests.rows import rows
from tests.together import at_once

pytestmark = pytest.mark.django_db

BALL = "We kept the ball for an hour and they grew tired of running"
TIRED = "We kept the ball for an hour, they were tired of running"


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("ines")


@pytest.fixture
def brandt():
    return factories.player("Ada Brandt")


def printed(words: str, title: str = "A night", **facts: Any) -> Any:
    return factories.article(title, f"“{words}” she said.", **facts)


def said(words: str, speaker: Any = None, title: str = "A night", **facts: Any) -> Quote:
    paper = facts.pop("article", {})
    made = factories.quote(
        words, speaker=speaker, articles=[printed(words, title, **paper)], **facts
    )
    terms.renew([made.pk])
    return made


def test_the_prints_move_with_their_own_wording(editor, brandt):
    kept, other = said(BALL, brandt), said(TIRED, brandt, "Another")
    joining.join(by=editor, quote=other.pk, into=kept.pk, why="one interview")
    first, second = Citation.objects.filter(quote=kept).order_by("pk")
    assert (first.wording, first.differs) == ("", False)
    assert (second.wording, second.differs) == (TIRED, True)
    assert second.parts.get().exact == TIRED
    assert not other.citations.exists()
    kept.refresh_from_db()
    assert kept.status == "wording_differs"
    assert Join.objects.get().by == editor
    assert list(terms.missing()) == []
    assert set(Telling.objects.values_list("quote", flat=True)) == {kept.pk}


def test_another_comma_is_no_other_wording(editor, brandt):
    kept, other = said(BALL, brandt), said(f"{BALL},", brandt)
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    assert Citation.objects.get(quote=kept, wording=f"{BALL},").differs is False
    kept.refresh_from_db()
    assert kept.status == "single_source"


def test_a_status_that_an_editor_set_stays(editor, brandt):
    kept, other = said(BALL, brandt), said(TIRED, brandt)
    kept.status, kept.status_reason = "misattributed", "He never said it."
    quotes.edit(by=editor, quote=kept, version=kept.version, fields={"status", "status_reason"})
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    kept.refresh_from_db()
    assert (kept.status, kept.status_set_by) == ("misattributed", SetBy.EDITOR)


def test_the_other_gets_what_it_lacks(editor, brandt):
    match, theme = factories.match(), factories.theme("penalties")
    shared, own = factories.moment("Shared"), factories.moment("Own")
    kept = said(BALL, moments=[shared], said=None)
    other = said(TIRED, brandt, moments=[shared, own], match=match, occasion="in Ely")
    other.themes.add(theme)
    story = factories.story("A run", {"quote": other})
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    kept.refresh_from_db()
    assert (kept.speaker, kept.match, kept.occasion) == (brandt, match, "in Ely")
    assert (kept.said_on, kept.said_on_precision) == (other.said_on, "day")
    assert set(kept.moments.all()) == {shared, own}
    assert list(kept.themes.all()) == [theme]
    assert story.items.get().quote == kept


def test_what_an_editor_changed_since_stays(editor, brandt):
    kept, other = said(BALL, brandt, said=None), said(TIRED, brandt, occasion="in Ely")
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    kept.refresh_from_db()
    kept.occasion = "in Cove"
    quotes.edit(by=editor, quote=kept, version=kept.version, fields={"occasion"})
    joining.separate(by=editor, quote=other.pk)
    kept.refresh_from_db()
    assert (kept.occasion, kept.said_on) == ("in Cove", None)


def test_a_later_join_gives_again_what_an_earlier_one_took_away(editor, brandt):
    moment = factories.moment("Shared")
    kept = said(BALL, brandt)
    first, second = (said(TIRED, brandt, title, moments=[moment]) for title in ("One", "Two"))
    for one in (first, second):
        joining.join(by=editor, quote=one.pk, into=kept.pk)
    joining.separate(by=editor, quote=first.pk)
    kept.refresh_from_db()
    assert list(kept.moments.all()) == [moment]
    assert kept.status == "wording_differs"
    assert second.joined.into == kept
    joining.separate(by=editor, quote=second.pk)
    kept.refresh_from_db()
    assert (kept.moments.count(), kept.status) == (0, "single_source")


def test_a_candidate_is_accepted_by_it_and_a_candidate_again_after(editor, brandt):
    kept, other = said(BALL, brandt), said(TIRED, brandt, state=QuoteState.CANDIDATE)
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    other.refresh_from_db()
    assert (other.state, other.decided_by) == (QuoteState.ACCEPTED, editor)
    joining.separate(by=editor, quote=other.pk)
    other.refresh_from_db()
    assert (other.state, other.decided_by, other.decided_at) == (QuoteState.CANDIDATE, None, None)


def refused(message: str, act: Any, **asked: Any) -> None:
    before = rows()
    with pytest.raises(CurationError, match=message):
        act(**asked)
    assert rows() == before


def test_what_is_refused_is_said_and_changes_nothing(editor, brandt):
    kept, other, third = said(BALL, brandt), said(TIRED, brandt), said(BALL, brandt)
    waiting = said(TIRED, brandt, state=QuoteState.CANDIDATE)
    rejected = said(TIRED, brandt, state=QuoteState.REJECTED)
    somebody = said(TIRED, factories.player("Ida Holm"))
    draft = said(TIRED, brandt, article={"released": None})
    join = {"act": joining.join, "by": editor}
    refused("to itself", **join, quote=kept.pk, into=kept.pk)
    refused("not here any more", **join, quote=kept.pk, into=10**9)
    refused("Accept the quote", **join, quote=kept.pk, into=waiting.pk)
    refused("was rejected", **join, quote=rejected.pk, into=kept.pk)
    refused("different speakers", **join, quote=somebody.pk, into=kept.pk)
    refused("join the other into this one", **join, quote=kept.pk, into=draft.pk)
    refused("is not joined", joining.separate, by=editor, quote=kept.pk)
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    gone = f"Quote {other.pk} is joined into quote {kept.pk}"
    refused(gone, **join, quote=other.pk, into=third.pk)
    refused(gone, **join, quote=third.pk, into=other.pk)
    refused(gone, quotes.accept, by=editor, quotes=[other.pk])
    refused(gone, quotes.set_speaker, by=editor, quote=other.pk, speaker=None)
    refused(gone, tagging.tag, by=editor, quotes=[other.pk], moment=factories.moment().pk)
    refused("are joined", joining.keep_apart, by=editor, quote=kept.pk, other=other.pk)


def test_a_stale_page_joins_nothing(editor, brandt):
    kept, other = said(BALL, brandt), said(TIRED, brandt)
    quotes.reject(by=editor, quotes=[other.pk])
    quotes.reopen(by=editor, quotes=[other.pk])
    with pytest.raises(StaleVersion):
        joining.join(by=editor, quote=other.pk, into=kept.pk, version=other.version)
    assert not Join.objects.exists()


def test_only_who_may_decide_joins(brandt):
    kept, other = said(BALL, brandt), said(TIRED, brandt)
    reader = User.objects.create_user("rea")
    for act, asked in (
        (joining.join, {"quote": other.pk, "into": kept.pk}),
        (joining.separate, {"quote": other.pk}),
        (joining.keep_apart, {"quote": other.pk, "other": kept.pk}),
        (joining.reconsider, {"quote": other.pk, "other": kept.pk}),
    ):
        with pytest.raises(PermissionDenied):
            act(by=reader, **asked)


def test_a_print_that_changes_keeps_its_own_wording(editor, brandt):
    kept, other = said(BALL, brandt), said(TIRED, brandt, "Another")
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    place = Citation.objects.get(quote=kept, differs=True)
    words = TIRED.replace("tired", "weary")
    for body, state, wording in (
        (f"In Ely. “{TIRED}” she said.", "moved", TIRED),
        (f"In Ely. “{words}” she said.", "changed", TIRED),
    ):
        article = place.article
        article.refresh_from_db()
        articles.edit(by=editor, article=article, version=article.version, fields=[], body=body)
        place.refresh_from_db()
        assert (place.state, place.wording) == (state, wording)
    places.confirm_wording(by=editor, citation=place.pk)
    place.refresh_from_db()
    kept.refresh_from_db()
    assert (place.state, place.wording, place.differs, kept.text) == ("verified", words, True, BALL)
    assert list(terms.missing()) == []


# Proposals


def test_what_comes_in_is_proposed_and_a_decision_is_remembered(editor, brandt):
    kept, other = said(BALL, brandt), said(TIRED, brandt, state=QuoteState.CANDIDATE)
    nobody = said(f"{BALL} there", state=QuoteState.CANDIDATE)
    assert [one.quote for one in nearby.near(other)] == [kept]
    quotes.accept(by=editor, quotes=[other.pk, nobody.pk])
    assert {(row.first_id, row.second_id) for row in Proposal.objects.all()} == {
        (kept.pk, other.pk),
        (kept.pk, nobody.pk),
        (other.pk, nobody.pk),
    }
    joining.keep_apart(by=editor, quote=other.pk, other=kept.pk, why="Two matches.")
    assert [one.quote for one in nearby.near(other)] == [nobody]
    quotes.accept(by=editor, quotes=[other.pk, kept.pk])
    assert not Proposal.objects.filter(first=kept, second=other).exists()
    refused("kept apart", joining.join, by=editor, quote=other.pk, into=kept.pk)
    assert joining.reconsider(by=editor, quote=kept.pk, other=other.pk)
    assert {one.quote for one in nearby.near(other)} == {kept, nobody}


def test_a_candidate_stays_proposed_when_the_other_is_decided_on_again(editor, brandt):
    kept, other = said(BALL, brandt), said(f"{BALL},", brandt)
    waiting = said(TIRED, brandt, state=QuoteState.CANDIDATE)
    nearby.look([waiting.pk])
    open_ones = Quote.objects.filter(nearby.undecided())
    assert waiting in open_ones
    quotes.accept(by=editor, quotes=[kept.pk, other.pk])
    assert waiting in open_ones.all()
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    assert waiting in open_ones.all()
    joining.separate(by=editor, quote=other.pk)
    assert waiting in open_ones.all()
    quotes.reject(by=editor, quotes=[kept.pk, other.pk])
    assert waiting not in open_ones.all()


def test_what_is_rejected_or_joined_is_not_proposed(editor, brandt):
    kept, other, third = (said(words, brandt) for words in (BALL, TIRED, f"{BALL} there"))
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    assert [one.quote for one in nearby.near(third)] == [kept]
    assert nearby.near(other) == []
    quotes.reject(by=editor, quotes=[third.pk])
    assert nearby.near(kept) == []
    assert not Quote.objects.filter(nearby.undecided()).exists()


def test_a_variant_finds_the_quote_it_was_joined_into(editor, brandt):
    kept = said("The shape of it is what I remember most", brandt)
    other = said("I forget neither its form nor its colour", brandt)
    joining.join(by=editor, quote=other.pk, into=kept.pk)
    again = said("I forget neither its form nor its colour", brandt, state=QuoteState.CANDIDATE)
    (found,) = nearby.near(again)
    assert (found.quote, found.score) == (kept, 1.0)


def test_another_speaker_is_another_quote(editor, brandt):
    kept = said(BALL, brandt)
    other = said(TIRED, factories.player("Ida Holm"))
    assert nearby.near(other) == []
    quotes.set_speaker(by=editor, quote=other.pk, speaker=brandt.pk)
    other.refresh_from_db()
    assert [one.quote for one in nearby.near(other)] == [kept]
    assert Proposal.objects.count() == 1


def test_a_look_costs_the_same_in_a_larger_archive(brandt):
    quote = said(BALL, brandt)

    def spent() -> int:
        with CaptureQueriesContext(connection) as captured:
            nearby.near(quote)
        return len(captured)

    said(TIRED, brandt)
    few = spent()
    made = Quote.objects.bulk_create(
        Quote(text=f"{BALL}, the {number}th time", kind="direct", speaker=brandt, state="accepted")
        for number in range(300)
    )
    terms.renew([row.pk for row in made])
    assert spent() == few <= 12


# The index


def test_the_index_tells_what_it_lacks_and_is_made_anew(brandt):
    made = [said(f"{BALL} {number}", brandt) for number in range(3)]
    assert list(terms.missing()) == []
    Quote.objects.filter(pk=made[0].pk).update(text="Other words altogether")
    Quote.objects.filter(pk=made[1].pk).update(state=QuoteState.REJECTED)
    Telling.objects.filter(quote=made[2]).first().delete()
    assert list(terms.missing()) == [one.pk for one in made]
    assert terms.rebuild() == Telling.objects.count() > 0
    assert list(terms.missing()) == []


def test_a_common_key_is_read_no_further_than_its_first_rows(brandt):
    many = Quote.objects.bulk_create(
        Quote(text=f"the technique {number}", kind="direct", speaker=brandt) for number in range(80)
    )
    terms.renew([row.pk for row in many])
    rare = said("the technique of the old windmill", brandt)
    asked = said("an old windmill, a technique", brandt)
    found = terms.likely([asked.pk])[asked.pk]
    assert found[0] == rare.pk
    assert len(found) <= terms.LIKELY


# Two editors


@pytest.mark.django_db(transaction=True)
def test_of_joins_at_once_one_is_done_and_the_others_are_told():
    editor, brandt = User.objects.create_superuser("ines"), factories.player("Ada Brandt")
    kept = [said(BALL, brandt, f"Paper {number}") for number in range(2)]
    other = said(TIRED, brandt, "Another")

    def join(number: int) -> int:
        joining.join(by=editor, quote=other.pk, into=kept[number % 2].pk)
        return number

    told = at_once(join, 4)
    assert sum(isinstance(one, int) for one in told) == 1
    refusals = {str(one) for one in told if not isinstance(one, int)}
    (message,) = refusals
    assert message.startswith(f"Quote {other.pk} is joined into quote {Join.objects.get().into_id}")
    assert Citation.objects.filter(quote=Join.objects.get().into_id).count() == 2
