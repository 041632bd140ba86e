"""Who acts on the archive."""

import pytest
from django.contrib.auth.models import Group, User

from archive.roles import EDITORS


@pytest.fixture
def editor(db: None) -> User:
    """A member of the editors' group."""
    user = User.objects.create_user("ines", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user
