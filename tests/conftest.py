"""What all tests share: a real database, a real server, a real browser."""

import os
import threading
from collections.abc import Callable, Iterator

import chromium
import pytest
from axe_playwright_python.sync_playwright import Axe
from clerk import Clerk
from django.conf import settings
from django.db import connections
from django.test import override_settings
from one_connection import on_one_connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from leeszaal.privacy.access import acting
from leeszaal.privacy.statement import news
from leeszaal.site.postgres import running

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
AXE_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

# Once Playwright has started, its event loop stays in the thread of the tests. Django would take the thread for an
# asynchronous one and give it a second connection, beside the one whose transaction the test rolls back.
connections._connections = threading.local()


@pytest.fixture(scope="session")
def database_server() -> Iterator[None]:
    """The embedded PostgreSQL, or the one that DATABASE_URL names."""
    with running():
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, database_server: None) -> None:
    """Have the server there before the test database is made in it; a test that waits for its own lock fails."""
    settings.DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=60s"


@pytest.fixture(scope="session", autouse=True)
def quick_hashing() -> Iterator[None]:
    """Hash passwords quickly: who lends a book in a test need not wait for who might steal the database."""
    with override_settings(PASSWORD_HASHERS=["quick_hashing.QuickArgon2"]):
        yield


@pytest.fixture
def client() -> Clerk:
    """A browser whose user says "serving now" when a page of the desk asks why they look."""
    return Clerk()


@pytest.fixture(autouse=True)
def no_statement_news() -> None:
    """Begin each test as a process that has just seen that the statement did not change; `news.forget` looks again."""
    news.know(None)


@pytest.fixture(autouse=True)
def roles(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take roles on the connection whose transaction is rolled back; where tests really commit, by real log-ins."""
    marker = request.node.get_closest_marker("django_db")
    commits = {"live_server", "transactional_db"} & set(request.fixturenames)
    if not commits and not (marker and marker.kwargs.get("transaction")):
        monkeypatch.setattr(acting, "switch", on_one_connection)
    yield
    acting.leave()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    found = chromium.find()
    if found is None:
        pytest.fail(chromium.HELP)
    # Playwright drives an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=found, args=list(chromium.FLAGS))
        yield chrome
        chrome.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def language() -> str:
    """The language that a visitor's browser asks for; tests choose by `parametrize("language", ["nl", "en"])`."""
    return "nl"


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, language: str) -> Iterator[Page]:
    """A page as wide as a desk's screen, at the address of the live server."""
    yield from _open_page(browser, live_server.url, language, DESK, mobile=False)


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, language: str) -> Iterator[Page]:
    """A page as on a phone, with touch."""
    yield from _open_page(browser, live_server.url, language, PHONE, mobile=True)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """A check that fails, naming rule and place, where the page breaks WCAG 2.2 AA."""

    def check(page: Page) -> None:
        found = Axe().run(page, options=AXE_RULES).response["violations"]
        places = [f"{v['id']}: {v['help']}\n  {n['html']}\n  {n['failureSummary']}" for v in found for n in v["nodes"]]
        assert not places, f"{page.url}\n" + "\n".join(places)

    return check


def _open_page(browser: Browser, address: str, language: str, size: dict[str, int], *, mobile: bool) -> Iterator[Page]:
    locale = {"nl": "nl-NL", "en": "en-GB"}[language]
    context = browser.new_context(base_url=address, viewport=size, locale=locale, is_mobile=mobile, has_touch=mobile)
    context.set_default_timeout(10_000)
    faults = _watch(context, address)
    yield context.new_page()
    context.close()
    assert not faults, "\n".join(faults)


def _watch(context: BrowserContext, address: str) -> list[str]:
    """Collect what no page of ours may do: ask another host for anything, raise an error, break our own policy."""
    faults: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            faults.append(f"asked another host: {request.url}")

    def said(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    context.on("request", asked)
    context.on("console", said)
    context.on("weberror", lambda error: faults.append(f"error in a script: {error.error}"))
    return faults
