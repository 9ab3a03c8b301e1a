"""The pages about privacy in a real browser: usable by all, on a phone and at a desk, in both languages."""

from collections.abc import Callable
from datetime import timedelta

import people
import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from versions_of import keeping_loans, published

from leeszaal.login.models import Role
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.register import Register
from leeszaal.privacy.statement import live, news

ADDRESSES = [
    "/privacy/",
    "/privacy/short/",
    "/privacy/children/",
    "/privacy/versions/",
    "/privacy/versions/2/",
    "/privacy/versions/2/since/1/",
]
HEADINGS = {
    "nl": ["Privacyverklaring", "Privacy in het kort", "Privacy voor kinderen"],
    "en": ["Privacy statement", "Privacy in short", "Privacy for children"],
}


@pytest.fixture
def changed(transactional_db: None, live_server: LiveServer, base_register: Register) -> None:
    """A library whose statement changed yesterday and whose promises were looked after last night."""
    now = timezone.now()
    published(base_register, now - timedelta(days=90))
    published(keeping_loans(base_register, "P5Y"), now - timedelta(days=1))
    live.check_all(base_register, claimed(), now)
    news.forget()


@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_a_page_about_privacy(
    address: str, page: Page, axe: Callable[[Page], None], changed: None, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
    axe(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    axe(page)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_page_speaks_the_reader_s_language(page: Page, changed: None, language: str) -> None:
    for address, heading in zip(ADDRESSES, HEADINGS[language], strict=False):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_without_scripts_the_banner_closes_and_stays_closed(page: Page, changed: None, live_server: LiveServer) -> None:
    assert page.context.browser
    plain = page.context.browser.new_context(java_script_enabled=False, base_url=live_server.url, locale="nl-NL")
    visit = plain.new_page()
    visit.goto("/help/")
    banner = visit.get_by_role("complementary", name="Privacyverklaring veranderd")
    banner.get_by_role("button", name="Sluiten").click()
    expect(visit).to_have_url(f"{live_server.url}/help/")
    expect(banner).to_have_count(0)
    visit.goto("/")
    expect(banner).to_have_count(0)
    plain.close()


@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
def test_the_officer_s_page_can_be_used_by_everybody(
    page: Page, axe: Callable[[Page], None], changed: None, live_server: LiveServer, width: int
) -> None:
    officer = people.log_in(Client(), people.staff("prisca", [Role.PRIVACY]))
    session = officer.cookies["leeszaal_session"].value
    page.context.add_cookies([{"name": "leeszaal_session", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/office/privacy/statement/")
    assert page.url.endswith("/office/privacy/statement/")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
    axe(page)
