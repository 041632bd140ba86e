"""`manage.py verify`: what is off is named, what can be put right is, and nothing is attached silently."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from archive import changes, terms
from archive.changes.installing import MAKERS
from archive.curation import articles
from archive.models import (
    Article,
    ArticleText,
    Change,
    Citation,
    CitationPart,
    Mention,
    Quote,
    Verification,
)
from archive.verification import passes, verify
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


def sql(statement: str, *values: Any) -> None:
    """What somebody did with the database's own shell."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def run(*arguments: str) -> tuple[int, str]:
    """The command's exit status and what it printed."""
    out = StringIO()
    try:
        call_command("verify", *arguments, stdout=out)
    except CommandError as error:
        return error.returncode, f"{out.getvalue()}{error}"
    return 0, out.getvalue()


def kinds() -> list[str]:
    return [one.kind for one in verify().findings]


def break_a_letter(world: World, column: str = "text") -> Citation:
    """One letter of the article called Fuel becomes another, in the words of its quote."""
    sql(
        f"UPDATE archive_articletext SET {column} = replace({column}, 'been fuel', 'been fuol') "
        "WHERE article_id = %s",
        world.article.pk,
    )
    return world.fuel.citations.get(article=world.article)


def test_a_sound_archive_has_nothing_to_tell(world: World) -> None:
    status, told = run()
    assert (status, "verified" in told) == (0, True)
    kept = Verification.objects.get()
    assert (kept.found, kept.repaired, kept.findings, kept.by) == (0, 0, [], "verify")
    assert kept.looked_at["citations"] == Citation.objects.count()
    # What is not public is checked, and not counted for readers.
    assert sum(kept.places.values()) < Citation.objects.count()
    run()
    assert Verification.objects.exclude(pk=kept.pk).count() == Verification.objects.count() == 1


def test_one_letter_changed_by_raw_sql(world: World) -> None:
    citation = break_a_letter(world)
    status, told = run()
    assert status == 1
    line = next(line for line in told.splitlines() if line.startswith(f"citation {citation.pk} "))
    assert f"(quote {world.fuel.pk}) in “Fuel” (/articles/fuel/)" in line
    assert "expected “It’s been fuel for me,”, found “It’s been fuol for me,”" in line
    assert "fingerprint: expected" in told
    assert "not what its Markdown gives" in told
    status, told = run("--repair")
    assert (status, "its text is again what was fingerprinted" in told) == (0, True)
    citation.refresh_from_db()
    assert citation.state == "verified"
    assert run()[0] == 0
    by = Change.objects.filter(table="archive_articletext").order_by("-pk").first()
    assert by is not None
    assert (by.actor, by.why) == ("verify", "Text put right by verify")


def test_a_letter_changed_in_text_and_markdown_is_put_back_from_history(world: World) -> None:
    break_a_letter(world)
    break_a_letter(world, "body")
    assert run("--repair")[0] == 0
    text = ArticleText.objects.get(article=world.article)
    assert "been fuel" in text.text
    assert "been fuel" in text.body


def test_what_cannot_be_put_back_is_found_again_and_waits_for_an_editor(world: World) -> None:
    citation = break_a_letter(world)
    break_a_letter(world, "body")
    Change.objects.all().delete()
    status, told = run("--repair")
    assert status == 0
    assert "fingerprinted anew" in told
    assert "2 changed places to be looked at by an editor" in told
    citation.refresh_from_db()
    assert citation.state == "changed"
    assert citation.before["parts"][0][2] == "It’s been fuel for me,"
    world.fuel.refresh_from_db()
    assert world.fuel.text.startswith("It’s been fuel for me,")


def test_words_that_are_nowhere_any_more_are_lost_not_attached(world: World) -> None:
    text = world.article.current_text
    assert text is not None
    sql(
        "UPDATE archive_articletext SET body = 'Rain.', text = 'Rain.', spans = '[]' WHERE id = %s",
        text.pk,
    )
    Change.objects.all().delete()
    status, _ = run("--repair")
    states = set(Citation.objects.filter(article=world.article).values_list("state", flat=True))
    assert states == {"lost"}
    # Their own version does not hold them any more either: that stays to be told.
    assert status == 1
    assert {one["kind"] for one in Verification.objects.get().findings} == {"place"}


def test_markdown_alone_that_is_lost_is_left_to_an_editor(world: World) -> None:
    break_a_letter(world, "body")
    Change.objects.all().delete()
    status, told = run("--repair")
    assert status == 1
    assert "left: version 1 in “Fuel”" in told
    assert "been fuel" in ArticleText.objects.get(article=world.article).text


@pytest.mark.parametrize(
    ("change", "kind", "expected"),
    [
        ({"start": 1, "end": 4}, "place", "at 1-4 expected"),
        ({"prefix": "x"}, "place", "before"),
        ({"suffix": "x"}, "place", "after"),
    ],
)
def test_a_part_changed_by_raw_sql_is_found_and_put_back(
    world: World, change: dict[str, Any], kind: str, expected: str
) -> None:
    part = CitationPart.objects.get(citation__quote=world.brief)
    CitationPart.objects.filter(pk=part.pk).update(**change)
    [found] = verify().findings
    assert (found.kind, found.quote, found.citation) == (kind, world.brief.pk, part.citation_id)
    assert expected in found.message
    assert run("--repair")[0] == 0
    again = CitationPart.objects.get(pk=part.pk)
    assert (again.start, again.end, again.prefix, again.suffix) == (
        part.start, part.end, part.prefix, part.suffix,
    )  # fmt: skip


def test_parts_over_each_other_and_old_texts() -> None:
    article = factories.article(body="“We kept the ball,” Brandt said. “We kept it well.”")
    quote = factories.quote("We kept the ball, We kept it well.")
    terms.rebuild()
    place = factories.cite(quote, article, "We kept the ball,", "We kept it well.")
    first = place.parts.get(number=0)
    CitationPart.objects.filter(pk=first.pk).update(number=9)
    # In this order they are other words, too.
    assert kinds() == ["quote", "order"]
    CitationPart.objects.filter(pk=first.pk).update(number=first.number)
    older = article.current_text
    assert older is not None
    newer = ArticleText.objects.create(
        article=article,
        number=2,
        body=older.body,
        text=older.text,
        spans=older.spans,
        sha256=older.sha256,
    )
    assert kinds() == ["current"]
    Article.objects.update(current_text=newer)
    assert kinds() == ["version"]
    Article.objects.update(current_text=older)
    assert run("--repair")[0] == 0
    place.refresh_from_db()
    assert (place.text, place.state) == (newer, "verified")


def test_a_place_on_another_articles_text(world: World) -> None:
    place = world.brief.citations.get()
    Citation.objects.filter(pk=place.pk).update(text=world.article.current_text)
    assert kinds() == ["version"]
    assert run("--repair")[0] == 0
    place.refresh_from_db()
    assert (place.text, place.state) == (world.quotes_only.current_text, "verified")


def test_a_headline_is_held_against_the_title(world: World) -> None:
    quote = factories.quote("Fuel", kind="headline")
    terms.rebuild()
    text = world.article.current_text
    assert text is not None
    Citation.objects.create(quote=quote, article=world.article, text=text)
    assert kinds() == []
    Article.objects.filter(pk=world.article.pk).update(title="Other")
    assert kinds() == ["place"]


def test_a_quote_has_the_words_of_its_prints(world: World) -> None:
    Quote.objects.filter(pk=world.brief.pk).update(text="Never said")
    found = verify().findings
    assert [(one.kind, one.quote) for one in found] == [
        ("quote", world.brief.pk),
        ("index", world.brief.pk),
    ]
    assert "expected “Never said”, found “" in found[0].message
    assert run("--repair")[0] == 0
    said = Quote.objects.get(pk=world.brief.pk)
    assert (said.text, said.version) == (world.brief.text, world.brief.version + 1)
    # Two prints that differ, and none of them by joining: an editor decides.
    factories.cite(said, world.article, "Kane")
    assert kinds() == ["quote"]
    status, told = run("--repair")
    assert (status, "left: citation" in told) == (1, True)
    assert Quote.objects.get(pk=said.pk).text == said.text


def test_a_print_that_was_joined_has_its_own_wording(world: World) -> None:
    place = factories.cite(world.brief, world.article, "It’s been fuel for me,")
    Citation.objects.filter(pk=place.pk).update(wording="It’s been fuel for me,", differs=True)
    terms.rebuild()
    assert kinds() == []
    Citation.objects.filter(pk=place.pk).update(wording="It’s been food for me,")
    assert kinds() == ["quote", "index"]
    assert run("--repair")[0] == 0
    place.refresh_from_db()
    assert place.wording == "It’s been fuel for me,"
    Citation.objects.filter(pk=place.pk).update(differs=False)
    [found] = verify().findings
    assert found.message == "marked as not differing from the quote’s words"
    assert run("--repair")[0] == 0
    place.refresh_from_db()
    assert place.differs


def test_an_edit_between_two_statements_is_no_fault(world: World) -> None:
    chief = User.objects.create_superuser("chief")
    article = Article.objects.get(pk=world.article.pk)
    text = article.current_text
    assert text is not None
    edits = iter([f"First of all. {text.body}"])

    def meanwhile(execute: Any, statement: str, *rest: Any) -> Any:
        # The citations are read, their parts are about to be.
        if 'FROM "archive_citationpart"' in statement and (body := next(edits, None)):
            articles.edit(
                by=chief, article=article, version=article.version, fields=set(), body=body
            )
        return execute(statement, *rest)

    with connection.execute_wrapper(meanwhile):
        assert kinds() == []
    assert next(edits, None) is None
    assert world.fuel.citations.get(article=world.article).state == "moved"


def test_mentions_are_found_again_or_taken_away(world: World) -> None:
    mention = Mention.objects.filter(article=world.article).first()
    assert mention is not None
    Mention.objects.filter(pk=mention.pk).update(start=0, end=2)
    text = world.quotes_only.current_text
    assert text is not None
    nowhere = Mention.objects.create(
        article=world.quotes_only,
        text=text,
        kind="player",
        player=world.kane,
        start=0,
        end=5,
        exact="Nobody",
    )
    assert kinds() == ["mention", "mention"]
    assert run("--repair")[0] == 0
    again = Mention.objects.get(pk=mention.pk)
    assert text_at(again) == mention.exact
    assert not Mention.objects.filter(pk=nowhere.pk).exists()


def text_at(mention: Mention) -> str:
    return mention.text.text[mention.start : mention.end]


def test_missing_triggers_are_told_and_put_back() -> None:
    name, drop = next(iter(MAKERS[connection.vendor].existing(connection).items()))
    sql(drop)
    status, told = run()
    assert (status, f"trigger {name}: missing" in told) == (1, True)
    assert run("--repair")[0] == 0
    assert changes.missing_triggers() == []


def test_columns_kept_by_the_database_are_held_against_their_dates() -> None:
    factories.quote(said=None)
    known, unknown = factories.quote(said=date(2024, 5, 6)), date(1, 1, 1)
    assert not passes.wrong_keys(Quote, "said_on", "newest_on", unknown).exists()
    wrong = passes.wrong_keys(Quote, "said_on", "newest_on", date(2, 2, 2))
    assert [row.pk for row in wrong] != [known.pk]
    assert wrong.count() == 1


def test_json_is_an_object_in_a_line(world: World) -> None:
    citation = break_a_letter(world)
    status, told = run("--json")
    assert status == 1
    *found, report = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert report["found"] == len(found) > 2
    assert citation.pk in {one["citation"] for one in found}
    assert {one["stage"] for one in found} == {"found"}


def test_statements_do_not_grow_with_the_archive(django_assert_max_num_queries: Any) -> None:
    article = factories.article(body="“We kept the ball,” Brandt said. Brandt left.")
    for _ in range(30):
        factories.quote(articles=[article])
    with django_assert_max_num_queries(60) as few:
        verify()
    for _ in range(10):
        factories.quote(articles=[article])
    with django_assert_max_num_queries(len(few.captured_queries)):
        verify()


def test_all_are_read_batch_by_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    article = factories.article(body="“We kept the ball,” Brandt said. Brandt left.")
    made = [factories.quote(articles=[article]) for _ in range(7)]
    CitationPart.objects.filter(citation__quote__in=made).update(exact="We kept the bell,")
    monkeypatch.setitem(passes._batches.__kwdefaults__, "size", 2)
    report = verify()
    assert report.looked_at["citations"] == 7
    assert [one.quote for one in report.findings if one.kind == "place"] == [one.pk for one in made]
