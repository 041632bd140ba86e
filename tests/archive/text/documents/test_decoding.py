"""Bytes to text: encodings, sizes, and what is refused."""

import pytest

from archive.text.documents import MAX_BYTES, DocumentError, read
from tests.archive.text.piece import BLOCKS, PLAIN, TITLE, page, tag


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32-le"),
        ("utf-32-be", b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
@pytest.mark.parametrize("ending", ["txt", "html", "md"])
def test_a_byte_order_mark_decides(encoding: str, mark: bytes, name: str, ending: str) -> None:
    text = {
        "txt": f"{TITLE}\n\n{PLAIN}",
        "html": page("".join(map(tag, BLOCKS)), title=TITLE),
        "md": f"# {TITLE}\n\nText",
    }[ending]
    document = read(mark + text.encode(encoding), name=f"a.{ending}")
    assert document.title == TITLE
    assert document.encoding == name


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Ålesund\n\nwon “2–1”.".encode("cp1252"), "line 1: byte 0xc5 .*windows-1252.*“Ålesund"),
        (b"fine\nLe d\xe9but \x81", "line 2: byte 0xe9 is not UTF-8; as iso-8859-1 .*Le début"),
        ("<meta charset='koi8-r'><p>Слово".encode("koi8-r"), "as koi8-r it reads .*Слово"),
        (b"<meta charset=base64>\xe9", "as windows-1252"),
        (b"<meta charset=nonsense>\xe9", "as windows-1252"),
        ("Title\n\nText".encode("utf-16-le"), "line 1: a NUL character; expected text in UTF-8"),
        ("Tïtle\n\nText".encode("utf-16-be"), "neither UTF-8 nor marked as UTF-16"),
        (b"\xff\xfeT\0i\0\0", "begins with a utf-16-le byte order mark"),
        (b"\xff\xfe\0\xd8\0\0", "begins with a|NUL"),
        (b"one\ntw\0o", "line 2: a NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0", "neither UTF-8"),
        (b"", "no words"),
        (b" \n\t\n", "no words"),
        (b"\xef\xbb\xbf", "no words"),
    ],
)
def test_other_bytes_are_refused_with_a_proposal(content: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=f"^notes.txt: .*(?:{message})") as caught:
        read(content, name="notes.txt")
    assert "\n" not in str(caught.value)


def test_sizes_and_names() -> None:
    with pytest.raises(DocumentError, match="10 MB"):
        read(b"a" * (MAX_BYTES + 1), name="a.txt")
    with pytest.raises(DocumentError, match="1 MB"):
        read(b"Title\n\n" + b"word " * 230_000, name="a.txt")
    with pytest.raises(DocumentError, match=r"a.docx: .*expected one of \.txt"):
        read(b"words", name="a.docx")
    assert read(b"<!DOCTYPE html><p>Some words here.</p><p>More of them.", name="-").kind == "html"
