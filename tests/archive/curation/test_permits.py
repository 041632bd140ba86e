"""Who may do what: editors, and nobody else."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from archive.changes import revision
from archive.curation import articles, places, quotes, releasing, tagging
from archive.models import Article, Moment, Quote
from players import curation as people
from players.models import Player
from tests import factories

pytestmark = pytest.mark.django_db


def test_editors_may_tag_and_decide_but_not_delete(editor: User) -> None:
    for permission in ("archive.change_quote", "archive.add_tagging", "archive.delete_tagging"):
        assert editor.has_perm(permission)
    for permission in ("archive.delete_quote", "archive.delete_article", "auth.change_user"):
        assert not editor.has_perm(permission)


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
