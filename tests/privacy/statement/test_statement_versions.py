"""Each change of the statement makes a version with its date; a version never changes, and anybody can read it."""

from dataclasses import replace
from datetime import date, timedelta

import people
import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from versions_of import keeping_loans, published, with_activity

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register import Register
from leeszaal.privacy.statement import versions

pytestmark = pytest.mark.django_db


def test_what_reads_the_same_makes_no_version(base_register: Register) -> None:
    assert published(base_register).number == 1
    assert versions.publish(base_register, claimed(), people.NOW + timedelta(days=1)) is None
    assert StatementVersion.objects.count() == 1


def test_a_change_of_the_register_makes_the_next_version(base_register: Register) -> None:
    published(base_register)
    made = published(keeping_loans(base_register, "P5Y"))
    assert made.number == 2
    assert set(made.content) == {"nl", "en"}


def test_a_term_that_begins_later_is_published_on_its_own_day(base_register: Register) -> None:
    lending = base_register.activities["lending"]
    later = replace(lending.keeping[0], since=people.TODAY + timedelta(days=2), lasts=lending.keeping[0].lasts)
    shorter = replace(later, lasts=type(later.lasts).parse("P30D"))
    register = with_activity(base_register, replace(lending, keeping=(*lending.keeping, shorter)))
    published(register)
    assert versions.publish(register, claimed(), people.NOW + timedelta(days=1)) is None
    assert published(register, people.NOW + timedelta(days=2)).number == 2


@pytest.mark.parametrize("change", [{"content": {}}, {"published_at": people.NOW - timedelta(days=9)}, {"number": 7}])
def test_the_database_refuses_to_change_a_version(base_register: Register, change: dict[str, object]) -> None:
    made = published(base_register)
    with pytest.raises(IntegrityError), transaction.atomic():
        StatementVersion.objects.filter(pk=made.pk).update(**change)


def test_the_database_refuses_to_remove_a_version(base_register: Register) -> None:
    made = published(base_register)
    with pytest.raises(IntegrityError), transaction.atomic():
        made.delete()


@pytest.mark.promise("NEWSTMT-1")
@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("nl", "90 dagen nadat het terug is", "5 jaar nadat het terug is"),
        ("en", "90 days after it is back", "5 years after it is back"),
    ],
)
def test_everybody_can_read_what_changed_and_when(
    client: Client, base_register: Register, language: str, before: str, after: str
) -> None:
    published(base_register, people.NOW - timedelta(days=40))
    published(keeping_loans(base_register, "P5Y"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    listed = client.get("/privacy/versions/").content.decode()
    assert "/privacy/versions/2/" in listed
    assert "24 november 2026" in listed.lower()
    for address in ("/privacy/versions/2/", "/privacy/versions/2/since/1/"):
        page = client.get(address).content.decode()
        assert f"<del>{before}" in page
        assert f"<ins>{after}" in page


def test_a_library_that_published_nothing_yet_says_so(client: Client) -> None:
    assert "nog niet gepubliceerd" in client.get("/privacy/versions/").content.decode()


def test_a_version_of_the_past_reads_as_it_did(client: Client, base_register: Register) -> None:
    published(base_register)
    published(keeping_loans(base_register, "P5Y"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "<strong>90 days after it is back</strong>" in client.get("/privacy/versions/1/").content.decode()
    assert "<strong>5 years after it is back</strong>" in client.get("/privacy/versions/2/").content.decode()


@pytest.mark.parametrize(
    "address", ["/privacy/versions/9/", "/privacy/versions/1/since/1/", "/privacy/versions/1/since/2/"]
)
def test_a_version_that_is_not_there_has_no_page(client: Client, base_register: Register, address: str) -> None:
    published(base_register)
    assert client.get(address).status_code == 404


def test_the_statement_of_today_tells_its_version(client: Client, base_register: Register) -> None:
    published(base_register)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Version 1, in force since 24 November 2026" in client.get("/privacy/").content.decode()
    assert date(2026, 11, 24) == people.TODAY
