"""What the page of an article's claims is made of: the form, the numbers of a text, the names that
are offered. Names are typed: by address, or by name where only one is called so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, Q

from archive.admin.naming import around
from archive.admin.passages import Piece
from archive.curation import claims
from archive.curation.errors import CurationError
from archive.models import (
    Article,
    Claim,
    ClaimMetric,
    ClaimScope,
    ClaimUnit,
    Competition,
    Match,
    Mention,
    MentionState,
    Team,
)
from archive.text.words import clean_line
from players.models import Player

# Numbers of a text that are offered, and characters of it in which they are looked for.
MOST, LOOKED_AT = 200, 100_000
_NUMBER = re.compile(
    r"\b\d[\d,.]*(?:\s?[-–]\s?\d+|st|nd|rd|th)?\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|hat-trick"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
# The forms' fields that name things, with the kind of thing.
THINGS: dict[str, type[Model]] = {
    "player": Player,
    "rival": Player,
    "team": Team,
    "match": Match,
    "competition": Competition,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A number in the text, in the words around it."""

    start: int
    end: int
    words: str
    pieces: Sequence[Piece]


class ThingField(forms.CharField):
    """Something by its address (harry-kane), or by its name where only one is called so."""

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        self.model = model
        super().__init__(required=False, max_length=200, **kwargs)

    def clean(self, value: Any) -> Any:
        """The thing, or None; raises ValidationError where there is none, or more than one."""
        name = clean_line(super().clean(value))
        if not name:
            return None
        named = Q() if self.model is Match else Q(name=name)
        found = list(self.model._base_manager.filter(Q(slug=name) | named).order_by("pk")[:2])
        if len(found) != 1:
            kind = self.model._meta.verbose_name
            told = f"More than one {kind} is called so" if found else f"There is no such {kind}"
            raise forms.ValidationError(f"{told}: give the address, as in harry-kane.")
        return found[0]


def _thing(name: str, label: str, help_text: str = "") -> ThingField:
    # "known-": an id of its own beside the field's.
    list_of = "player" if name == "rival" else name
    widget = forms.TextInput(attrs={"list": f"known-{list_of}", "class": "vTextField"})
    return ThingField(THINGS[name], label=label, help_text=help_text, widget=widget)


class ClaimForm(forms.Form):
    """A number and what it is said to be. ``claim`` is the one that is corrected, ``version`` the
    text's number when the form was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    claim = forms.IntegerField(widget=forms.HiddenInput, required=False)
    at = forms.RegexField(_PLACE, widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label="Words", max_length=300, required=False,
        help_text="As they stand in the text, once: take more of them where they stand twice.",
    )  # fmt: skip
    metric = forms.ChoiceField(label="Counts", choices=ClaimMetric.choices)
    stated = forms.CharField(
        label="Number", max_length=20, required=False, help_text="In digits: 76. A score: 5-0."
    )
    unit = forms.ChoiceField(label="Of time, in", choices=ClaimUnit.choices, required=False)
    player = _thing("player", "Player")
    rival = _thing("rival", "Over whom", "Whose record was broken; empty: everybody's.")
    team = _thing("team", "Team", "Empty: not stated.")
    match = _thing("match", "Match", "Only in this one, or where the time begins.")
    competition = _thing("competition", "Competition")
    scope = forms.ChoiceField(label="Over", choices=ClaimScope.choices, required=False)
    since = forms.DateField(label="From (day)", required=False)
    as_of = forms.DateField(
        label="As of (day)", required=False, help_text="Empty: the newspaper's own date."
    )
    note = forms.CharField(
        label="Remark",
        max_length=300,
        required=False,
        help_text="Shown to readers with the verdict.",
    )

    def told(self) -> claims.Told:
        """What the form says of the number."""
        data = self.cleaned_data
        texts: dict[str, Any] = {name: clean_line(data[name]) for name in ("stated", "note")}
        plain = ("metric", "unit", "scope", "since", "as_of", *THINGS)
        return claims.Told(**texts, **{name: data[name] for name in plain})


def numbers(article: Article) -> list[Found]:
    """The numbers of an article's text, in digits or in words, in their order."""
    text = article.current_text.text if article.current_text else ""
    found = []
    for match in _NUMBER.finditer(text, 0, LOOKED_AT):
        start, end = match.span()
        found.append(Found(start, end, match[0], list(around(text, start, end))))
        if len(found) == MOST:
            break
    return found


def place(article: Article, form: ClaimForm) -> tuple[int, int]:
    """Where the words of a form stand in the text; raises CurationError where that is not told."""
    text = article.current_text.text if article.current_text else ""
    words = form.cleaned_data["words"]
    if at := _PLACE.fullmatch(form.cleaned_data["at"] or ""):
        start, end = int(at[1]), int(at[2])
        if text[start:end] == words:
            return start, end
    found = claims.places(text, words)
    if len(found) != 1:
        told = "These words stand there more than once: take more of them."
        raise CurationError(told if found else "These words are not in the text.", field="words")
    return found[0], found[0] + len(words)


def opened(article: Article, at: str, corrected: Claim | None) -> ClaimForm:
    """An empty form, for the number `at` a place, or filled in with what is corrected."""
    text = article.current_text
    start: dict[str, Any] = {"version": text.number if text else 0}
    if corrected is not None:
        start |= {name: getattr(corrected, name) for name in ClaimForm.base_fields if name in _KEPT}
        start |= {
            name: thing.slug for name in THINGS if (thing := getattr(corrected, name)) is not None
        }
        start |= {"claim": corrected.pk, "words": corrected.exact}
    elif text and (found := _PLACE.fullmatch(at)):
        words = text.text[int(found[1]) : int(found[2])][:300]
        digits = re.sub(r"(?<=\d)(st|nd|rd|th)$|,", "", words)
        start |= {
            "at": found[0],
            "words": words,
            "stated": digits.replace("–", "-") if digits[:1].isdecimal() else "",
        }
    form = ClaimForm(initial=start)
    form.fields["words"].disabled = corrected is not None
    return form


_KEPT = ("metric", "stated", "unit", "scope", "since", "as_of", "note")


def offered(article: Article) -> dict[str, list[tuple[str, str]]]:
    """What the article names, by kind: offered where a name is typed."""
    rows = Mention.objects.filter(text=article.current_text_id, state=MentionState.RESOLVED)
    found: dict[str, dict[str, str]] = {f"known-{name}": {} for name in THINGS if name != "rival"}
    related = rows.select_related("player", "team", "competition", "match__home", "match__away")
    for mention in related.order_by("start", "pk"):
        if mention.kind in THINGS:
            thing = getattr(mention, mention.kind)
            name = f"{thing.home} v {thing.away}" if mention.kind == "match" else thing.name
            found[f"known-{mention.kind}"][thing.slug] = name
            if mention.kind == "match":
                found["known-team"] |= {side.slug: side.name for side in (thing.home, thing.away)}
    return {name: list(things.items()) for name, things in found.items()}
