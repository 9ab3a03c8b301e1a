"""The page of erasing tells what the last round left, says of when that is, and asks again when somebody wants it."""

from datetime import timedelta

import people
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from leeszaal.login.models import Role
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import RegisterChange
from leeszaal.privacy.retention import nightly_round, rules

pytestmark = pytest.mark.django_db
PAGE = "/office/privacy/erasing/"


@pytest.fixture
def officer() -> Client:
    """The privacy officer."""
    return people.log_in(Client(headers={"accept-language": "en"}), people.staff("privacy", [Role.PRIVACY]))


def leave_a_session() -> None:
    Session.objects.create(session_key="old", session_data="", expire_date=timezone.now() - timedelta(days=9))


def test_what_is_past_its_term_since_the_last_round_is_shown_when_asked_again(officer: Client) -> None:
    nightly_round(register(), timezone.localdate())
    leave_a_session()
    left = officer.get(PAGE).content.decode()
    assert "Erasing is up to date." in left
    assert "As the round of" in left
    again = officer.get(f"{PAGE}?now").content.decode()
    assert "Everything was asked again" in again
    assert "Something that should have gone is still there." in again


def test_the_page_asks_no_rule_by_itself_and_every_rule_when_asked(officer: Client) -> None:
    nightly_round(register(), timezone.localdate())
    count = len(list(rules(register(), timezone.localdate())))
    with CaptureQueriesContext(connection) as few:
        officer.get(PAGE)
    with CaptureQueriesContext(connection) as many:
        officer.get(f"{PAGE}?now")
    assert len(few) < count <= len(many) - len(few) + 5


def test_a_library_without_a_round_says_that_nobody_asked_yet(officer: Client) -> None:
    page = officer.get(PAGE).content.decode()
    assert "Nobody asked yet whether anything is past its term." in page
    assert "Nothing is past its term." not in page
    assert "Nothing is past its term." in officer.get(f"{PAGE}?now").content.decode()


def test_a_library_that_opened_two_days_ago_and_made_no_round_is_late(officer: Client) -> None:
    long_ago = timezone.now() - timedelta(days=2)
    RegisterChange.objects.create(
        number=1, found_at=long_ago, agreed_at=long_ago, facts=[], binding={"activities": {}, "countries": {}}
    )
    assert "The nightly round was never made." in officer.get(PAGE).content.decode()
