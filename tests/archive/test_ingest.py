"""Features taken in: drafts with candidates, once each, whole or not at all. Invented people."""

import hashlib
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from archive import release
from archive.ingest import Incoming, Overrides, ingest, read_file, writing
from archive.models import (
    Article,
    ArticleText,
    Change,
    Citation,
    CitationPart,
    Competition,
    ImportBatch,
    Intake,
    Mention,
    Quote,
    QuoteState,
    Source,
    SourceKind,
    Spell,
    Team,
    Venue,
)
from archive.text.spans import from_json
from players.models import Player

pytestmark = pytest.mark.django_db

FEATURE = """Ada Brook looks back

Ada Brook scored twice for Norland at Mill Park. “It was a long night,” Brook said. “We earned it.”

Her manager Ivo Lind spoke of “a fine team” in the Harbour Cup.

“Nobody slept,” said Ivo Lind.
"""


@pytest.fixture
def brook():
    player = Player.objects.create(slug="ada-brook", name="Ada Brook", gender="female")
    norland = Team.objects.create(slug="norland", name="Norland")
    Spell.objects.create(player=player, team=norland)
    Venue.objects.create(slug="mill-park", name="Mill Park", city="Millby")
    Competition.objects.create(slug="harbour-cup", name="UEFA Harbour Cup")
    return player


def take(text=FEATURE, name="feature.txt", **options):
    content = text if isinstance(text, bytes) else text.encode()
    report = ingest([Incoming(name, content)], **options)
    return report.taken[0]


def rows():
    """How many rows there are of all that taking in may write."""
    kinds = (
        Article,
        ArticleText,
        Intake,
        Quote,
        Citation,
        CitationPart,
        Mention,
        Source,
        ImportBatch,
    )
    return [kind.objects.count() for kind in kinds]


def printed():
    """The words of the one article that was taken in."""
    return ArticleText.objects.get(current_for__isnull=False)


def test_a_feature_becomes_a_draft_with_candidates(brook):
    taken = take()
    assert (taken.outcome, taken.slug) == ("added", "ada-brook-looks-back")
    article = Article.objects.get()
    assert (article.title, article.display, article.released_at) == (
        "Ada Brook looks back",
        "quotes",
        None,
    )
    text = printed()
    assert text.text.startswith("Ada Brook scored twice"), "the title is stored once, as the title"
    assert text.sha256 == hashlib.sha256(text.text.encode()).hexdigest()
    assert [span.kind for span in from_json(text.spans)] == ["paragraph"] * 3
    assert set(Quote.objects.values_list("state", flat=True)) == {QuoteState.CANDIDATE}
    quote = Quote.objects.get(text__startswith="It was")
    assert (quote.text, quote.kind) == ("It was a long night, We earned it.", "direct")
    assert (quote.speaker, quote.speaker_name) == (brook, "Brook")
    assert (quote.said_on, quote.said_on_precision) == (None, "unknown")
    assert quote.confidence
    assert quote.confidence >= writing.SURE_ENOUGH
    assert quote.candidates[0] == ["Ada Brook", quote.confidence]


def test_every_part_is_the_text_at_its_own_place(brook):
    take()
    text = printed().text
    parts = CitationPart.objects.select_related("citation__text")
    assert parts.count() == 4
    for part in parts:
        assert text[part.start : part.end] == part.exact
        assert text[: part.start].endswith(part.prefix)
        assert text[part.end :].startswith(part.suffix)
        assert part.citation.text.text == text
        assert part.citation.state == "verified"


def test_what_is_named_is_noted_with_its_place(brook):
    take()
    text = printed().text
    found = []
    for mention in Mention.objects.select_related("player", "team", "venue", "competition"):
        named = mention.player or mention.team or mention.venue or mention.competition
        assert named
        assert text[mention.start : mention.end] == mention.exact
        found.append((mention.kind, mention.exact, named.slug))
    assert found == [
        ("player", "Ada Brook", "ada-brook"),
        ("team", "Norland", "norland"),
        ("venue", "Mill Park", "mill-park"),
        ("player", "Brook", "ada-brook"),
        ("competition", "Harbour Cup", "harbour-cup"),
    ]


def test_a_speaker_nobody_knows_stays_as_printed(brook):
    take()
    quote = Quote.objects.get(text__startswith="Nobody slept")
    assert (quote.speaker, quote.speaker_name) == (None, "Ivo Lind")


def test_of_two_people_of_one_name_neither_is_guessed(brook):
    Player.objects.create(slug="ada-brook-2", name="Ada Brook")
    take()
    quote = Quote.objects.get(text__startswith="It was")
    assert (quote.speaker, quote.speaker_name) == (None, "Brook")
    assert quote.candidates[0][0] == "Ada Brook"
    named = Mention.objects.filter(kind="player")
    assert {mention.exact for mention in named} == {"Ada Brook", "Brook"}
    for mention in named:
        assert (mention.state, mention.player) == ("open", None)
        assert len(mention.candidates) == 2, "an editor chooses"


def test_a_guess_below_the_bar_is_no_speaker(brook, monkeypatch):
    monkeypatch.setattr(writing, "SURE_ENOUGH", 1.1)
    take()
    quote = Quote.objects.get(text__startswith="It was")
    assert quote.speaker is None
    assert quote.candidates[0][0] == "Ada Brook"
    assert quote.confidence
    assert 0 < quote.confidence <= 1


def test_a_pronoun_is_kept_as_the_name_it_stands_for(brook):
    take("Brook again\n\nAda Brook won the ball and ran.\n\n“I saw the gap and went,” she said.\n")
    quote = Quote.objects.get()
    assert (quote.speaker, quote.speaker_name) == (brook, "Ada Brook")


def test_words_of_the_title_alone_are_a_headline_quote_without_parts(brook):
    take("Ada Brook: “I will never leave this club”\n\nAda Brook has stayed for nine years.\n")
    quote = Quote.objects.get()
    assert (quote.kind, quote.text) == ("headline", "I will never leave this club")
    assert quote.citations.get().parts.count() == 0


def test_a_title_quote_that_the_body_holds_is_the_bodys(brook):
    take("Brook: “I will stay”\n\n“I will stay,” said Ada Brook, “and that is all.”\n")
    quote = Quote.objects.get()
    assert (quote.kind, quote.citations.get().parts.count()) == ("direct", 2)


def test_the_original_bytes_are_kept(brook):
    content = FEATURE.replace("\n", "\r\n").encode("utf-8-sig")
    take(content)
    intake = Intake.objects.get()
    assert bytes(intake.content) == content
    assert intake.sha256 == hashlib.sha256(content).hexdigest()
    assert "\r" not in ArticleText.objects.get().text


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


def test_one_address_for_each_title(brook):
    slugs = [take(FEATURE + "Night fell. " * number).slug for number in range(3)]
    assert slugs == ["ada-brook-looks-back", "ada-brook-looks-back-2", "ada-brook-looks-back-3"]


def test_what_the_document_does_not_say_stays_unknown(brook):
    take()
    article = Article.objects.get()
    assert (article.byline, article.publication, article.published_on, article.source_url) == (
        "",
        None,
        None,
        "",
    )
    assert (article.standfirst, article.rights, article.retrieved_on) == ("", "", None)


def test_what_is_said_with_it_goes_before_what_it_says(brook):
    marked = (
        "---\ntitle: One\npublication: The Old Paper\nbyline: A. Writer\n---\nWords by Ada Brook.\n"
    )
    said = Overrides(
        title=" Two ",
        publication="The  New Paper",
        published_on=date(2025, 10, 15),
        source_url="https://example.org/two",
    )
    take(marked, "feature.md", overrides=said)
    article = Article.objects.get()
    assert article.publication
    assert (article.title, article.publication.name, article.byline) == (
        "Two",
        "The New Paper",
        "A. Writer",
    )
    assert (article.published_on, article.source_url) == (
        date(2025, 10, 15),
        "https://example.org/two",
    )


def test_a_publication_is_one_whatever_its_letters(brook):
    Source.objects.create(slug="the-new-paper", kind=SourceKind.DATA_SET, name="The New Paper")
    for number, name in enumerate(["The Néw Paper", "THE NEW PAPER", "The New Paper"]):
        take(FEATURE + "More. " * number, overrides=Overrides(publication=name))
    papers = Source.objects.filter(kind=SourceKind.PUBLICATION)
    assert [(paper.slug, paper.articles.count()) for paper in papers] == [("the-new-paper-2", 3)]


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


def test_the_number_of_statements_does_not_grow_with_the_quotes(brook):
    """On SQLite Django cuts a statement at 999 values: one for each 30 rows or so."""
    counts = []
    for number, many in enumerate((5, 500)):
        said = "\n\n".join(
            f"“This is answer {one} of {many},” Ada Brook said. “Yes.”" for one in range(many)
        )
        with CaptureQueriesContext(connection) as statements:
            taken = take(f"Answers {number}\n\n{said}")
        assert (taken.quotes, taken.parts) == (many, 2 * many)
        counts.append(len(statements))
    few, many = counts
    assert few <= 30
    if connection.vendor == "postgresql":
        assert many == few
    else:
        assert many <= few + 60


# features.md 4.4: [start, end) of each marked run in the file, marks included.
FIRST_FEATURE = [
    ("fragment", [(409, 420)]),
    ("direct", [(1459, 1483), (1499, 1621)]),
    ("direct", [(2059, 2116), (2140, 2246)]),
    ("direct", [(2621, 2667), (2678, 2775)]),
    ("direct", [(2889, 2949), (2972, 3042)]),
    ("fragment", [(3270, 3293)]),
    ("direct", [(3425, 3469), (3483, 3624)]),
]


def test_the_first_feature(shared):
    kane = Player.objects.create(slug="harry-kane", name="Harry Kane", gender="male")
    southgate = Player.objects.create(
        slug="gareth-southgate", name="Gareth Southgate", gender="male"
    )
    southgate.roles.create(role="manager")
    content = (shared / "data/seed/feature.txt").read_bytes()
    raw = content.decode()
    taken = take(content)
    assert (taken.headings, taken.paragraphs, taken.quotes, taken.parts) == (5, 31, 7, 12)
    article = Article.objects.get()
    text = printed().text
    assert article.title not in text, "the title stands in the file twice and is stored once"
    assert (article.byline, article.publication, article.published_on, article.source_url) == (
        "",
        None,
        None,
        "",
    )

    quotes = list(Quote.objects.order_by("pk"))
    assert [quote.kind for quote in quotes] == [kind for kind, _ in FIRST_FEATURE]
    for quote, (_, runs) in zip(quotes, FIRST_FEATURE, strict=True):
        parts = list(quote.citations.get().parts.all())
        assert [part.exact for part in parts] == [raw[start + 1 : end - 1] for start, end in runs]
        assert all(text[part.start : part.end] == part.exact for part in parts)
        assert quote.state == QuoteState.CANDIDATE
    doubtful = quotes.pop(5)
    assert (doubtful.speaker, doubtful.speaker_name) == (None, "")
    assert doubtful.confidence
    assert doubtful.confidence < 0.9
    assert {name for name, _ in doubtful.candidates} >= {"Harry Kane", "Gareth Southgate"}
    assert all((quote.speaker, quote.speaker_name) == (kane, "Harry Kane") for quote in quotes)
    assert set(Mention.objects.values_list("player__slug", flat=True)) == {
        "harry-kane",
        "gareth-southgate",
    }

    before = rows()
    again = take(content)
    assert (again.outcome, again.page) == ("unchanged", taken.page)
    assert rows() == before
