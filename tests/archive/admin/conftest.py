"""Who comes to the desk: nobody, staff without a role, an editor, an administrator."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from archive.roles import EDITORS


@pytest.fixture
def editor(db: None) -> User:
    """A member of the editors' group."""
    user = User.objects.create_user("eve", "", "a long pass phrase", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


@pytest.fixture
def desk(editor: User) -> Client:
    """The editor's browser."""
    return signed_in(editor)


@pytest.fixture
def chief(db: None) -> Client:
    """An administrator's browser."""
    return signed_in(User.objects.create_superuser("chief"))


@pytest.fixture
def other(db: None) -> Client:
    """A second editor's browser."""
    return signed_in(User.objects.create_superuser("olga"))


@pytest.fixture
def visitors(desk: Client, chief: Client) -> dict[str, Client]:
    """A browser for each kind of person."""
    reader, staff = User.objects.create_user("rea"), User.objects.create_user("stan", is_staff=True)
    return {
        "anonymous": Client(),
        "reader": signed_in(reader),
        "staff": signed_in(staff),
        "editor": desk,
        "chief": chief,
    }


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
