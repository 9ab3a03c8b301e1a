"""A visitor chooses a language; only two letters are kept."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True, headers={"accept-language": "nl"})


def test_dutch_is_spoken_unless_the_browser_asks_otherwise() -> None:
    assert b'<html lang="nl">' in Client().get("/help/").content
    assert b'<html lang="en">' in Client(headers={"accept-language": "en-GB,en;q=0.9"}).get("/help/").content


def test_a_chosen_language_stays_and_the_visitor_returns_to_the_page(visitor: Client) -> None:
    answer = visitor.post("/language/", {"language": "en", "next": "/help/?x=1"})
    assert answer.headers["Location"] == "/help/?x=1"
    assert visitor.cookies["leeszaal_language"].value == "en"
    assert b'<html lang="en">' in visitor.get("/help/").content


@pytest.mark.parametrize("elsewhere", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""])
def test_nobody_is_sent_to_another_site(elsewhere: str, visitor: Client) -> None:
    assert visitor.post("/language/", {"language": "en", "next": elsewhere}).headers["Location"] == "/"


def test_a_language_that_does_not_exist_is_not_kept(visitor: Client) -> None:
    assert not visitor.post("/language/", {"language": "xx"}).cookies


def test_a_link_cannot_change_the_language(visitor: Client) -> None:
    assert visitor.get("/language/?language=en").status_code == 405
