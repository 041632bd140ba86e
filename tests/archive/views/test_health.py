"""The process and its database, asked whether they are well."""

from django.db import OperationalError, connection

from archive.changes.installing import remove


def test_health_asks_no_database(client):
    # No mark for the database: a statement would fail the test.
    assert client.get("/healthz").content == b"ok\n"
    assert client.post("/healthz").status_code == 405


def test_readiness_asks_once(db, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/readyz").status_code == 200


def test_readiness_warns_of_missing_triggers(db, client, caplog):
    assert client.get("/readyz").content == b"ok\n"
    assert not caplog.records
    remove()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ok, but triggers are missing\n")
    assert "verify --repair" in caplog.text


def test_readiness_without_a_database(db, client):
    def refuse(execute, sql, params, many, context):
        raise OperationalError

    with connection.execute_wrapper(refuse):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer["Retry-After"]
