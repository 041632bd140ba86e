"""The archive that `bench.joins` looks things up in, and its table; run inside `manage.py shell`."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from statistics import median

from django.db import connection, transaction
from django.utils import timezone

from archive.changes import installing
from archive.curation import nearby
from archive.models import Article, ArticleText, Quote, Telling
from archive.reading import said
from archive.text.telling import Wording
from bench._plans import read_whole
from players.models import Player

FAMOUS_SHARE, SPEAKERS = 50, 5_000
LOOK_UPS, AT_ONCE, QUOTES_EACH = 100, 10_000, 20
# Words of a Zipf-like law beside those that stand in every second sentence.
TYING = "we the i it was to and that you they have of in for a my is on as this".split()
TALK = "goal game team penalty win player moment season match play good great score chance".split()
SYLLABLES = "ba cor del fen gri hol jas kin lor mun nep ost pel quin ras sol tam ul vor wex".split()
TELLING = [f"{a}{b}{c}" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(TELLING))))

Row = tuple[int | str, ...]


def run(sizes: list[int]) -> None:
    """Grow the archive to each size and print what a look-up takes there."""
    installing.remove()
    dice = random.Random(4)  # noqa: S311 the same archive each time
    stage = _Stage(dice)
    print(
        f"{'quotes':>9} {'index rows':>11} {'made in':>8}  {'near, famous':>18} {'near, others':>18} "
        f"{'by text, ms':>18} {'found':>8}  read whole"
    )
    for size in sizes:
        began = time.perf_counter()
        rows = stage.grow(size)
        made = time.perf_counter() - began
        famous, others = stage.sample(size)
        near = [_times(nearby.near, some) for some in (famous, others)]
        texts = [_misquoted(dice, quote.text) for quote in (*famous, *others)]
        by_text = _times(lambda text: said.lookup(text=text), texts)
        found = sum(
            any(one["id"] == quote.pk for one in said.lookup(text=text))
            for quote, text in zip((*famous, *others), texts, strict=True)
        )
        print(
            f"{size:>9,} {rows:>11,} {made:>6.0f} s  {near[0]:>18} {near[1]:>18} {by_text:>18} "
            f"{found:>4}/{len(texts)}  {_whole(famous, others, texts)}",
            flush=True,
        )


def _whole(famous: Sequence[Quote], others: Sequence[Quote], texts: Sequence[str]) -> str:
    """The large tables that some of these look-ups read from end to end, by the database's plans."""
    acts: list[Callable[[], object]] = [
        *(partial(nearby.near, quote) for some in (famous, others) for quote in some[:5]),
        *(partial(said.lookup, text=text) for text in texts[:5]),
    ]
    return ", ".join(sorted(set().union(*map(read_whole, acts)))) or "nothing"


class _Stage:
    """Rows of invented quotes, written past the ORM; the index on the keys is made afterwards."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.count = 0
        self.speakers: list[int] = []
        now = timezone.now()
        Player.objects.bulk_create(
            Player(slug=f"player-{n}", name=f"Player {n}") for n in range(SPEAKERS)
        )
        self.players = list(Player.objects.order_by("pk").values_list("pk", flat=True))
        self.released_at = now
        with connection.schema_editor() as editor:
            editor.remove_constraint(Telling, Telling._meta.constraints[0])

    def grow(self, size: int) -> int:
        """Add quotes up to `size`; gives how many rows the index has."""
        _run('DROP INDEX IF EXISTS "telling_by_key"')
        while self.count < size:
            self._add(min(AT_ONCE, size - self.count))
        _run(
            'CREATE UNIQUE INDEX telling_by_key ON archive_telling ("key", accepted, speaker, quote_id)'
        )
        _run("ANALYZE")
        return Telling.objects.count()

    def sample(self, size: int) -> tuple[list[Quote], list[Quote]]:
        """Quotes of the famous speaker, and of others, drawn from all that are there."""
        drawn = self.dice.sample(range(1, size + 1), min(size, 60 * LOOK_UPS))
        keys = iter(drawn)
        famous: list[int] = []
        others: list[int] = []
        for pk in keys:
            (famous if self.speakers[pk - 1] == self.players[0] else others).append(pk)
        return (
            list(Quote.objects.filter(pk__in=famous[:LOOK_UPS])),
            list(Quote.objects.filter(pk__in=others[:LOOK_UPS])),
        )

    def _add(self, many: int) -> None:
        first = self.count + 1
        self.count += many
        now = timezone.now().isoformat()
        quotes: list[Row] = []
        index: list[Row] = []
        for pk in range(first, first + many):
            famous = pk % FAMOUS_SHARE == 0
            speaker = self.players[0] if famous else self.dice.choice(self.players)
            self.speakers.append(speaker)
            text = _sentence(self.dice)
            quotes.append((pk, text, speaker, now, now, *PLAIN.values()))
            index += [(key, 1, speaker, pk) for key in Wording(text).keys]
        texts = self._articles(first, many // QUOTES_EACH + 1)
        printed: list[Row] = []
        for number, row in enumerate(quotes):
            version = texts[number // QUOTES_EACH]
            printed.append((row[0], version.article_id, version.pk, "verified"))
        with transaction.atomic():
            _copy(
                "archive_quote",
                ("id", "text", "speaker_id", "created_at", "updated_at", *PLAIN),
                quotes,
            )
            _copy("archive_citation", ("quote_id", "article_id", "text_id", "state"), printed)
            _copy("archive_telling", ("key", "accepted", "speaker", "quote_id"), index)

    def _articles(self, first: int, many: int) -> list[ArticleText]:
        """Public articles to print the quotes from number `first` on."""
        articles = Article.objects.bulk_create(
            Article(slug=f"a-{first}-{n}", title="A", released_at=self.released_at)
            for n in range(many)
        )
        return ArticleText.objects.bulk_create(
            ArticleText(article=article, number=1, sha256="0" * 64) for article in articles
        )


# What a quote is beside its words and speaker.
PLAIN = {
    "kind": "direct", "speaker_name": "", "speaker_set_by": "machine", "candidates": "[]",
    "said_on_precision": "unknown", "occasion": "", "language": "en", "translated_from": "",
    "translator": "", "state": "accepted", "status": "single_source", "status_reason": "",
}  # fmt: skip


def _copy(table: str, names: tuple[str, ...], rows: Sequence[Row]) -> None:
    """Rows past the ORM, by the fastest way that each database has."""
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            # Only names of our own are put in.
            insert = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 no value is put in
            cursor.executemany(insert, rows)


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _sentence(dice: random.Random) -> str:
    """Eight to thirty words, half of them of no weight."""
    words = []
    for _ in range(dice.randint(8, 30)):
        kind = dice.random()
        if kind < 0.5:
            words.append(dice.choice(TYING))
        elif kind < 0.7:
            words.append(dice.choice(TALK))
        else:
            words += dice.choices(TELLING, cum_weights=WEIGHTS)
    return " ".join(words)


def _misquoted(dice: random.Random, text: str) -> str:
    """As somebody may remember it: one word of five left out, two changed."""
    words = [word for word in text.split() if dice.random() > 0.2]
    for _ in range(2):
        words[dice.randrange(len(words))] = dice.choice(TELLING)
    return " ".join(words)[: said.LONGEST]


def _times(act: Callable[..., object], over: Sequence[object]) -> str:
    """Milliseconds: the median and, in brackets, the slowest but four of a hundred."""
    clock = _clock()
    took: list[float] = []
    for one in islice(_twice(over), 5, None):
        began = clock()
        act(one)
        took.append((clock() - began) * 1000)
    took.sort()
    return f"{median(took):.1f} ({took[int(len(took) * 0.95)]:.1f})"


def _clock() -> Callable[[], float]:
    """Seconds of the processor, which do not depend on what else the machine does: of this process,
    in which SQLite works, and with PostgreSQL also of its process that serves us. Where the system
    does not tell that one's (another machine, another system), the clock on the wall."""
    if connection.vendor == "sqlite":
        return time.process_time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        process = Path("/proc") / str(cursor.fetchone()[0])
    try:
        if (process / "comm").read_text().strip() != "postgres":
            return time.perf_counter
    except OSError:
        return time.perf_counter
    spent = process / "schedstat"  # its first number: nanoseconds on the processor
    return lambda: time.process_time() + int(spent.read_text().split()[0]) / 1e9


def _twice(over: Sequence[object]) -> Iterator[object]:
    """The first few once more before all: what is read the first time is not measured."""
    yield from over[:5]
    yield from over
