"""What a page's markup says, however its templates break their lines."""

import re


def tight(html: str) -> str:
    """The markup with one space where there is white space, and none just inside an element."""
    line = re.sub(r"\s+", " ", html)
    return re.sub(r"(<[a-z][^>]*>) | (?=</)", r"\1", line)
