"""A draft and its findings into rows, in the transaction that the caller has open."""

from collections.abc import Iterable, Iterator

from archive import terms
from archive.curation import nearby, slugs
from archive.curation.anchoring import part_rows
from archive.extract import FoundQuote
from archive.ingest.drafts import Draft, Findings, article_of
from archive.models import (
    Article,
    ArticleText,
    Citation,
    CitationPart,
    ImportBatch,
    Intake,
    Mention,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
)
from archive.naming import rows
from archive.text import anchors
from archive.text.spans import to_json
from archive.text.words import clean_line, search_key
from players.linking import Directory

# Below this an attribution is a guess: the quote keeps its candidates and no speaker.
SURE_ENOUGH = 0.7
# Words that point at a speaker without naming anybody.
_POINTERS = frozenset("he she they it who i we him her them his hers their".split())
# PostgreSQL takes 65,535 values in one statement; Django cuts smaller for SQLite by itself.
_ROWS = 1000


def add_article(draft: Draft, found: Findings, *, known: Directory, batch: ImportBatch) -> Article:
    """Write a document as a draft with all that was found in it, in the open transaction.

    The number of statements does not grow with the quotes (SQLite: one for each 999 values).
    """
    article = article_of(draft)
    article.publication = _publication(draft.document.publication)
    article.slug = slugs.free(Article, article.title)
    article.save()
    text = ArticleText.objects.create(
        article=article,
        number=1,
        body=draft.document.body,
        text=draft.text,
        spans=to_json(draft.spans),
        sha256=draft.text_sha256,
    )
    article.current_text = text
    article.save(update_fields=["current_text"])
    Intake.objects.create(
        article=article,
        batch=batch,
        name=draft.name[:300],
        content=draft.content,
        sha256=draft.sha256,
    )
    add_quotes(article, text, found, known, draft.document.title)
    Mention.objects.bulk_create(
        (rows.mention(one, article, text) for one in found.mentions), batch_size=_ROWS
    )
    return article


def add_quotes(
    article: Article, text: ArticleText, found: Findings, known: Directory, title: str
) -> None:
    """Candidates, each with its citation, in the open transaction; a headline's citation has no
    parts. `title` is the article's, `text` the version that was read."""
    every = [*found.quotes, *found.headlines]
    body, head = len(found.quotes), len(found.headlines)
    printed_in = [text.text] * body + [title] * head
    kinds = [QuoteKind(one.kind) for one in found.quotes] + [QuoteKind.HEADLINE] * head
    quotes = Quote.objects.bulk_create(
        [
            _quote(one, printed, kind, known, article.language)
            for one, printed, kind in zip(every, printed_in, kinds, strict=True)
        ],
        batch_size=_ROWS,
    )
    citations = Citation.objects.bulk_create(
        [Citation(quote=quote, article=article, text=text) for quote in quotes],
        batch_size=_ROWS,
    )
    CitationPart.objects.bulk_create(
        _parts(text.text, zip(citations, found.quotes, strict=False)), batch_size=_ROWS
    )
    keys = [quote.pk for quote in quotes]
    terms.renew(keys)
    nearby.look(keys)


def _quote(
    found: FoundQuote, printed: str, kind: QuoteKind, known: Directory, language: str
) -> Quote:
    sure = found.speaker is not None and found.confidence >= SURE_ENOUGH
    surface = ""
    if found.speaker_start is not None and found.speaker_end is not None:
        surface = clean_line(printed[found.speaker_start : found.speaker_end])
    if surface.casefold() in _POINTERS or not surface:
        surface = found.speaker or "" if sure else ""
    return Quote(
        text=found.text,
        kind=kind,
        speaker_id=known.resolve(found.speaker) if sure and found.speaker else None,
        speaker_name=surface[:200],
        confidence=round(found.confidence, 3),
        candidates=[[name, round(confidence, 3)] for name, confidence in found.candidates],
        language=language,
    )


def _parts(text: str, cited: Iterable[tuple[Citation, FoundQuote]]) -> Iterator[CitationPart]:
    for citation, quote in cited:
        places = (anchors.describe(text, start, end) for start, end in quote.parts)
        yield from part_rows(citation, places)


def _publication(name: str) -> Source | None:
    """The publication of this name, made where there is none; a name in other letters is the
    same one."""
    if not name:
        return None
    key = search_key(name) or name
    papers = Source.objects.filter(kind=SourceKind.PUBLICATION).order_by("pk")
    for paper in papers.only("pk", "name").iterator():
        if (search_key(paper.name) or paper.name) == key:
            return paper
    return Source.objects.create(
        slug=slugs.free(Source, name), kind=SourceKind.PUBLICATION, name=name
    )
