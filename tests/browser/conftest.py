"""Logging in without the door, for tests that are about what lies behind it."""

from collections.abc import Callable

import people
import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from leeszaal.desk.reasons import state
from leeszaal.login.models import StaffMember
from leeszaal.patrons.models import Patron
from leeszaal.privacy.looks.kinds import Reason

LetIn = Callable[[Page, "StaffMember | Patron"], Page]


@pytest.fixture
def let_in(live_server: LiveServer) -> LetIn:
    """Give a browser the session of somebody who is logged in; staff then serve everybody who is there."""

    def enter(page: Page, who: StaffMember | Patron) -> Page:
        client = people.log_in(Client(), who)
        if isinstance(who, StaffMember):
            serve_everybody(client)
        session = client.cookies["leeszaal_session"].value
        page.context.add_cookies([{"name": "leeszaal_session", "value": session, "url": live_server.url}])
        return page

    return enter


def serve_everybody(client: Client) -> None:
    """State "serving now" for each patron, as scanning their cards would."""
    session = client.session
    for patron_id in Patron.objects.values_list("pk", flat=True):
        state(session, patron_id, Reason.SERVING, now=timezone.now())
    session.save()
