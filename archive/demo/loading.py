"""The demonstration put in: by the acts of the desk, in one transaction."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from archive.changes import acting
from archive.curation import quotes as deciding
from archive.curation import releasing, tagging
from archive.demo import accounts, claims
from archive.demo.book import ARTICLE, DATA, Book, read
from archive.demo.record import Record
from archive.ingest.drafts import Draft, Incoming, Overrides, find, read_draft
from archive.ingest.writing import add_article
from archive.models import (
    Article,
    ArticleText,
    BatchKind,
    BatchState,
    Citation,
    CitationPart,
    Display,
    ImportBatch,
    Intake,
    Match,
    Mention,
    Moment,
    MomentPlayer,
    Precision,
    Quote,
    Spell,
    Story,
    StoryItem,
    Tagging,
    Theme,
)
from archive.models.teams import TeamKind
from players.linking import directory
from players.models import Player, PlayerAlias, PlayerRole

WHY = "Demonstration archive"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What `load` did: how many rows it put in, and the editor's account where it made one."""

    rows: int
    editor: User | None


def present() -> bool:
    """Whether the demonstration is in this archive; one statement."""
    return ImportBatch.objects.filter(kind=BatchKind.DEMO, state=BatchState.DONE).exists()


def is_new() -> bool:
    """Whether this archive has nothing yet, and never had the demonstration."""
    return not (
        ImportBatch.objects.filter(kind=BatchKind.DEMO).exists()
        or Article.objects.exists()
        or Match.objects.exists()
        or Player.objects.exists()
    )


def load(*, password: str) -> Loaded:
    """Put the demonstration in, and the account of its editor with this password.

    Where it is in already, nothing is added. What else is in the archive, it takes as it is.
    Everything or nothing: one transaction.
    """
    # Before the transaction: an error in the data is told before anybody waits.
    draft = read_draft(Incoming(ARTICLE, (DATA / "article.md").read_bytes()), Overrides())
    data = read("archive.json")
    with acting(None, WHY):
        # Asked again here: another process may be loading too.
        if present():
            return Loaded(rows=0, editor=None)
        writer = accounts.make_writer()
        with acting(writer, WHY):
            batch = ImportBatch.objects.create(kind=BatchKind.DEMO, by=writer)
            loader = _Loader(Book(batch), data, writer)
            loader.record.load(loader.people())
            loader.themes()
            article = loader.article(draft)
            loader.moments()
            loader.tags(article)
            loader.story(article)
            loader.claims(article)
            editor = accounts.make_editor(password)
            if editor:
                loader.book.note(editor)
            rows = loader.book.close()
            ImportBatch.objects.filter(pk=batch.pk).update(
                state=BatchState.DONE, finished_at=timezone.now(), added=rows
            )
    return Loaded(rows=rows, editor=editor)


class _Loader:
    """The parts of the demonstration, in the order in which they need each other."""

    def __init__(self, book: Book, data: dict[str, Any], writer: User) -> None:
        self.book = book
        self.data = data
        self.writer = writer
        self.record = Record(book, data)
        self._players: dict[str, Player] = {}
        self._themes: dict[str, Theme] = {}
        self._moments: dict[str, Moment] = {}
        self._quotes: dict[str, Quote] = {}

    def people(self) -> dict[str, Player]:
        """Make the players; gives those to whom goals are tied, by the name printed."""
        for fields in self.data["players"]:
            found = Player.objects.filter(slug=fields["slug"]).first()
            self._players[fields["slug"]] = found or self._make_player(fields)
        kane = self._players[self.data["article"]["speaker"]]
        return {kane.name: kane}

    def _make_player(self, fields: dict[str, Any]) -> Player:
        born = fields.get("born")
        player = Player.objects.create(
            **{
                name: fields.get(name, "")
                for name in ("slug", "name", "nationality", "position", "gender")
            },
            born=date.fromisoformat(born) if born else None,
        )
        self.book.note(player)
        for name in fields.get("aliases", ()):
            self.book.note(PlayerAlias.objects.create(player=player, name=name))
        for role in fields["roles"]:
            self.book.note(PlayerRole.objects.create(player=player, role=role))
        for name in fields.get("teams", ()):
            kind = TeamKind.CLUB if name in self.data["clubs"] else TeamKind.NATIONAL
            team = self.record.team(name, kind)
            self.book.note(Spell.objects.create(player=player, team=team))
        return player

    def themes(self) -> None:
        """Make the themes."""
        for fields in self.data["themes"]:
            theme = Theme.objects.filter(slug=fields["slug"]).first()
            if theme is None:
                theme = Theme.objects.create(**fields)
                self.book.note(theme)
            self._themes[fields["slug"]] = theme

    def article(self, draft: Draft) -> Article:
        """Take the article in as any other, accept what is surely Kane's, and release it."""
        if there := Article.objects.filter(intakes__sha256=draft.sha256).first():
            quotes = Quote.objects.filter(citations__article=there)
            self._quotes = {quote.text: quote for quote in quotes}
            return there
        known = directory()
        article = add_article(draft, find(draft, known), known=known, batch=self.book.batch)
        told = self.data["article"]
        article.display = Display.FULL
        article.note = told["note"]
        article.save()
        self._note_article(article)
        match = self.record.match(told["match"])
        speaker = self._players[told["speaker"]]
        for quote in Quote.objects.filter(citations__article=article, speaker=speaker):
            quote.said_on = date.fromisoformat(told["said_on"])
            quote.said_on_precision = Precision.DAY
            quote.occasion = told["occasion"]
            quote.match = match
            deciding.edit(
                by=self.writer,
                quote=quote,
                version=quote.version,
                fields={"said_on", "said_on_precision", "occasion", "match"},
            )
            self._quotes[quote.text] = quote
        deciding.accept(by=self.writer, quotes=[quote.pk for quote in self._quotes.values()])
        releasing.release(by=self.writer, thing=article)
        return article

    def _note_article(self, article: Article) -> None:
        self.book.note(article)
        if article.publication and article.publication.articles.count() == 1:
            self.book.note(article.publication)
        for model, rows in (
            (ArticleText, article.texts),
            (Intake, article.intakes),
            (Mention, article.mentions),
            (Citation, article.citations),
            (CitationPart, CitationPart.objects.filter(citation__article=article)),
            (Quote, Quote.objects.filter(citations__article=article)),
        ):
            self.book.note_keys(model, rows.values_list("pk", flat=True))

    def moments(self) -> None:
        """Make the moments, with their match, event, people and themes, and release them."""
        for fields in self.data["moments"]:
            if there := Moment.objects.filter(slug=fields["slug"]).first():
                self._moments[fields["slug"]] = there
                continue
            match = self.record.match(fields["match"])
            kind, minute = fields["event"]
            moment = Moment.objects.create(
                slug=fields["slug"],
                title=fields["title"],
                date=date.fromisoformat(fields["date"]),
                summary=fields["summary"],
                match=match,
                event=match.events.filter(kind=kind, minute=minute).first(),
                venue=self.record.venues.get(fields.get("venue", "")),
            )
            self.book.note(moment)
            for position, slug in enumerate(fields["players"]):
                player = self._players[slug]
                self.book.note(
                    MomentPlayer.objects.create(moment=moment, player=player, position=position)
                )
            self._give_themes(moment, fields["themes"])
            releasing.release(by=self.writer, thing=moment)
            self._moments[fields["slug"]] = moment

    def tags(self, article: Article) -> None:
        """Tie the quotes to their moments, and give them their themes."""
        for fields in self.data["quotes"]:
            quote = self._quote(fields["begins"])
            self._give_themes(quote, fields["themes"])
            for tie in fields["moments"]:
                moment = self._moments[tie["slug"]]
                tagging.tag(
                    by=self.writer,
                    quotes=[quote.pk],
                    moment=moment.pk,
                    kind=tie["kind"],
                    why=tie["why"],
                )
        mine = Tagging.objects.filter(quote__citations__article=article, by=self.writer)
        self.book.note_keys(Tagging, mine.values_list("pk", flat=True))

    def story(self, article: Article) -> None:
        """Make the story with its steps, and release it."""
        fields = dict(self.data["story"])
        steps = fields.pop("items")
        if Story.objects.filter(slug=fields["slug"]).exists():
            return
        story = Story.objects.create(**fields)
        self.book.note(story)
        for position, step in enumerate(steps, 1):
            item = StoryItem(story=story, position=position, text=step["text"])
            if "moment" in step:
                item.moment = self._moments[step["moment"]]
            elif "quote" in step:
                item.quote = self._quote(step["quote"])
            elif "match" in step:
                item.match = self.record.match(step["match"])
            else:
                item.article = article
            item.save()
            self.book.note(item)
        releasing.release(by=self.writer, thing=story)

    def claims(self, article: Article) -> None:
        """Mark the numbers that the article states."""
        claims.mark(self.book, self.record, article, self._players, self.data["claims"])

    def _quote(self, begins: str) -> Quote:
        [quote] = [quote for text, quote in self._quotes.items() if text.startswith(begins)]
        return quote

    def _give_themes(self, thing: Quote | Moment, names: list[str]) -> None:
        through = type(thing).themes.through
        ties = through._base_manager.filter(**{str(type(thing)._meta.model_name): thing})
        before = set(ties.values_list("pk", flat=True))
        thing.themes.add(*(self._themes[name] for name in names))
        self.book.note_keys(through, set(ties.values_list("pk", flat=True)) - before)
