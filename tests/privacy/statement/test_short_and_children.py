"""The short statement and the one for children come from the same register, in both languages."""

import re
from dataclasses import replace
from pathlib import Path

import people
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from versions_of import with_activity

from leeszaal.opac import statement_parts
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.register import Register, Words
from leeszaal.privacy.statement.content import content

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("language", ["nl", "en"])
LONGEST_SENTENCE = 17
"""Words in a sentence for children of 8 to 12."""


def page_of(client: Client, address: str, language: str, register: Register, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("leeszaal.opac.privacy_pages.register", lambda: register)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return " ".join(client.get(address).content.decode().replace("&#x27;", "'").split())


@BOTH
def test_the_short_one_names_every_purpose_and_leads_to_it(
    client: Client, any_register: Register, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(client, "/privacy/short/", language, any_register, monkeypatch)
    for activity in any_register.activities.values():
        if activity.people != ("staff",):
            assert f'href="/privacy/#{activity.key}"' in page
            assert activity.purpose.in_language(language) in page
    assert any_register.library.privacy_email in page
    assert any_register.library.authority_url in page


@BOTH
def test_children_read_what_the_register_has_for_them(
    client: Client, any_register: Register, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(client, "/privacy/children/", language, any_register, monkeypatch)
    assert any_register.library.children.in_language(language) in page
    told = [activity for activity in any_register.activities.values() if activity.child]
    assert len(told) >= 10
    for activity in told:
        assert activity.child
        assert activity.child.in_language(language) in page
    for picture in re.findall(r'src="/static/(leeszaal/children/[^"]+)"', page):
        found = finders.find(picture)
        assert isinstance(found, str)
        assert Path(found).read_text(encoding="utf-8").startswith("<svg")


@BOTH
def test_sentences_for_children_are_short(base_register: Register, language: str) -> None:
    words = [activity.child for activity in base_register.activities.values() if activity.child]
    for told in [base_register.library.children, *words]:
        for sentence in re.split(r"[.!?]\s*", told.in_language(language)):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_what_changes_in_the_register_changes_for_children(
    client: Client, base_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    lending = replace(base_register.activities["lending"], child=Words("Wij onthouden wat je leent.", "We remember."))
    page = page_of(client, "/privacy/children/", "nl", with_activity(base_register, lending), monkeypatch)
    assert "Wij onthouden wat je leent." in page


@BOTH
def test_no_place_on_the_page_has_the_name_of_another(
    client: Client, any_register: Register, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(client, "/privacy/", language, any_register, monkeypatch)
    names = re.findall(r'\sid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)


def test_the_statement_is_worked_out_once_a_day_and_counts_nothing_for_a_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/privacy/")

    def refuse(*_: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(statement_parts, "content", refuse)
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/privacy/").status_code == 200
    tables = [query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(tables) == 2
    assert all("statementversion" in sql or "promisecheck" in sql for sql in tables)


def test_the_statement_is_told_in_the_language_that_is_asked_whatever_is_active(base_register: Register) -> None:
    told = content(base_register, claimed(), "en", people.TODAY)
    lending = next(section for section in told["sections"] if section["key"] == "lending")
    assert lending["terms"][0]["moment"] == "90 days after it is back"
