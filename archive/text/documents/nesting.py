"""How deep the elements of an HTML text are nested and how many there are, in one pass.

Parsers and cleaners take quadratic time on deep nesting or leave out what lies deeper, and a tenth
of a millisecond for each element, so a page is measured before it is parsed.
"""

import re

# Elements without an end tag (HTML, "void elements").
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Elements whose text holds no tags, and what ends them.
_RAW = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
# Open elements that a start tag ends (HTML, "optional tags").
_ENDED_BY = {
    **{name: (name,) for name in ("li", "option", "tr", "thead", "tbody", "tfoot", "colgroup")},
    **dict.fromkeys(("dt", "dd"), ("dt", "dd")),
    **dict.fromkeys(("td", "th"), ("td", "th")),
    **dict.fromkeys(("rt", "rp"), ("rt", "rp")),
}
_ENDS_A_PARAGRAPH = frozenset(
    "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr main nav ol p pre section table ul".split()
)
_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9-]*))")
_TAG_END = re.compile(r"[>\"']")


def excess(html: str, *, depth: int, elements: int) -> str:
    """What there is too much of in one line, "" where the page keeps within both bounds.

    `depth` bounds how deep elements nest, `elements` how many there are. Linear in the text.
    """
    opened: list[str] = []
    count = position = 0
    attributes = _Attributes(html)
    while tag := _TAG.search(html, position):
        if tag[1]:
            position = _after(html, "-->", tag.end())
            continue
        position = attributes.end(tag.end())
        name = tag[3].lower()
        if tag[2]:
            _close(opened, name)
            continue
        count += 1
        if count > elements:
            return f"more than {elements} elements"
        if name in _RAW:
            end_tag = _RAW[name].search(html, position)
            position = end_tag.end() if end_tag else len(html)
        elif name not in _VOID:
            _open(opened, name)
            if len(opened) > depth:
                return f"elements are nested deeper than {depth}"
    return ""


def _after(html: str, mark: str, position: int) -> int:
    found = html.find(mark, position)
    return len(html) if found < 0 else found + len(mark)


def _open(opened: list[str], name: str) -> None:
    ended = ("p",) if name in _ENDS_A_PARAGRAPH else _ENDED_BY.get(name, ())
    if opened and opened[-1] in ended:
        opened.pop()
    opened.append(name)


def _close(opened: list[str], name: str) -> None:
    for index in range(len(opened) - 1, -1, -1):
        if opened[index] == name:
            del opened[index:]
            return


class _Attributes:
    """Finds the end of a tag, past quoted values that may hold ">"."""

    def __init__(self, html: str) -> None:
        self._html = html
        # From where on a kind of quotation mark no longer comes.
        self._none_from = {'"': len(html), "'": len(html)}

    def end(self, position: int) -> int:
        while found := _TAG_END.search(self._html, position):
            position = found.end()
            mark = found[0]
            if mark == ">":
                return position
            if position < self._none_from[mark]:
                closing = self._html.find(mark, position)
                if closing < 0:
                    self._none_from[mark] = position
                else:
                    position = closing + 1
        return len(self._html)
