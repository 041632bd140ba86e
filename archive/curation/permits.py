"""Which permission an act needs: asked inside the act, so that no address or form goes round it."""

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import Model

# One word for each kind of act: roles that split them later change these lines alone.
DECIDE = "archive.change_quote"
TAG = "archive.add_tagging"
CLAIM = "archive.add_claim"
CORRECT_CLAIM = "archive.change_claim"
UNCLAIM = "archive.delete_claim"
UNTAG = "archive.delete_tagging"


def change(thing: Model | type[Model]) -> str:
    """The permission to edit, release and withdraw things of this kind."""
    return f"{thing._meta.app_label}.change_{thing._meta.model_name}"


def require(user: User | AnonymousUser, permission: str) -> User:
    """The user, who is active and has `permission`; else raises PermissionDenied."""
    if isinstance(user, AnonymousUser) or not user.has_perm(permission):
        raise PermissionDenied(f"This needs the permission {permission}.")
    return user
