"""Accounts of self-service machines in a real browser: a warning beside what is ticked, a password seen once."""

import re
from collections.abc import Callable

import people
import pytest
from playwright.sync_api import Locator, Page, expect

from leeszaal.login.models import Role, Sight, Terminal
from leeszaal.login.terminals import log_in_terminal

LEADS_TO_A_PERSON = (Sight.ADDRESS, Sight.EMAIL, Sight.PHONE, Sight.BORROWER)
WITHOUT = {"nl": "ook zonder", "en": "without it"}
NAMES = {"nl": ("Inlognaam", "Naam"), "en": ("Log-in name", "Name")}


@pytest.fixture
def manager_at(transactional_db: None, let_in: Callable[..., Page]) -> Callable[[Page], Page]:
    """Let a browser in as a manager, where a new machine is added."""

    def enter(page: Page) -> Page:
        people.branch()
        let_in(page, people.staff("beheer", [Role.MANAGER])).goto("/office/terminals/new")
        return page

    return enter


def box(page: Page, sight: Sight) -> Locator:
    return page.locator(f"input[name=may_see][value={sight.value}]")


@pytest.mark.parametrize("language", ["en"])
def test_who_ticks_what_leads_to_a_person_reads_a_warning(
    page: Page, manager_at: Callable[[Page], Page], axe: Callable[[Page], None], language: str
) -> None:
    warnings = manager_at(page).locator(".sight-warning:visible")
    expect(warnings).to_have_count(0)
    for ticked, sight in enumerate(LEADS_TO_A_PERSON, start=1):
        box(page, sight).check()
        expect(warnings).to_have_count(ticked)
        expect(box(page, sight)).to_have_accessible_description(re.compile(WITHOUT[language]))
    axe(page)
    box(page, Sight.ADDRESS).uncheck()
    expect(warnings).to_have_count(len(LEADS_TO_A_PERSON) - 1)


@pytest.mark.parametrize("language", ["nl"])
def test_a_machine_added_on_a_phone_logs_in_with_what_the_page_shows(
    phone: Page, manager_at: Callable[[Page], Page], axe: Callable[[Page], None], language: str
) -> None:
    login, name = NAMES[language]
    manager_at(phone).get_by_label(login).fill("hal-1")
    phone.get_by_label(name, exact=True).fill("Zelfbediening hal")
    phone.locator(".form-foot .button-primary").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Zelfbediening hal")
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    password = phone.locator("code").last.inner_text()
    assert log_in_terminal("hal-1", password, "192.0.2.7", now=people.NOW).id == Terminal.objects.get().pk
