"""The privacy officer sees the register, the promises and what is left out; others do not."""

import html
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import people
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from leeszaal.login.models import Role
from leeszaal.privacy.changes import look
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import RightsRequest

ADDRESSES = [
    "/office/privacy/",
    "/office/privacy/activities/",
    "/office/privacy/activities/lending/",
    "/office/privacy/promises/",
    "/office/privacy/left-out/",
    "/office/privacy/changes/",
]


def logged_in(role: Role) -> Client:
    """A browser in which a staff member with one role is logged in."""
    client = Client()
    client.force_login(**people.logged_in_as(people.staff("prisca", [role]).user))
    now, session = int(timezone.now().timestamp()), client.session
    session.update({"started": now, "seen": now, "limits": "staff"})
    session.save()
    return client


def let_something_wait() -> None:
    """A request that is late, and a change of the register for two people."""
    today = timezone.localdate()
    begun, due = today - timedelta(days=40), today - timedelta(days=9)
    days = {"dated_on": begun, "received_on": begun, "begun_on": begun, "due_on": due}
    RightsRequest.objects.create(
        person_kind="patron", person_id=people.patron().pk, right="15", intake="letter", **days
    )
    look(register(), timezone.now())
    looked_at = replace(register(), activities={"lending": replace(register().activities["lending"], keeping=())})
    assert look(looked_at, timezone.now()) is not None


@pytest.fixture
def officer(db: None) -> Client:
    return logged_in(Role.PRIVACY)


def test_every_activity_is_listed_and_has_a_page(officer: Client) -> None:
    page = officer.get("/office/privacy/activities/").content.decode()
    for activity in register().activities.values():
        assert f"/office/privacy/activities/{activity.key}/" in page
        detail = officer.get(f"/office/privacy/activities/{activity.key}/").content.decode()
        assert all(column in detail for column in activity.columns)
        said = (register().vocabulary.then[term.then].nl for term in activity.keeping)
        assert all(words in html.unescape(detail) for words in said)


def test_an_activity_that_does_not_exist_has_no_page(officer: Client) -> None:
    assert officer.get("/office/privacy/activities/gardening/").status_code == 404


def test_a_promise_is_shown_with_its_tests_or_as_not_yet_kept(officer: Client) -> None:
    page = officer.get("/office/privacy/promises/").content.decode()
    assert "tests/promises/test_terms_of_lending.py::test_a_returned_loan_forgets_its_borrower" in page
    kept = {promised.id for _, promised in register().promised()}
    assert page.count("Nog niet") + page.count("Not yet") == len(register().promises) - len(kept)


def test_a_difference_is_shown_where_the_officer_looks(officer: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE shopping_list (patron_id bigint)")
    page = officer.get("/office/privacy/activities/").content.decode()
    assert "shopping_list.patron_id" in page
    assert "say under [data] of an activity what it is for" in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_desk_does_not_see_the_register(db: None, address: str) -> None:
    assert logged_in(Role.DESK).get(address).status_code == 403


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_is_not_logged_in_is_sent_to_the_log_in_page(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 302


@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
@pytest.mark.django_db(transaction=True)
def test_everybody_can_read_the_pages_at_every_width(
    page: Page, axe: Callable[[Page], None], live_server: LiveServer, width: int
) -> None:
    let_something_wait()
    session = logged_in(Role.PRIVACY).cookies["leeszaal_session"].value
    page.context.add_cookies([{"name": "leeszaal_session", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": width, "height": 900})
    for address in ADDRESSES:
        page.goto(address)
        assert page.url.endswith(address)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (address, width)
        axe(page)
