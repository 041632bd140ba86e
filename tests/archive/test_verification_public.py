"""What everybody is told of the last check: page and API, nothing that is not public."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from archive.models import Article, CitationPart, Verification
from archive.verification import running, verify
from tests.world import SENTINEL, World

pytestmark = pytest.mark.django_db
PAGE, DATA = "/about/verification/", "/api/v1/verification"


def told(client: Client) -> str:
    return " ".join(client.get(PAGE).content.decode().split())


def break_all() -> None:
    """Every text and every part, those that are not public too."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_articletext SET text = text || '.'")
    CitationPart.objects.update(prefix="x")


def test_before_the_first_check(client: Client) -> None:
    answer = client.get(DATA).json()
    assert answer["checked_at"] is answer["all_well"] is answer["places"] is None
    assert answer["findings"] == []
    assert "No check yet" in told(client)


def test_all_is_well(world: World, client: Client) -> None:
    verify()
    answer = client.get(DATA).json()
    assert (answer["all_well"], answer["found"], answer["not_shown"]) == (True, 0, 0)
    # The quotes that everybody sees in the articles that everybody sees: no draft, no candidate.
    assert answer["places"] == {"verified": 3, "moved": 0, "changed": 0, "lost": 0}
    assert "All is well." in told(client)


def test_one_letter_changed_by_raw_sql_is_shown_and_mended(world: World, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE archive_articletext SET text = replace(text, 'been fuel', 'been fuol') "
            "WHERE article_id = %s",
            [world.article.pk],
        )
    before = client.get(DATA)["ETag"]
    with pytest.raises(CommandError) as refused:
        call_command("verify")
    assert refused.value.returncode == 1
    answer = client.get(DATA)
    assert answer["ETag"] != before
    findings = answer.json()["findings"]
    assert {
        "kind": "place",
        "message": "The words cited do not stand at their place in the stored text.",
        "article": {"slug": "fuel", "title": "Fuel", "page": "/articles/fuel/"},
        "quote": {"id": world.fuel.pk, "page": f"/quotes/{world.fuel.pk}/"},
    } in findings
    # Two quotes have these words; neither is counted among those that stand.
    assert answer.json()["places"] == {"verified": 1, "moved": 0, "changed": 2, "lost": 0}
    page = told(client)
    assert "where they were cited</dt><dd>1</dd>" in page
    assert f'<a href="/quotes/{world.fuel.pk}/">Quote {world.fuel.pk}</a>' in page
    assert "fuol" not in page + answer.content.decode()
    call_command("verify", "--repair")
    answer = client.get(DATA).json()
    assert (answer["all_well"], answer["repaired"], answer["findings"]) == (True, 1, [])
    assert "put right 1 thing" in told(client)


def test_a_place_that_is_put_back_never_moved(world: World, client: Client) -> None:
    part = CitationPart.objects.get(citation__quote=world.brief)
    CitationPart.objects.filter(pk=part.pk).update(start=part.start + 1)
    verify()
    assert client.get(DATA).json()["places"]["verified"] == 2
    lines: list[str] = []
    verify(repair=True, tell=lambda stage, what: lines.append(f"{stage}: {what}"))
    assert any("1 put back at its place" in line for line in lines)
    places = client.get(DATA).json()["places"]
    assert places == {"verified": 3, "moved": 0, "changed": 0, "lost": 0}


def test_what_is_not_public_is_only_counted(world: World, client: Client) -> None:
    break_all()
    report = verify()
    whole = "".join(str(one) for one in report.findings)
    assert SENTINEL in whole.lower()
    answer = client.get(DATA)
    assert SENTINEL not in (answer.content.decode() + told(client)).lower()
    shown = answer.json()
    assert shown["found"] == report.found
    assert 0 < shown["not_shown"] < report.found
    hidden = {world.candidate.pk, world.rejected.pk, world.withdrawn_quote.pk}
    assert not hidden & {one["quote"]["id"] for one in shown["findings"] if one["quote"]}
    assert {one["article"]["slug"] for one in shown["findings"]} == {"fuel", "in-brief", "open"}
    # Withdrawn since: its findings go with it.
    Article.objects.filter(slug="fuel").update(withdrawn_at=timezone.now())
    after = client.get(DATA).json()
    assert {one["article"]["slug"] for one in after["findings"]} == {"in-brief", "open"}
    assert after["not_shown"] > shown["not_shown"]


def test_the_report_keeps_the_first_findings(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_all()
    monkeypatch.setattr(running, "KEPT", 4)
    report = verify()
    kept = Verification.objects.get()
    assert len(kept.findings) == 4 < kept.found == report.found


def test_it_costs_few_statements_and_takes_no_parameters(
    world: World, client: Client, django_assert_max_num_queries
) -> None:
    break_all()
    verify()
    with django_assert_max_num_queries(4):
        client.get(DATA)
    assert client.get(f"{DATA}?page=2").status_code == 422
    assert client.get(f"{PAGE}?page=2").status_code == 422
