"""Near-duplicates on the desk: offered with reasons and both wordings, joined, kept apart, undone."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import terms
from archive.curation import quotes
from archive.models import Join, KeptApart, Proposal, Quote, QuoteState
from tests import factories
from tests.world import WORST, World

pytestmark = pytest.mark.django_db

OTHER = "I’d say that was probably the worst that I felt in any moment"


@pytest.fixture
def variant(world: World, editor: Any) -> Quote:
    """The same utterance as another paper has it, just accepted."""
    paper = factories.article("Another night", f"“{OTHER}” he said.")
    made = factories.quote(OTHER, speaker=world.kane, articles=[paper], state=QuoteState.CANDIDATE)
    terms.renew([made.pk])
    quotes.accept(by=editor, quotes=[made.pk])
    made.refresh_from_db()
    return made


def page(desk: Client, quote: Quote) -> str:
    return desk.get(reverse("admin:archive_quote_change", args=[quote.pk])).content.decode()


def post(desk: Client, quote: Quote, act: str, other: Quote, **more: Any) -> str:
    address = reverse("admin:archive_quote_join", args=[quote.pk])
    form = {"act": act, "other": other.pk, **more}
    return desk.post(address, form, follow=True).content.decode()


def test_a_near_duplicate_is_shown_with_its_reasons_and_both_wordings(
    desk: Client, world: World, variant: Quote
) -> None:
    told = page(desk, variant)
    assert "Near-duplicates" in told
    assert "alike in words; both say probably, worst, felt" in told
    assert "the same speaker" in told
    assert "The Harbour Times: Fuel" in told
    assert "<ins" in told
    assert told.count("Same quote: join</button>") == 1
    assert "Near-duplicates" in page(desk, world.fuel)
    assert "Near-duplicates" not in page(desk, world.brief)


@pytest.mark.parametrize(
    ("words", "facts", "warned"),
    [
        (WORST, {}, True),
        (f"{WORST[:-1]}!", {}, True),
        (OTHER, {}, False),  # offered on its page alone
        (WORST, {"speaker": None}, False),
        (WORST, {"state": QuoteState.REJECTED}, False),  # made a candidate again
    ],
)
def test_accepting_what_is_accepted_already_warns(
    desk: Client, world: World, words: str, facts: dict[str, Any], warned: bool
) -> None:
    first = factories.quote(WORST, speaker=world.kane)
    decision = "reopen" if "state" in facts else "accept"
    again = factories.quote(
        words, **{"speaker": world.kane, "state": QuoteState.CANDIDATE, **facts}
    )
    terms.renew([first.pk, again.pk])
    address = reverse("admin:archive_quote_decide", args=[again.pk])
    told = desk.post(address, {"decision": decision}, follow=True).content.decode()
    again.refresh_from_db()
    assert again.state == (QuoteState.ACCEPTED if decision == "accept" else QuoteState.CANDIDATE)
    link = reverse("admin:archive_quote_change", args=[again.pk]) + "#near"
    assert (f'<a href="{link}">look at both, and join them</a>' in told) is warned
    if warned:
        assert f"Quote {again.pk} has nearly the same words as quote {first.pk}" in told
        assert 'id="near"' in told


def test_of_many_doubles_a_few_are_told(desk: Client, world: World) -> None:
    made = [
        factories.quote(f"{WORST} Ever.", speaker=world.kane, state=QuoteState.CANDIDATE).pk
        for _ in range(4)
    ]
    terms.renew(made)
    form = {"action": "accept_selected", "_selected_action": made}
    listed = reverse("admin:archive_quote_changelist")
    told = desk.post(listed, form, follow=True).content.decode()
    assert "4 quotes were accepted." in told
    assert told.count("look at both, and join them") == 3
    assert '<a href="/admin/archive/quote/?near=open">Others too</a>' in told


def test_it_is_joined_and_separated_with_a_button_each(
    desk: Client, world: World, variant: Quote
) -> None:
    told = post(desk, variant, "join", world.fuel, version=variant.version)
    assert "Joined into this quote" in told
    assert "Quote is joined" not in told
    assert Join.objects.get().quote == variant
    emptied = page(desk, variant)
    assert (
        f'joined into\n  <a href="{reverse("admin:archive_quote_change", args=[world.fuel.pk])}'
        in emptied
    )
    assert "Near-duplicates" not in emptied
    assert 'name="decision"' not in emptied
    post(desk, world.fuel, "separate", variant)
    assert not Join.objects.exists()
    post(desk, variant, "take", world.fuel)
    assert Join.objects.get().quote == world.fuel


def test_it_is_kept_apart_and_looked_at_again(desk: Client, world: World, variant: Quote) -> None:
    told = post(desk, variant, "apart", world.fuel)
    assert "Kept apart" in told
    assert "Near-duplicates" not in told
    assert KeptApart.objects.get().by.username == "eve"
    assert "Near-duplicates" in post(desk, variant, "reconsider", world.fuel)


def test_a_refusal_is_told_and_nothing_is_done(desk: Client, world: World, variant: Quote) -> None:
    assert "Somebody else changed this quote" in post(
        desk, variant, "join", world.fuel, version=variant.version - 1
    )
    assert "not here any more" in post(desk, variant, "join", Quote(pk=10**9))
    assert "There is no such decision" in post(desk, variant, "marry", world.fuel)
    post(desk, variant, "join", world.fuel)
    assert "is joined into quote" in post(desk, variant, "join", world.loose)
    assert Join.objects.count() == 1


def test_a_joined_quote_is_not_edited_in_its_form(
    desk: Client, world: World, variant: Quote
) -> None:
    post(desk, variant, "join", world.fuel)
    variant.refresh_from_db()
    answer = desk.post(
        reverse("admin:archive_quote_change", args=[variant.pk]),
        {
            "version": variant.version,
            "kind": "direct",
            "said_on_precision": "unknown",
            "language": "en",
            "status": "sourced",
            "occasion": "in Ely",
        },
        follow=True,
    )
    assert "separate them first" in answer.content.decode()
    variant.refresh_from_db()
    assert variant.occasion == ""


def test_the_list_tells_what_is_to_decide(desk: Client, world: World, variant: Quote) -> None:
    address = reverse("admin:archive_quote_changelist")

    def listed(near: str) -> str:
        return desk.get(address, {"near": near}).content.decode()

    assert WORST in listed("open")
    assert "We go again" not in listed("open")
    post(desk, variant, "join", world.fuel)
    # Another paper's fragment of the same words.
    assert WORST in listed("open")
    post(desk, world.fuel, "apart", world.loose)
    assert WORST not in listed("open")
    assert f"joined into {world.fuel.pk}" in listed("joined")


def test_list_and_page_cost_the_same_however_many(
    desk: Client, world: World, variant: Quote
) -> None:
    addresses = [
        reverse("admin:archive_quote_changelist"),
        reverse("admin:archive_quote_changelist") + "?near=open",
        reverse("admin:archive_quote_change", args=[variant.pk]),
    ]

    def spent() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert desk.get(address).status_code == 200
            found.append(len(captured))
        return found

    few = spent()
    for number in range(12):
        factories.quote(
            f"{OTHER} {number}", speaker=world.kane, moments=[world.moment], articles=[]
        )
    terms.rebuild()
    fresh = Quote.objects.filter(text__startswith=OTHER).exclude(pk=variant.pk)
    Proposal.objects.bulk_create(
        Proposal(first=variant, second=row, score=0.9) for row in fresh.order_by("pk")
    )
    assert spent() == few


def test_a_rewrite_in_a_circle_is_refused_at_its_field(desk: Client, world: World) -> None:
    copy = factories.article("Copy", rewritten_from=world.article)
    address = reverse("admin:archive_article_change", args=[world.article.pk])
    form = desk.get(address).context["adminform"].form
    fields = {name: value for name, value in form.initial.items() if value is not None}
    fields |= {
        "version": world.article.version,
        "body": world.article.current_text.body,
        "rewritten_from": copy.pk,
    }
    told = desk.post(address, fields).content.decode()
    assert "This goes in a circle" in told
    world.article.refresh_from_db()
    assert world.article.rewritten_from is None
