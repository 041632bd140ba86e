"""The lists, each with what it can be narrowed to."""

from django import forms

from archive.queries import fields
from archive.queries.base import Paged
from archive.queries.years import InYears


class QuoteQuery(Paged):
    """The list of quotes."""

    span = ("said_from", "said_to")

    q = fields.words()
    speaker = fields.slug()
    moment = fields.slug()
    theme = fields.slug()
    match = fields.slug()
    team = fields.slug()
    article = fields.slug()
    competition = fields.slug()
    said_from = fields.day("Said from")
    said_to = fields.day("To")
    order = fields.order()


class ArticleQuery(Paged):
    """The list of articles."""

    span = ("published_from", "published_to")

    q = fields.words()
    player = fields.slug()
    moment = fields.slug()
    theme = fields.slug()
    publication = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    published_from = fields.day("Published from")
    published_to = fields.day("To")
    order = fields.order()


class MomentQuery(Paged):
    """The list of moments."""

    span = ("date_from", "date_to")

    q = fields.words()
    player = fields.slug()
    theme = fields.slug()
    match = fields.slug()
    team = fields.slug()
    competition = fields.slug()
    date_from = fields.day("From")
    date_to = fields.day("To")
    order = fields.order()


class MatchQuery(InYears, Paged):
    """The list of matches."""

    span = ("date_from", "date_to")

    team = fields.name("Team")
    competition = fields.name("Competition")
    stage = fields.name("Stage")
    year = fields.years()
    player = fields.slug()
    has = forms.ChoiceField(
        label="With",
        required=False,
        choices=(("", "anything"), ("moments", "moments"), ("quotes", "quotes")),
        error_messages={"invalid_choice": "This is “moments” or “quotes”."},
    )
    date_from = fields.hidden_day("From")
    date_to = fields.hidden_day("To")
    order = fields.order()


class NameQuery(Paged):
    """A list by name: people, teams, competitions, themes."""

    q = fields.words()
    letter = fields.letter()
