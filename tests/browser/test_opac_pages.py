"""The public pages in a real browser: usable by all, on a phone and at a desk, in both languages, light and dark."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from shelf import fill_shelves

from leeszaal.catalogue.models import Record
from leeszaal.catalogue.search import indexer

ADDRESSES = [
    "/",
    "/?q=oeroeg",
    "/?q=bestaatniet",
    "/record/{oeroeg}",
    "/record/{oeroeg}/marc",
    "/branches/",
    "/help/",
    "/nergens",
]
NARROWEST = 320


@pytest.fixture
def library(transactional_db: None, live_server: LiveServer, settings: Settings, tmp_path: Path) -> dict[str, Record]:
    """A small library that a browser can visit."""
    settings.HOME = tmp_path
    made = fill_shelves()
    indexer.rebuild()
    return made


def at(address: str, library: dict[str, Record]) -> str:
    return address.format(**{name: record.pk for name, record in library.items()})


@pytest.mark.parametrize("language", ["en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_a_page_at_a_desk(
    address: str, page: Page, axe: Callable[[Page], None], library: dict[str, Record]
) -> None:
    page.goto(at(address, library))
    axe(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    axe(page)


@pytest.mark.parametrize("language", ["nl"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_a_page_on_a_phone(
    address: str, phone: Page, axe: Callable[[Page], None], library: dict[str, Record]
) -> None:
    phone.goto(at(address, library))
    axe(phone)
    phone.set_viewport_size({"width": NARROWEST, "height": 640})
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROWEST


def test_suggestions_come_while_typing_and_the_keyboard_takes_one(page: Page, library: dict[str, Record]) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("mino")
    expect(page.get_by_role("option")).to_have_count(1)
    box.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Minoes")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Minoes")


def test_escape_closes_the_suggestions_and_keeps_the_words(page: Page, library: dict[str, Record]) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("mino")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("mino")


def test_enter_without_a_choice_searches_for_the_words(page: Page, library: dict[str, Record]) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("minoes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 titel voor ‘minoes’")


def test_without_scripts_searching_and_narrowing_work(
    page: Page, library: dict[str, Record], live_server: LiveServer
) -> None:
    assert page.context.browser
    plain = page.context.browser.new_context(java_script_enabled=False, base_url=live_server.url, locale="nl-NL")
    visit = plain.new_page()
    visit.goto("/")
    visit.get_by_role("searchbox").fill("oeroeg")
    visit.keyboard.press("Enter")
    visit.get_by_role("link", name="Nu aanwezig").click()
    expect(visit.get_by_role("heading", level=1)).to_have_text("1 titel voor ‘oeroeg’")
    plain.close()


def test_on_a_phone_the_filters_are_behind_a_button(phone: Page, library: dict[str, Record]) -> None:
    phone.goto("/?q=oeroeg")
    choice = phone.get_by_role("link", name="Nu aanwezig")
    expect(choice).to_be_hidden()
    phone.get_by_text("Filteren").click()
    expect(choice).to_be_visible()


def test_at_a_desk_the_filters_stand_open(page: Page, library: dict[str, Record]) -> None:
    page.goto("/?q=oeroeg")
    expect(page.get_by_role("link", name="Nu aanwezig")).to_be_visible()


def test_the_first_key_leads_to_the_main_part(page: Page, library: dict[str, Record]) -> None:
    page.goto("/?q=oeroeg")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_language_button_changes_the_language_of_this_page(page: Page, library: dict[str, Record]) -> None:
    page.goto("/help/")
    page.get_by_role("button", name="English").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Help")
    expect(page.locator("html")).to_have_attribute("lang", "en")
