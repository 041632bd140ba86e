"""A run: documents one by one, each in its transaction, and what became of them."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Literal

from django.contrib.auth.models import User
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from archive import release
from archive.changes import acting, acting_name
from archive.curation import releasing
from archive.ingest.drafts import Draft, Findings, Incoming, Overrides, Refused, find, read_draft
from archive.ingest.writing import add_article
from archive.models import Article, BatchKind, BatchState, ImportBatch
from archive.wording import counted
from players.linking import Directory, directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one document. `page` is where the article that it is can be seen: at the
    desk, while it is not public."""

    name: str
    outcome: Literal["added", "unchanged", "changed text", "refused"]
    message: str
    title: str = ""
    slug: str = ""
    page: str = ""
    headings: int = 0
    paragraphs: int = 0
    quotes: int = 0
    parts: int = 0
    mentions: int = 0


@dataclass(slots=True)
class Report:
    """What one run did, document by document; `batch` is None where nothing was added."""

    taken: list[Taken] = field(default_factory=list)
    batch: int | None = None

    def count(self, outcome: str) -> int:
        """How many documents came to this outcome."""
        return sum(one.outcome == outcome for one in self.taken)


def ingest(
    documents: Iterable[Incoming],
    *,
    overrides: Overrides | None = None,
    publish: bool = False,
    by: User | None = None,
) -> Report:
    """Take documents in, each as a draft (`publish`: released at once, its quotes still to be
    accepted), for the account `by`, or for whoever runs the command.

    Raises nothing for a document that is refused: the report says so. Raises PermissionDenied
    where `by` may not release.
    """
    run = _Run(overrides or Overrides(), publish, by)
    for incoming in documents:
        run.report.taken.append(run.take(incoming))
    run.close()
    return run.report


class _Run:
    """One run: who and how, what was read of the archive once, and the batch it fills."""

    def __init__(self, overrides: Overrides, publish: bool, by: User | None) -> None:
        self.overrides = overrides
        self.publish = publish
        self.by = by
        self.report = Report()
        self.files: list[dict[str, str]] = []
        self._known: Directory | None = None

    @property
    def known(self) -> Directory:
        """Whom and what the archive knows, read when the first document needs it."""
        if self._known is None:
            self._known = directory()
        return self._known

    def take(self, incoming: Incoming) -> Taken:
        """One document, in a transaction of its own."""
        try:
            draft = read_draft(incoming, self.overrides)
            return find_known(draft) or self._add(draft)
        except Refused as error:
            return Taken(name=incoming.name, outcome="refused", message=str(error))

    def _add(self, draft: Draft, *, again: bool = False) -> Taken:
        # Reading takes time: it is done before the transaction, which others wait for.
        found = find(draft, self.known)
        try:
            with self._acting():
                # Somebody else may have brought the same since we looked.
                if known := find_known(draft):
                    return known
                batch = self._batch()
                article = add_article(draft, found, known=self.known, batch=batch)
                if self.publish:
                    releasing.release(by=self.by or _OPERATOR, thing=article)
        except IntegrityError:
            # Somebody removed what the text names since it was read: ask anew, once.
            if again:
                raise
            self._known = None
            return self._add(draft, again=True)
        self.report.batch = batch.pk
        self.files.append({"name": draft.name, "sha256": draft.sha256})
        return _added(draft, found, article, released=self.publish)

    def _acting(self) -> AbstractContextManager[None]:
        return acting(self.by, "Taken in") if self.by else acting_name("ingest", "Taken in")

    def _batch(self) -> ImportBatch:
        if self.report.batch is not None:
            return ImportBatch(pk=self.report.batch)
        return ImportBatch.objects.create(kind=BatchKind.FEATURES, by=self.by)

    def close(self) -> None:
        """Write the batch's counts: of all documents, those that added nothing too."""
        if self.report.batch is None:
            return
        others = [one for one in self.report.taken if one.outcome != "added"]
        ImportBatch.objects.filter(pk=self.report.batch).update(
            state=BatchState.DONE,
            finished_at=timezone.now(),
            files=self.files,
            added=self.report.count("added"),
            unchanged=self.report.count("unchanged") + self.report.count("changed text"),
            refused=self.report.count("refused"),
            report=[f"{one.name}: {one.message}" for one in others],
        )


# Whoever runs a command on this machine may do everything, without an account.
_OPERATOR = User(username="ingest", is_superuser=True)


def find_known(draft: Draft) -> Taken | None:
    """The article that this document is already, by bytes, text or address; at most four
    statements."""
    by_bytes = Article.objects.filter(intakes__sha256=draft.sha256)
    by_text = Article.objects.filter(texts__sha256=draft.text_sha256).order_by("pk")
    by_url = Article.objects.filter(source_url=draft.document.source_url)
    url = draft.document.source_url
    if article := by_bytes.first():
        return _known(draft, article, "the same file")
    if article := by_text.first():
        return _known(draft, article, "the same text")
    if url and (article := by_url.first()):
        known = _known(draft, article, "")
        message = (
            f"changed text: {url} is here with other words, as \u201c{article.title}\u201d "
            f"({known.page}); nothing was added"
        )
        return replace(known, outcome="changed text", message=message)
    return None


def _page(article: Article) -> str:
    """Where an article is: its page, or the desk's while readers do not see it."""
    if release.articles().filter(pk=article.pk).exists():
        return f"/articles/{article.slug}/"
    return reverse("admin:archive_article_change", args=[article.pk])


def _known(draft: Draft, article: Article, what: str) -> Taken:
    page = _page(article)
    return Taken(
        name=draft.name,
        outcome="unchanged",
        message=f"{what} is here already, as \u201c{article.title}\u201d ({page}); nothing was added",
        title=article.title,
        slug=article.slug,
        page=page,
    )


def _added(draft: Draft, found: Findings, article: Article, *, released: bool) -> Taken:
    kinds = [span.kind for span in draft.spans]
    quotes = len(found.quotes) + len(found.headlines)
    parts = sum(len(quote.parts) for quote in found.quotes)
    state = "released" if released else "a draft"
    page = _page(article)
    left_open = sum(one.target is None for one in found.mentions)
    return Taken(
        name=draft.name,
        outcome="added",
        message=(
            f"added \u201c{article.title}\u201d, {state} ({page}): "
            f"{counted(quotes, 'quote')} in {counted(parts, 'part')}, "
            f"{counted(len(found.mentions), 'mention')}"
            f"{f' ({left_open} left open)' if left_open else ''}"
        ),
        title=article.title,
        slug=article.slug,
        page=page,
        headings=kinds.count("heading"),
        paragraphs=kinds.count("paragraph"),
        quotes=quotes,
        parts=parts,
        mentions=len(found.mentions),
    )
