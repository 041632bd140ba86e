"""Who may do what: the groups of the desk and their permissions, kept by `migrate`.

A group gets what is missing after every `migrate` and loses nothing by it; whoever needs a
different set makes a group of another name. Imports nothing of ours.
"""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions

EDITORS = "Editors"

_WRITE = ("view", "add", "change")
_OWN = (*_WRITE, "delete")

# By application, then by model. What is tied to something is taken off again by deleting the tie;
# the things themselves are rejected or withdrawn instead, and deleted by an administrator alone.
ROLES: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {
    EDITORS: {
        "archive": {
            "article": _WRITE,
            "quote": _WRITE,
            "citation": ("view",),
            "moment": _WRITE,
            "momentplayer": _OWN,
            "tagging": _OWN,
            "claim": _OWN,
            "story": _WRITE,
            "storyitem": _OWN,
            "theme": _WRITE,
            "match": _WRITE,
            "matchevent": _OWN,
            "matchaccount": ("view",),
            "squadplace": ("view", "change"),
            "team": _WRITE,
            "teamname": _OWN,
            "competition": _WRITE,
            "venue": _WRITE,
            "spell": _OWN,
            "source": _WRITE,
            "importbatch": ("view",),
        },
        "players": {"player": _WRITE, "playeralias": _OWN, "playerrole": _OWN},
    }
}


def keep_roles(sender: AppConfig, *, using: str, apps: Apps = installed, **kwargs: Any) -> None:
    """Make the groups and give them their permissions: called when `migrate` is done.

    `apps` is the state that `migrate` came to; where the accounts' tables are not there (yet, or
    any more), there is nothing to keep. Idempotent.
    """
    try:
        groups = apps.get_model("auth", "Group")._base_manager.using(using)
        permissions = apps.get_model("auth", "Permission")._base_manager.using(using)
    except LookupError:
        return
    for label in {label for role in ROLES.values() for label in role}:
        # Django makes an application's permissions in this very signal, perhaps after us.
        create_permissions(installed.get_app_config(label), verbosity=0, using=using, apps=apps)
    for name, role in ROLES.items():
        codes = {
            (label, f"{act}_{model}")
            for label, models in role.items()
            for model, acts in models.items()
            for act in acts
        }
        granted = [
            permission
            for permission in permissions.filter(content_type__app_label__in=role)
            .select_related("content_type")
            .order_by("pk")
            if (permission.content_type.app_label, permission.codename) in codes
        ]
        groups.get_or_create(name=name)[0].permissions.add(*granted)
