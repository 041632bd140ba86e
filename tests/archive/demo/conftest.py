"""The demonstration, loaded."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from archive import demo


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """The demonstration, loaded once for this file; each test starts from it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo.load(password="a password for trying")
        transaction.set_rollback(True)


@pytest.fixture
def loaded(once, db):
    return once


@pytest.fixture
def editor(loaded):
    """Somebody who is not the demonstration's."""
    return User.objects.create(username="mia", is_superuser=True)
