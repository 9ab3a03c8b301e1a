"""The ground that the other tests stand on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]


def test_tests_keep_their_state_away_from_a_running_library() -> None:
    assert settings.HOME != ROOT / "var"


@pytest.mark.django_db
def test_what_is_written_in_tests_is_written_as_safely_as_in_earnest() -> None:
    with connection.cursor() as cursor:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"SHOW {setting}")
            assert cursor.fetchone() == ("on",)


@pytest.mark.django_db
def test_the_extensions_that_the_library_uses_are_there() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        assert {"pg_trgm", "unaccent"} <= {name for (name,) in cursor.fetchall()}


def test_a_browser_reaches_the_live_server(page: Page) -> None:
    answer = page.goto("/healthz")
    assert answer is not None
    assert answer.json() == {"status": "ok"}


def test_a_page_that_cannot_be_read_aloud_is_refused(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/healthz")
    page.set_content('<html lang="nl"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_a_page_in_order_is_let_through(phone: Page, axe: Callable[[Page], None]) -> None:
    phone.goto("/healthz")
    phone.set_content('<html lang="nl"><title>x</title><main><h1>Goedemorgen</h1></main></html>')
    axe(phone)


@pytest.mark.django_db
def test_starting_a_browser_leaves_a_test_on_the_connection_it_began_with(request: pytest.FixtureRequest) -> None:
    before = connection.connection
    request.getfixturevalue("browser")
    assert connections["default"].connection is before
