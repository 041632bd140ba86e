"""Decisions on quotes, and what is told of them."""

import pytest
from django.contrib.auth.models import User

from archive import release
from archive.changes import history, revision
from archive.curation import quotes
from archive.curation.errors import CurationError
from archive.models import Change, Quote, QuoteState
from archive.models.base import SetBy
from tests import factories

pytestmark = pytest.mark.django_db


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
