"""The admin in Chromium under our content security policy: nothing of it is stopped, and its scripts do their work.

The `page` fixture fails a test in which the browser names a broken policy.
"""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def desk(page, live_server, client):
    """Opens an address of the admin as an administrator."""
    client.force_login(User.objects.create_superuser("edda", password="a long enough password"))
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])

    def visit(name, *arguments):
        response = page.goto(live_server.url + reverse(f"admin:{name}", args=arguments))
        assert response.status == 200, response.url
        return page

    return visit


def test_every_list_and_form(desk, rf):
    request = rf.get("/")
    request.user = User.objects.get()
    for model in MODELS:
        address = f"{model._meta.app_label}_{model._meta.model_name}"
        desk(f"{address}_changelist")
        if admin.site._registry[model].has_add_permission(request):
            desk(f"{address}_add")


def test_a_link_of_the_calendar_opens_it(desk):
    page = desk("archive_match_add")
    page.locator(".datetimeshortcuts a").filter(has=page.locator(".date-icon")).first.click()
    assert page.locator(".calendarbox").first.is_visible()


def test_a_box_that_completes_names_asks_for_them(desk):
    page = desk("archive_match_add")
    with page.expect_response(lambda answer: "/admin/autocomplete/" in answer.url) as asked:
        page.locator(".select2-selection").first.click()
    assert asked.value.status == 200
