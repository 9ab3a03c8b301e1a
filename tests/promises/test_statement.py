"""The published statement is complete, in both languages, for each library, and says what the program does."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.conf import settings
from django.test import Client

from leeszaal.common.periods import Period
from leeszaal.privacy import declared
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.cookies import cookies
from leeszaal.privacy.register import Register
from leeszaal.privacy.statement import statement
from leeszaal.privacy.statement.points import POINTS

TODAY = date(2026, 11, 22)


def page_of(client: Client, register: Register, language: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("leeszaal.opac.privacy_pages.register", lambda: register)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get("/privacy/")
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


@pytest.mark.promise("STMT-1")
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_statement_names_every_part_that_the_law_asks_for(
    client: Client, any_register: Register, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page_of(client, any_register, language, monkeypatch)
    library = any_register.library
    for part in (library.legal_name, library.address, library.email, library.privacy_email, library.authority_url):
        assert part in text
    for words in (library.officer, library.automated, library.transfers, library.measures):
        assert words.in_language(language) in text
    for activity in any_register.activities.values():
        for words in (activity.title, activity.purpose, activity.basis.because, activity.source):
            assert words.in_language(language) in text
        assert activity.basis.article in text
        for use in activity.data:
            assert use.why.in_language(language) in text
        for recipient in activity.recipients:
            assert recipient.why.in_language(language) in text
        for term in activity.terms_on(TODAY):
            assert any_register.vocabulary.then[term.then].in_language(language) in text


@pytest.mark.promise("STMT-1")
def test_the_statement_tells_how_long_for_every_activity(any_register: Register) -> None:
    for section in statement(any_register, claimed(), "nl", TODAY):
        assert section.terms or section.terms_elsewhere, section.key
        assert section.rights
        assert all(data.names for data in section.data)


@pytest.mark.promise("STMT-1")
def test_a_term_changed_in_the_register_is_changed_in_the_statement(base_register: Register) -> None:
    lending = base_register.activities["lending"]
    longer = replace(lending, keeping=(replace(lending.keeping[0], lasts=Period.parse("P2Y")),))
    register = replace(base_register, activities={**base_register.activities, "lending": longer})
    said = {s.key: s.terms[0].moment for s in statement(register, claimed(), "en", TODAY) if s.terms}
    assert said["lending"] == "2 years after it is back"


@pytest.mark.promise("STMT-1")
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_statement_lists_each_point_of_the_law_with_a_place_that_exists(client: Client, language: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    text = client.get("/privacy/").content.decode()
    anchors = set(re.findall(r'id="([^"]+)"', text))
    table = text.partition('id="points"')[2]
    for point in POINTS:
        assert point.place in anchors
        assert f'href="#{point.place}"' in table
        assert ", ".join(point.articles) in table


@pytest.mark.django_db
def test_a_promise_that_is_not_kept_yet_does_not_stand_in_the_statement(
    client: Client, base_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page_of(client, base_register, "nl", monkeypatch)
    kept = {promised.id for _, promised in base_register.promised()}
    for promise in base_register.promises.values():
        if promise.id not in kept:
            assert promise.says.nl not in text
    for _, promised in base_register.promised():
        assert promised.words.nl in text


@pytest.mark.django_db
def test_the_statement_leads_nowhere_else_than_to_the_authority_and_partners(client: Client) -> None:
    register = declared.register()
    links = set(re.findall(r'href="(http[^"]+)"', client.get("/privacy/").content.decode()))
    assert links <= {register.library.authority_url, *(partner.website for partner in register.partners.values())}


@pytest.mark.promise("COOK-1")
@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/privacy/", "/branches/", "/help/"])
def test_who_only_looks_gets_no_cookie_at_all(client: Client, address: str) -> None:
    assert not client.get(address).cookies


@pytest.mark.promise("COOK-1")
def test_every_cookie_that_is_set_is_explained(client: Client, db: None) -> None:
    client.post("/language/", {"language": "en", "next": "/"})
    client.get("/account/login/")
    client.get("/account/enrol/")
    assert {cookie.name for cookie in cookies()} >= set(client.cookies)
    page = client.get("/privacy/").content.decode()
    for cookie in cookies():
        assert cookie.name in page
        assert cookie.purpose.en in page
