"""The outline of a page, and what the house forbids in it."""

import re
from html.parser import HTMLParser


class Checked(HTMLParser):
    """The outline of a page, and what the house forbids in it."""

    void = frozenset({"meta", "link", "input", "br", "hr", "img"})
    empty_svg = frozenset({"path", "circle", "rect", "use", "polygon"})

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.headings, self.faults, self.links = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.look(tag, attrs)
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.look(tag, dict(attrs))

    def look(self, tag, attrs):
        if attrs.get("id"):
            self.ids.append(attrs["id"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "style" in attrs or tag == "style" or any(name.startswith("on") for name in attrs):
            self.faults.append(f"inline style or script on <{tag}>")
        if tag == "script" and "src" not in attrs:
            self.faults.append("inline script")
        if tag == "a" and "a" in self.open:
            self.faults.append("a link inside a link")
        if tag == "link" and attrs.get("rel") in ("alternate", "canonical"):
            tag = "a"  # nothing is loaded
        if tag in ("a", "link", "script", "use") and (to := attrs.get("href") or attrs.get("src")):
            self.links.append((tag, to))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")


def checked(html):
    """Parse a page and hold it to the rules."""
    page = Checked()
    page.feed(html)
    assert page.faults == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids)), "an id twice"
    assert page.headings.count(1) == 1, page.headings
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(later - earlier <= 1 for earlier, later in steps), page.headings
    assert page.headings[0] == 1
    return page
