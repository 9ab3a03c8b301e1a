"""A change of the statement stands on every public page for thirty days, until a visitor closes it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from versions_of import keeping_loans, published

from leeszaal.privacy.register import Register
from leeszaal.privacy.statement import news

pytestmark = [pytest.mark.django_db, pytest.mark.promise("NEWSTMT-1")]
SAYS = 'action="/privacy/seen/"'
PAGES = ["/", "/?q=", "/help/", "/branches/", "/privacy/", "/privacy/short/", "/account/login/", "/nowhere"]


def changed(register: Register, days_ago: int) -> None:
    """Let the statement have changed some days ago."""
    at = timezone.now() - timedelta(days=days_ago)
    published(register, at - timedelta(days=30))
    published(keeping_loans(register, "P5Y"), at)
    news.forget()


@pytest.mark.parametrize("address", PAGES)
def test_a_change_stands_on_every_public_page(client: Client, base_register: Register, address: str) -> None:
    changed(base_register, days_ago=3)
    assert SAYS in client.get(address).content.decode()


@pytest.mark.parametrize(("days", "told"), [(0, True), (29, True), (30, False)])
def test_it_stands_there_for_thirty_days(client: Client, base_register: Register, days: int, told: bool) -> None:
    changed(base_register, days_ago=days)
    assert (SAYS in client.get("/help/").content.decode()) == told


def test_the_first_version_is_no_change(client: Client, base_register: Register) -> None:
    published(base_register, timezone.now())
    news.forget()
    assert SAYS not in client.get("/help/").content.decode()


def test_who_closes_it_comes_back_and_sees_it_no_more(client: Client, base_register: Register) -> None:
    changed(base_register, days_ago=3)
    closed = client.post("/privacy/seen/", {"version": "2", "next": "/help/"})
    assert closed.headers["Location"] == "/help/"
    cookie = closed.cookies[settings.STATEMENT_COOKIE_NAME]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == ("2", 30 * 24 * 3600, True)
    assert SAYS not in client.get("/help/").content.decode()


def test_who_closed_an_earlier_change_sees_the_next(client: Client, base_register: Register) -> None:
    changed(base_register, days_ago=3)
    client.post("/privacy/seen/", {"version": "2", "next": "/"})
    published(keeping_loans(base_register, "P1Y"), timezone.now())
    news.forget()
    assert SAYS in client.get("/help/").content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "1; path=/", "١", "9" * 40])
def test_the_cookie_holds_a_number_of_a_version_and_nothing_else(client: Client, version: str) -> None:
    assert not client.post("/privacy/seen/", {"version": version}).cookies


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_closing_leads_to_no_other_site(client: Client, target: str) -> None:
    assert client.post("/privacy/seen/", {"version": "2", "next": target}).headers["Location"] == "/"


def test_the_banner_is_looked_up_once_and_not_for_each_page(client: Client, base_register: Register) -> None:
    changed(base_register, days_ago=3)
    client.get("/help/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/help/")
    assert [query for query in asked if "statementversion" in query["sql"]] == []
