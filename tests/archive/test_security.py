"""The headers on every answer: pages, the admin, errors, static files."""

import re

import pytest
from django.http import HttpResponse

from archive.security import SecurityHeadersMiddleware

EXPECTED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"), [("/admin/login/", 200), ("/admin/", 302), ("/no-such-page/", 404)]
)
def test_every_answer_has_them(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert not re.search(r"unsafe|\*|https?:", policy)
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_a_refused_host_has_them_too(client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_a_view_keeps_a_policy_of_its_own(rf):
    def embed(request):
        return HttpResponse(headers={"Content-Security-Policy": "frame-ancestors *"})

    response = SecurityHeadersMiddleware(embed)(rf.get("/"))
    assert response.headers["Content-Security-Policy"] == "frame-ancestors *"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
