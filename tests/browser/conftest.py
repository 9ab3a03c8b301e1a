"""Logging in without the door, for tests that are about what lies behind it."""

from collections.abc import Callable

import people
import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from leeszaal.login.models import StaffMember
from leeszaal.patrons.models import Patron

LetIn = Callable[[Page, "StaffMember | Patron"], Page]


@pytest.fixture
def let_in(live_server: LiveServer) -> LetIn:
    """Give a browser the session of somebody who is logged in."""

    def enter(page: Page, who: StaffMember | Patron) -> Page:
        session = people.log_in(Client(), who).cookies["leeszaal_session"].value
        page.context.add_cookies([{"name": "leeszaal_session", "value": session, "url": live_server.url}])
        return page

    return enter
