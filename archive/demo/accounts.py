"""The two accounts of the demonstration: the one that writes it, and the editor's for trying out."""

from django.contrib.auth.models import Group, User

from archive.models import Change
from archive.roles import EDITORS

WRITER = "demonstration"
EDITOR = "editor"


def make_writer() -> User:
    """The account in whose name the demonstration is written; nobody can sign in to it."""
    writer, made = User.objects.get_or_create(username=WRITER)
    if made:
        writer.set_unusable_password()
    writer.is_active = True
    writer.save()
    writer.groups.add(Group.objects.get(name=EDITORS))
    return writer


def make_editor(password: str) -> User | None:
    """The demonstration editor, with the rights of an editor; None where there is an account of
    that name already, which stays as it is."""
    if User.objects.filter(username=EDITOR).exists():
        return None
    editor = User.objects.create_user(EDITOR, password=password, is_staff=True)
    editor.groups.add(Group.objects.get(name=EDITORS))
    return editor


def was_used(user: User) -> bool:
    """Whether this account has changed anything, or signed in."""
    return user.last_login is not None or Change.objects.filter(user_id=user.pk).exists()
