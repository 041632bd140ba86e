"""Putting right what a check found, as far as no editor has to decide: under the name "verify".

A text goes back to what was fingerprinted; citations are found again by the same code as after an
edit; nothing less like the words than its threshold is attached. Each repair is one transaction.
"""

import json
from collections.abc import Collection, Iterable, Iterator

from archive import changes, terms
from archive.changes import UNTOUCHED, acting_name, standings
from archive.curation import anchoring, nearby, saving
from archive.models import (
    AnchorState,
    Article,
    ArticleText,
    Change,
    Citation,
    CitationPart,
    Mention,
    Quote,
)
from archive.text import anchors, markup
from archive.text.spans import to_json
from archive.text.words import fingerprint
from archive.verification import record
from archive.verification.checks import is_other_wording
from archive.verification.findings import Finding
from archive.wording import counted

_ANCHORED = ("place", "order", "version", "current")


def mend(found: Iterable[Finding]) -> Iterator[str]:
    """Repair what these findings of one batch speak of; tells each repair in a line."""
    found = list(found)
    if any(one.kind == "triggers" for one in found):
        changes.install()
        yield "the triggers are in their place again"
    for article in dict.fromkeys(one.article for one in found if one.kind == "text"):
        yield from _mend_texts(article)
    for article in dict.fromkeys(one.article for one in found if one.kind in _ANCHORED):
        yield from reanchor(article)
    for article in dict.fromkeys(one.article for one in found if one.kind == "mention"):
        yield from _mend_mentions(article)
    for citation in dict.fromkeys(one.citation for one in found if one.kind == "quote"):
        yield from _mend_words(citation)
    if quotes := {one.quote for one in found if one.kind == "index"}:
        yield from _mend_index(quotes)
    if any(one.kind == "record" for one in found):
        yield from record.put_back()


def reanchor(article: int) -> Iterator[str]:
    """Find every citation of an article again in its last text, as after an edit."""
    with acting_name(record.WHO, "Found again by verify"):
        row = saving.locked(Article, article)
        text = row.texts.order_by("-number").first()
        if text is None:
            return
        if row.current_text_id != text.pk:
            Article.objects.filter(pk=article).update(current_text=text)
            row.current_text = text
        before = list(_altered(text))
        count = anchoring.move_citations(row, text, anchors.Finder(text.text))
        back = sum(_is_back(citation, parts) for citation, parts in before)
        count[AnchorState.MOVED] -= back
    told = ", ".join(f"{count[state]} {state.label}" for state in AnchorState if count[state])
    if back:
        told += f"{', ' if told else ''}{back} put back at its place"
    yield f"“{row.title}” (/articles/{row.slug}/): its quotes were looked for again: {told or 'none'}"


def _altered(text: ArticleText) -> Iterator[tuple[Citation, dict[int, tuple[int, int]]]]:
    """The citations on a text of which nobody known has moved a part, with where their parts stood."""
    standing = (AnchorState.VERIFIED, AnchorState.MOVED)
    touched = Change.objects.filter(changes.UNNAMED, table=CitationPart._meta.db_table)
    citations = Citation.objects.filter(
        text=text, state__in=standing, parts__in=touched.values("row")
    )
    for citation in citations.distinct().order_by("pk").prefetch_related("parts"):
        parts = anchoring.parts_of(citation)
        found = standings(CitationPart, [part.pk for part in parts])
        if any(one.astray for one in found.values()):
            yield (
                citation,
                {
                    part.pk: found.get(part.pk, UNTOUCHED).before_astray(
                        ("start", "end"), (part.start, part.end)
                    )
                    for part in parts
                },
            )


def _is_back(citation: Citation, stood: dict[int, tuple[int, int]]) -> bool:
    """Whether a citation's parts stand again where they did: then its state is what it was."""
    moved = Citation.objects.filter(pk=citation.pk, state=AnchorState.MOVED)
    parts = CitationPart.objects.filter(citation=citation).values_list("pk", "start", "end")
    if {key: (start, end) for key, start, end in parts} != stood:
        return False
    return bool(moved.update(state=citation.state, score=citation.score))


def _mend_texts(article: int) -> Iterator[str]:
    """Put the versions of an article's text back to their fingerprints, from their Markdown or
    from history; what no longer can be is taken as it is, and the quotes looked for in it."""
    with acting_name(record.WHO, "Text put right by verify"):
        row = saving.locked(Article, article)
        for text in row.texts.order_by("number"):
            where = f"“{row.title}” (/articles/{row.slug}/), version {text.number}"
            if _put_back(text):
                yield f"{where}: its text is again what was fingerprinted"
            elif _taken_as_it_is(text):
                yield f"{where}: what was fingerprinted is not to be had; fingerprinted anew"
                if text.pk == row.current_text_id:
                    yield from reanchor(article)


def _put_back(text: ArticleText) -> bool:
    """Restore a version from the Markdown that gives its fingerprint. True where it was restored,
    or the text itself was right and only its spans were not."""
    for body in _bodies(text):
        try:
            parsed = markup.parse(body)
        except markup.MarkupError:
            continue
        if fingerprint(parsed.text) == text.sha256:
            spans = to_json(parsed.spans)
            if (text.body, text.text, text.spans) == (body, parsed.text, spans):
                return False
            ArticleText.objects.filter(pk=text.pk).update(body=body, text=parsed.text, spans=spans)
            return True
    return False


def _bodies(text: ArticleText) -> Iterator[str]:
    """The Markdown as it is, and as it was, the last first."""
    yield text.body
    past = Change.objects.filter(table=ArticleText._meta.db_table, row=text.pk, action="update")
    for old in past.order_by("-pk").values_list("old", flat=True).iterator(chunk_size=10):
        body = json.loads(old or "{}").get("body")
        if isinstance(body, str):
            yield body


def _taken_as_it_is(text: ArticleText) -> bool:
    """Take a version that matches nothing any more as its Markdown has it. False where the text
    is the fingerprinted one (its Markdown then is for an editor), or the Markdown cannot be read."""
    if fingerprint(text.text) == text.sha256:
        return False
    try:
        parsed = markup.parse(text.body)
    except markup.MarkupError:
        return False
    if not parsed.text:
        return False
    ArticleText.objects.filter(pk=text.pk).update(
        text=parsed.text, spans=to_json(parsed.spans), sha256=fingerprint(parsed.text)
    )
    return True


def _mend_mentions(article: int) -> Iterator[str]:
    """Move names to where they stand, and take away those that stand nowhere."""
    moved = gone = 0
    with acting_name(record.WHO, "Found again by verify"):
        row = saving.locked(Article, article)
        for text in row.texts.order_by("number"):
            finder = anchors.Finder(text.text)
            for mention in Mention.objects.filter(text=text).order_by("pk"):
                if text.text[mention.start : mention.end].startswith(mention.exact or "\0"):
                    continue
                found = finder.place(
                    anchors.Anchor(mention.exact, "", "", mention.start, mention.end)
                )
                if found.state == "moved":
                    mention.start, mention.end = found.start, found.end
                    mention.save(update_fields=["start", "end"])
                    moved += 1
                else:
                    mention.delete()
                    gone += 1
        gone += Mention.objects.filter(article=row).exclude(text__article=row).delete()[0]
    yield f"“{row.title}” (/articles/{row.slug}/): {moved} names moved, {gone} taken away"


def _mend_words(citation: int) -> Iterator[str]:
    """Give a print's own wording the words cited, or the quote, where all its prints agree; and
    mark its prints anew as differing or not."""
    with acting_name(record.WHO, "Words of the print, by verify"):
        row = Citation.objects.select_related("quote").get(pk=citation)
        quote = saving.locked(Quote, row.quote_id)
        prints = [row]
        if not row.wording:
            prints += Citation.objects.filter(quote=quote, wording="").exclude(pk=citation)
        said = {anchoring.cited(one) for one in prints if anchoring.parts_of(one)}
        if len(said) == 1 and row.wording:
            Citation.objects.filter(pk=citation).update(wording=said.pop())
        elif len(said) == 1 and said != {quote.text}:
            quote.text = said.pop()
            saving.touch(Quote, quote.pk, text=quote.text)
        for one in Citation.objects.filter(quote=quote):
            differs = is_other_wording(one.wording, quote.text)
            Citation.objects.filter(pk=one.pk).exclude(differs=differs).update(differs=differs)
        terms.renew([quote.pk])
        nearby.look([quote.pk])
    yield f"quote {quote.pk} (/quotes/{quote.pk}/): its words and those of its prints were compared"


def _mend_index(quotes: Collection[int]) -> Iterator[str]:
    with acting_name(record.WHO, "Index renewed by verify"):
        terms.renew(quotes)
    yield f"the index of telling words was renewed for {counted(len(quotes), 'quote')}"
