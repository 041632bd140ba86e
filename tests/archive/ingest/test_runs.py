"""Features taken in: once each, whole or not at all, and under a name."""

import hashlib

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from archive import release
from archive.ingest import Incoming, Overrides, ingest, read_file
from archive.models import Article, Change, ImportBatch, Mention, Quote, QuoteState
from tests.archive.ingest.feature import FEATURE, rows, take

pytestmark = pytest.mark.django_db


def desk():
    """Where a draft is to be found: readers do not see it yet."""
    return f"(/admin/archive/article/{Article.objects.get().pk}/change/)"


@pytest.mark.parametrize(
    ("again", "says"),
    [
        (FEATURE.encode(), "the same file"),
        (FEATURE.replace("\n", "\r\n").encode("utf-8-sig"), "the same text"),
        (FEATURE.encode("utf-16"), "the same text"),
        (FEATURE.replace("looks back", "remembers").encode(), "the same text"),
    ],
)
def test_what_is_here_already_adds_nothing_and_says_where(brook, again, says):
    take()
    before = rows()
    taken = take(again)
    assert taken.outcome == "unchanged"
    assert says in taken.message
    assert desk() in taken.message
    assert rows() == before


def test_a_rejected_quote_does_not_come_back(brook):
    take()
    Quote.objects.update(state=QuoteState.REJECTED)
    take(FEATURE.replace("\n", "\r\n"))
    assert set(Quote.objects.values_list("state", flat=True)) == {QuoteState.REJECTED}
    assert Quote.objects.count() == 3


def test_the_same_address_with_other_words_says_so_and_adds_nothing(brook):
    address = Overrides(source_url="https://example.org/brook")
    take(overrides=address)
    before = rows()
    other = Overrides(source_url="https://example.org/brook#comments")
    taken = take(FEATURE.replace("long", "short"), overrides=other)
    assert taken.outcome == "changed text"
    assert desk() in taken.message
    assert rows() == before


def test_publish_releases_and_accepts_nothing(brook):
    taken = take(publish=True)
    assert "released (/articles/" in taken.message
    assert release.articles().count() == 1
    assert release.quotes().count() == 0
    brook.refresh_from_db()
    assert brook.released_at, "whom it is the first to name has a page from now on"


def test_publishing_needs_the_right_to(brook):
    nobody = User.objects.create(username="nobody")
    before = rows()
    with pytest.raises(PermissionDenied):
        take(publish=True, by=nobody)
    assert rows() == before


def test_history_and_batch_say_who(brook):
    editor = User.objects.create(username="mia", is_superuser=True)
    ingest([Incoming("one.txt", FEATURE.encode()), Incoming("none.txt", b"")], by=editor)
    batch = ImportBatch.objects.get()
    assert (batch.kind, batch.state, batch.by, batch.added, batch.refused) == (
        "features",
        "done",
        editor,
        1,
        1,
    )
    assert batch.files == [
        {"name": "one.txt", "sha256": hashlib.sha256(FEATURE.encode()).hexdigest()}
    ]
    change = Change.objects.filter(table="archive_article", action="insert").get()
    assert (change.user_id, change.actor) == (editor.pk, "mia")
    take("Another\n\nOther words.", "two.txt")
    change = Change.objects.filter(table="archive_article", action="insert").latest("pk")
    assert (change.user_id, change.actor) == (None, "ingest")


def test_a_bad_file_does_not_stop_the_rest(brook):
    files = [
        Incoming("one.txt", FEATURE.encode()),
        Incoming("bad.md", b"---\ntitle: [\n---\nWords"),
        read_file("/nowhere/at/all.txt"),
        Incoming("two.txt", b"Second\n\nAda Brook was there too."),
        Incoming("one-again.txt", FEATURE.encode()),
    ]
    report = ingest(files)
    assert [one.outcome for one in report.taken] == [
        "added",
        "refused",
        "refused",
        "added",
        "unchanged",
    ]
    batch = ImportBatch.objects.get()
    assert (batch.added, batch.unchanged, batch.refused, batch.state) == (2, 1, 2, "done")
    assert report.batch == batch.pk
    assert len(batch.report) == 3


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)),
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "utf-16-without-mark.txt": "Words in two bytes each".encode("utf-16-le"),
    "latin.txt": "Ein schöner Tag für alle".encode("latin-1"),
    "nul.txt": b"Title\n\nWith a \x00 in it",
    "front.md": b"---\ntitle: x: y: z\n---\nWords",
    "date.md": b"---\ntitle: x\npublished_on: 14 October\n---\nWords",
    "key.md": b"---\ntitle: x\npublisher: y\n---\nWords",
    "open.md": b"---\ntitle: x\nWords",
    "title-only.md": b"# A title\n",
    "untitled.txt": b"One pasted paragraph without any title at all.",
    "long-title.md": b"---\ntitle: " + b"x" * 301 + b"\n---\nWords",
    "large.txt": b"Title\n\n" + b"word " * 2_500_000,
    "large.md": b"word " * 220_000,
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_taken_in_says_why_in_one_line_and_changes_nothing(name):
    before = rows()
    taken = take(BAD[name], name)
    assert taken.outcome == "refused"
    assert taken.message.startswith(f"{name}: ")
    assert "\n" not in taken.message
    assert len(taken.message) < 400
    assert rows() == before


def test_nothing_is_left_of_a_document_that_fails_half_way(brook, monkeypatch):
    def fail(*args, **options):
        raise IntegrityError("as if a player had gone")

    before = rows()
    monkeypatch.setattr(Mention.objects, "bulk_create", fail)
    with pytest.raises(IntegrityError):
        take()
    assert rows() == before
