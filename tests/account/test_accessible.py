"""One's own pages can be used by everybody: WCAG 2.2 AA, on a telephone and at a desk, in both languages."""

import re
from collections.abc import Callable
from datetime import timedelta

import library
import people
import pyotp
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from leeszaal.catalogue.models import ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import Hold
from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import Guardianship, Patron

pytestmark = pytest.mark.django_db(transaction=True)
Visit = Callable[[Patron], Client]
Check = Callable[[Page], None]
OWN = ("", "membership/", "money/", "details/", "messages/", "history/", "questions/", "password/", "enrol/")
DOOR = ("login/", "forgotten/", "enrol/")


@pytest.fixture
def busy() -> Patron:
    """Somebody about whom there is something to show on every page."""
    today = timezone.localdate()
    me = people.patron(member_until=today + timedelta(days=20), email="anna@example.nl")
    people.says_yes(me, "history")
    child = people.patron(given_names="Sem", born_on=today - timedelta(days=3000))
    Guardianship.objects.create(guardian=me, child=child, since_on=today)
    for days in (-3, 0, 2, 15):
        library.lend(me, today + timedelta(days=days))
    library.lend(me, today, returned_at=timezone.now(), ending="returned")
    library.hold(me)
    library.hold(me, library.record("Op pauze"), suspended=True)
    ready = library.item(status=ItemStatus.ON_HOLD_SHELF)
    library.hold(me, ready.record, state=Hold.State.READY, trapped_item=ready, shelf_until=today)
    post_charge(me.pk, Charge.Kind.OVERDUE, 250, people.WEB, now=timezone.now())
    queue_notice(Kind.HOLD_READY, me.pk, {"hold": 1}, "k", timezone.now())
    return me


def enter(page: Page, client: Client) -> None:
    """Give the browser the session of a patron who is logged in."""
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/healthz")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": page.url}])


def sideways(page: Page) -> int:
    """How many pixels the page sticks out to the side."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", ["nl"])
def test_every_own_page_is_accessible_on_a_phone(visit: Visit, busy: Patron, phone: Page, axe: Check) -> None:
    enter(phone, visit(busy))
    for part in OWN:
        phone.goto(f"/account/{part}")
        axe(phone)
        assert sideways(phone) == 0, part


@pytest.mark.parametrize("language", ["en"])
def test_every_own_page_is_accessible_at_a_desk(visit: Visit, busy: Patron, page: Page, axe: Check) -> None:
    enter(page, visit(busy))
    for part in OWN:
        page.goto(f"/account/{part}")
        axe(page)


@pytest.mark.parametrize("language", ["nl"])
def test_the_door_is_accessible_also_when_something_is_wrong(phone: Page, axe: Check) -> None:
    people.kind()
    people.branch()
    for part in DOOR:
        phone.goto(f"/account/{part}")
        axe(phone)
        phone.locator("main form .button-primary").click()
        phone.wait_for_load_state()
        assert phone.locator(".wrong").count()
        axe(phone)
        assert sideways(phone) == 0, part


def test_a_patron_logs_in_renews_and_takes_a_cancelled_hold_back_without_a_script(busy: Patron, phone: Page) -> None:
    assert busy.user is None
    busy.user = people.make_user(password=people.PASSWORD)
    busy.save()
    phone.goto("/account/login/")
    phone.get_by_label("Pasnummer of e-mailadres").fill("anna@example.nl")
    phone.get_by_label("Wachtwoord").fill(people.PASSWORD)
    phone.locator("main").get_by_role("button", name="Inloggen").click()
    phone.get_by_role("button", name="Alles verlengen").click()
    assert phone.locator(".notice-ok").count() >= 1
    phone.get_by_role("button", name=re.compile("Annuleren.*De avond is ongemak")).last.click()
    phone.get_by_role("button", name="Ongedaan maken").click()
    assert "oude plek" in phone.locator(".notice-ok").inner_text()


@pytest.mark.parametrize("language", ["en"])
def test_staff_set_the_second_step_up_on_accessible_pages(phone: Page, axe: Check) -> None:
    people.staff(secret=None)
    phone.goto("/account/login/")
    phone.locator("#id_identifier").fill("joris")
    phone.locator("#id_password").fill(people.PASSWORD)
    phone.locator("main form .button-primary").click()
    axe(phone)
    assert sideways(phone) == 0
    secret = phone.locator(".qr code").inner_text().replace(" ", "")
    phone.locator("#id_code").fill(pyotp.TOTP(secret).now())
    phone.locator("main form .button-primary").click()
    assert phone.locator(".codes li").count() == 10
    axe(phone)
    phone.locator("main .button-primary").click()
    assert "/desk" in phone.url
