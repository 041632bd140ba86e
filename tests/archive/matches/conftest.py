"""A small record to load, and an editor who has been at it."""

import pytest

from tests import record


@pytest.fixture
def folder(tmp_path):
    return record.international(tmp_path / "set")


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("edda")
