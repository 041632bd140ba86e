"""The desk's forms as a browser sees and sends them."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse


class Fields(dict[str, list[str]]):
    """The fields of a form as a browser would send them, out of a page."""

    def __init__(self, page: str, form: str) -> None:
        super().__init__()
        body = re.search(rf'<form[^>]*id="{form}_form".*?</form>', page, re.DOTALL)
        assert body, f"no form {form}"
        html = body[0]
        for tag in re.findall(r"<input[^>]*>", html):
            kind = _attribute(tag, "type")
            if kind in ("submit", "button") or (kind == "checkbox" and "checked" not in tag):
                continue
            value = _attribute(tag, "value") or ("on" if kind == "checkbox" else "")
            self._add(_attribute(tag, "name"), value)
        for tag, text in re.findall(r"(<textarea[^>]*>)(.*?)</textarea>", html, re.DOTALL):
            self._add(_attribute(tag, "name"), unescape(text.removeprefix("\n")))
        for tag, options in re.findall(r"(<select[^>]*>)(.*?)</select>", html, re.DOTALL):
            for option in re.findall(r"<option[^>]*selected[^>]*>", options):
                self._add(_attribute(tag, "name"), _attribute(option, "value"))

    def _add(self, name: str, value: str) -> None:
        if name and "__prefix__" not in name:
            self.setdefault(name, []).append(value)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def opened(browser: Client, thing: Any) -> tuple[str, Fields]:
    """The address of a thing's form, and its fields."""
    meta = thing._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
    page = browser.get(address)
    assert page.status_code == 200
    return address, Fields(page.content.decode(), meta.model_name)


def page(thing: Any, name: str = "change") -> str:
    """The address of one of a thing's pages on the desk."""
    meta = thing._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=[thing.pk])


def sent_again(answer: Any) -> dict[str, list[str]]:
    """What the page of a refused save sends when its editor goes on."""
    kept: dict[str, list[str]] = {}
    for name, text in re.findall(
        r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', answer.content.decode(), re.DOTALL
    ):
        kept.setdefault(name, []).append(unescape(text))
    return kept


def words(answer: Any) -> str:
    """What a page says, without its tags."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))
