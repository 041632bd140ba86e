"""Fields in which a thing is looked for and chosen, shown again with their error whatever was sent."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

# Of a key, in digits: what is longer may not fit into 64 bits.
_LONGEST = 19


def _keys(sent: list[Any]) -> list[Any]:
    """Of what was sent, what can be keys: of anything else Django's own fields make a failure."""
    return [
        one for one in sent if str(one).isascii() and str(one).isdecimal() and len(str(one)) < 19
    ]


class KeySelect(AutocompleteSelect):
    """One thing."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        """What is chosen, among the choices."""
        return super().optgroups(name, _keys(value), attrs)


class KeySelectMultiple(AutocompleteSelectMultiple):
    """Several things."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was sent; for a number that no database bears 0, which is nothing's key."""
        sent = super().value_from_datadict(data, files, name)
        return sent and [one if len(str(one)) < _LONGEST else "0" for one in sent]

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        """What is chosen, among the choices."""
        return super().optgroups(name, _keys(value), attrs)
