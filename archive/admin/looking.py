"""How things are looked for on the desk: by names and other names, without case and accents.

An address is a name folded to ASCII, so what is typed is compared with it as well: that finds
"Mbappé" by "mbappe" on both databases.
"""

import re

from django.db.models import Exists, OuterRef, Q

from archive.models import MomentPlayer, TeamName
from archive.text.words import search_key, slug
from players.models import PlayerAlias

_APOSTROPHE = re.compile("['’‘]")


def by_name(word: str, *, path: str = "", name: str = "name") -> Q:
    """Something whose name, or address, has `word` in it (`path`: "player__" for a row's player)."""
    found = Q(**{f"{path}{name}__icontains": word})
    folded = slug(word)
    return found | Q(**{f"{path}slug__contains": folded}) if folded else found


def person(word: str, *, path: str = "") -> Q:
    """Somebody who is, or is also printed as, `word` (`path`: "speaker__" for a row's speaker)."""
    folded = search_key(word)
    found = by_name(word, path=path)
    known = PlayerAlias.objects.filter(player=OuterRef(f"{path}pk"), folded__contains=folded)
    return found | Q(Exists(known)) if folded else found


def team(word: str) -> Q:
    """A team that is, or was, called `word`."""
    known = TeamName.objects.filter(team=OuterRef("pk"), name__icontains=word)
    return by_name(word) | Q(Exists(known))


def match(word: str, *, path: str = "") -> Q:
    """A match by its teams, its day or a part of it (2022-12), its competition, as addresses."""
    folded = slug(word)
    found = Q(**{f"{path}competition__name__icontains": word})
    return found | Q(**{f"{path}slug__contains": folded}) if folded else found


def moment(word: str) -> Q:
    """A moment with `word` in its title, its summary, or the name of somebody in it."""
    cast = MomentPlayer.objects.filter(by_name(word, path="player__"), moment=OuterRef("pk"))
    return by_name(word, name="title") | Q(summary__icontains=word) | Q(Exists(cast))


def said(word: str) -> Q:
    """A quote with `word` in its words or its speaker's name. An apostrophe, straight or curly,
    only separates: "it's" finds both."""
    pieces = [piece for piece in _APOSTROPHE.split(word) if piece]
    words = Q(*(Q(text__icontains=piece) for piece in pieces)) if pieces else Q(pk__isnull=False)
    return words | Q(speaker_name__icontains=word) | person(word, path="speaker__")
