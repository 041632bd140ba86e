"""Editing an article: what is told of it, and its text, version by version.

A new version never touches an old one. Every citation and mention is looked for in the new text,
and what became of each is written down and reported: verified, moved, changed, lost.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from archive.changes import acting
from archive.curation import anchoring, carrying, permits, saving
from archive.curation.errors import CurationError
from archive.models import MOST_REWRITES, AnchorState, Article, ArticleText
from archive.text import anchors, markup
from archive.text.spans import to_json
from archive.text.words import fingerprint, normalise


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What became of the places in an article when its text changed.

    `version` is the new text's number (0: the text is as it was), `citations` counts them by
    state, `names` tells of the names, `claims_lost` counts the marked numbers that are not where
    they stood, nor elsewhere.
    """

    version: int = 0
    citations: Counter[str] = field(default_factory=Counter)
    names: carrying.Carried = field(default_factory=carrying.Carried)
    claims_lost: int = 0


def edit(
    *,
    by: User | AnonymousUser,
    article: Article,
    version: int,
    fields: Collection[str],
    body: str | None = None,
    why: str = "",
) -> Reanchored:
    """Save what an editor changed in `fields` and, where `body` (Markdown) is given, the text.

    The article was opened at `version`. Raises CurationError (a body that cannot be read, one
    without words), StaleVersion and PermissionDenied; then nothing is written.
    """
    editor = permits.require(by, permits.change(Article))
    parsed = None if body is None else _parse(body)
    with acting(editor, why):
        saving.save(article, version=version, fields=fields)
        if "rewritten_from" in fields:
            check_rewritten(article)
        if "title" in fields:
            _check_headlines(article)
        if body is None or parsed is None:
            return Reanchored()
        return _next_text(article, normalise(body), parsed)


def check_rewritten(article: Article) -> None:
    """Raise CurationError where an article would be rewritten from itself by some way round, or
    where the chain of rewrites has more steps than are followed when sources are counted."""
    above = 0
    step = article.rewritten_from_id
    while step is not None:
        above += 1
        if step == article.pk:
            raise CurationError(
                "This goes in a circle: that article is itself rewritten from this one.",
                field="rewritten_from",
            )
        if above > MOST_REWRITES:
            break
        step = Article.objects.filter(pk=step).values_list("rewritten_from", flat=True).first()
    below, level = 0, [article.pk]
    while article.pk and above + below <= MOST_REWRITES:
        level = list(Article.objects.filter(rewritten_from__in=level).values_list("pk", flat=True))
        if not level:
            break
        below += 1
    if above + below > MOST_REWRITES:
        raise CurationError(
            f"A chain of rewrites has at most {MOST_REWRITES} steps: name the first article itself.",
            field="rewritten_from",
        )


def add_text(*, by: User | AnonymousUser, article: Article, body: str, why: str = "") -> None:
    """Give a new article its first text. Raises CurationError and PermissionDenied."""
    editor = permits.require(by, permits.change(Article))
    parsed = _parse(body)
    with acting(editor, why):
        check_rewritten(article)
        _next_text(article, normalise(body), parsed)


def _parse(body: str) -> markup.Markup:
    try:
        parsed = markup.parse(body)
    except markup.MarkupError as error:
        raise CurationError(f"{str(error)[:1].upper()}{str(error)[1:]}.", field="body") from None
    if not parsed.text:
        raise CurationError("There are no words in this text.", field="body")
    return parsed


def _next_text(article: Article, body: str, parsed: markup.Markup) -> Reanchored:
    """Write the next version (the article's row is this transaction's) and re-anchor to it."""
    before = article.current_text
    if before is not None and before.body == body:
        return Reanchored()
    last = article.texts.order_by("-number").values_list("number", flat=True).first() or 0
    text = ArticleText.objects.create(
        article=article,
        number=last + 1,
        body=body,
        text=parsed.text,
        spans=to_json(parsed.spans),
        sha256=fingerprint(parsed.text),
    )
    article.current_text = text
    Article.objects.filter(pk=article.pk).update(current_text=text)
    if before is None:
        return Reanchored(version=text.number)
    finder = anchors.Finder(text.text)
    return Reanchored(
        version=text.number,
        citations=anchoring.move_citations(article, text, finder),
        names=carrying.move_names(article, before, text, finder),
        claims_lost=carrying.move_claims(before, text, finder),
    )


def _check_headlines(article: Article) -> None:
    """A quote that stands in the title alone is lost when the title has its words no more."""
    for citation in article.citations.filter(parts__isnull=True).select_related("quote"):
        here = (citation.wording or citation.quote.text) in article.title
        citation.state = AnchorState.VERIFIED if here else AnchorState.LOST
        citation.score = 1.0 if here else 0.0
        citation.given_up = citation.given_up and not here
        citation.checked_at = timezone.now()
        citation.save(update_fields=anchoring.FIELDS)
