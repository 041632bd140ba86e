"""Days that can be, as the editors' acts and the intake take them."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive.curation import articles, days, quotes
from archive.curation.errors import CurationError
from archive.ingest import Incoming, Overrides, ingest
from archive.models import Article, Citation, Quote
from tests import factories

TODAY = timezone.localdate()


@pytest.mark.parametrize(
    ("name", "day", "fits"),
    [
        ("said_on", date(1849, 12, 31), False),
        ("said_on", date(1850, 1, 1), True),
        ("published_on", TODAY + timedelta(days=7), True),
        ("published_on", TODAY + timedelta(days=8), False),
        ("date", TODAY + timedelta(days=700), True),
        ("date", TODAY + timedelta(days=800), False),
        ("born", date(1842, 5, 1), True),
        ("born", date(1066, 10, 14), False),
        ("as_of", date(1066, 10, 14), True),
        ("said_on", None, True),
    ],
)
def test_a_day_can_be_or_not(name, day, fits):
    assert (days.fault(name, day) == "") is fits


@pytest.mark.parametrize(
    ("said", "precision", "fits"),
    [
        (date(1993, 7, 27), "day", False),
        (date(1993, 7, 28), "day", True),
        (date(1993, 7, 1), "month", True),
        (date(1993, 6, 30), "month", False),
        (date(1993, 1, 1), "year", True),
        (date(1992, 12, 31), "year", False),
        (None, "unknown", True),
    ],
)
def test_nobody_speaks_before_birth(said, precision, fits):
    assert (days.unborn(said, precision, date(1993, 7, 28)) == "") is fits


def test_acts_refuse_what_cannot_be_and_write_nothing(editor: User):
    speaker = factories.player(born=date(1990, 1, 2))
    quote = factories.quote(speaker=speaker, said=date(2020, 5, 5))
    quote.said_on = date(2099, 1, 1)
    with pytest.raises(CurationError, match="2099-01-01 cannot be: expected a day from 1850-01-01"):
        quotes.edit(by=editor, quote=quote, version=quote.version, fields={"said_on"})
    quote.said_on = date(1989, 1, 1)
    with pytest.raises(CurationError, match="born on 1990-01-02"):
        quotes.edit(by=editor, quote=quote, version=quote.version, fields={"said_on"})
    younger = factories.player("Ida Vang", born=date(2021, 1, 1))
    with pytest.raises(CurationError, match="born on 2021-01-01"):
        quotes.set_speaker(by=editor, quote=quote.pk, speaker=younger.pk)
    assert Quote.objects.get().said_on == date(2020, 5, 5)
    assert Quote.objects.get().speaker == speaker
    article = factories.article()
    article.published_on = date(1066, 10, 14)
    with pytest.raises(CurationError) as refused:
        articles.edit(by=editor, article=article, version=article.version, fields={"published_on"})
    assert refused.value.field == "published_on"


def test_intake_refuses_a_day_that_cannot_be(editor: User):
    feature = Incoming("a.txt", "A night\n\n“We kept the ball,” Brandt said.".encode())
    (taken,) = ingest([feature], overrides=Overrides(published_on=date(2099, 1, 1))).taken
    assert taken.outcome == "refused"
    assert taken.message.startswith("a.txt: published_on: 2099-01-01 cannot be")
    assert not Article.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "precision", "early"),
    [
        (date(2025, 10, 16), "day", True),
        (date(2025, 10, 15), "day", False),
        (date(2025, 10, 31), "month", False),
        (date(2025, 11, 1), "month", True),
        (date(2025, 12, 31), "year", False),
    ],
)
def test_what_is_printed_before_it_is_said_is_found(said, precision, early):
    article = factories.article(published_on=date(2025, 10, 15))
    factories.quote(articles=[article], said=said, said_on_precision=precision)
    assert bool(days.printed_too_early(Citation.objects.all())) is early
