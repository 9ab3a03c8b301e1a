"""One library hands a person's data over to another, over HTTP, signed, once, at the wish of the person."""

import json
from collections.abc import Callable
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import ClassVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

import people
import pytest
from canary import Planted
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from leeszaal.login.services import make_user
from leeszaal.patrons.models import Address, Patron
from leeszaal.privacy.disclosure.door import NotLetOutError
from leeszaal.privacy.disclosure.telling import said_disclosures
from leeszaal.privacy.hand_over.code import SIGNATURE_HEADER, Code, NotACodeError, signature
from leeszaal.privacy.hand_over.sending import Destination, NotHandedOverError, hand_over
from leeszaal.privacy.hand_over.tickets import LASTS, NoTicketError, make_ticket, take_ticket
from leeszaal.privacy.models import Disclosure, HandOverTicket, RightsRequest
from leeszaal.privacy.rights.access import Asked
from leeszaal.privacy.rights.portability import portable_package

HERE = "https://elders.example"
HAND_OVER = "/account/data/hand-over/"


def somebody() -> Patron:
    """A member with an address."""
    patron = people.patron(user=make_user(), email="anna@example.nl")
    Address.objects.create(patron=patron, street="Turfkade", house_number=4, postcode="7910 AA", town="Lindeveen")
    return patron


def package_of(patron: Patron) -> dict[str, object]:
    return portable_package(Asked(patron.pk, "nl", people.NOW, people.TODAY))


def post(address: str, body: bytes, signed_with: str) -> int:
    """Send a package as another program would; give the status."""
    headers = {SIGNATURE_HEADER: signature(signed_with, body), "Content-Type": "application/json"}
    try:
        with urlopen(Request(address, body, headers, method="POST"), timeout=10) as answer:  # noqa: S310  our own server
            return int(answer.status)
    except HTTPError as error:
        return error.code


@pytest.mark.promise("RIGHT-5")
@pytest.mark.django_db(transaction=True)
def test_a_person_goes_from_one_running_library_to_another(
    live_server: LiveServer, page: Page, axe: Callable[[Page], None], settings: Settings
) -> None:
    other = LiveServer("localhost")
    settings.HAND_OVER_ANYWHERE, settings.PUBLIC_URL = True, other.url
    me, _ = somebody(), people.kind()
    try:
        with page.context.browser.new_context(base_url=other.url, locale="nl-NL") as there:  # type: ignore[union-attr]
            code = _code_from(there.new_page(), axe)
        _enter(page, me)
        page.goto(HAND_OVER)
        axe(page)
        assert "Turfkade" in page.content()
        page.locator("#id_code").fill(code)
        page.locator("#id_country").select_option("BE")
        page.locator("main form .button-primary").click()
        assert page.url.endswith("/account/data/")
    finally:
        other.stop()
    arrived = Patron.objects.get(state=Patron.State.PENDING)
    assert (arrived.name, arrived.email, arrived.born_on) == (me.name, me.email, me.born_on)
    assert arrived.addresses.get().street == "Turfkade"
    assert RightsRequest.objects.get(right="20").state == "done"
    matter = Disclosure.objects.get().matter
    assert (matter.recipient, matter.country, matter.ground) == ("localhost", "BE", "20(2)")


@pytest.mark.django_db(transaction=True)
def test_a_code_works_once_only_with_its_own_secret_and_only_for_a_person(live_server: LiveServer) -> None:
    people.kind()
    body = json.dumps(package_of(somebody())).encode()
    code = make_ticket(live_server.url, people.branch().pk, now=timezone.now())
    assert post(code.address, body, "another secret") == 404
    assert post(code.address, b"[]", code.secret) == 422
    assert post(code.address, b"no json", code.secret) == 422
    assert post(code.address, body, code.secret) == 201
    assert post(code.address, body, code.secret) == 404
    assert post(f"{live_server.url}/hand-over/{uuid4()}/", body, code.secret) == 404
    assert Patron.objects.filter(state=Patron.State.PENDING).count() == 1


class Listening(BaseHTTPRequestHandler):
    """The other library, which writes down what it was sent."""

    heard: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        self.heard.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(201)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.django_db
def test_what_somebody_borrowed_or_paid_with_does_not_travel(planted: Planted, settings: Settings) -> None:
    settings.HAND_OVER_ANYWHERE = True
    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        Thread(target=server.handle_request).start()
        hand_over(
            Destination(Code(f"http://127.0.0.1:{server.server_port}", uuid4(), "geheim"), "NL"),
            package_of(planted.person),
            planted.person.pk,
            now=people.NOW,
        )
    (sent,) = Listening.heard
    assert planted.marks["patrons.Patron.family_name"].encode() in sent
    assert planted.marks["charges.BankAccount.holder"].encode() not in sent
    assert set(json.loads(sent)["data"]) == {"patrons.Patron", "patrons.Address", "patrons.Phone"}


@pytest.mark.django_db
@pytest.mark.parametrize("origin", ["http://elders.example", "https://127.0.0.1", "https://10.0.0.1", "https://[::1]"])
def test_no_address_inside_a_network_and_none_without_https_is_asked(origin: str) -> None:
    with pytest.raises(NotHandedOverError) as refused:
        hand_over(Destination(Code(origin, uuid4(), "secret"), "NL"), {"data": {}}, 1, now=people.NOW)
    assert not refused.value.refused


@pytest.mark.django_db
def test_outside_the_european_economic_area_somebody_hears_what_that_means_and_may_still_go(
    client: Client, settings: Settings
) -> None:
    settings.HAND_OVER_ANYWHERE, me = True, somebody()
    people.log_in(client, me)
    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        code = Code(f"http://127.0.0.1:{server.server_port}", uuid4(), "geheim")
        asked = client.post(HAND_OVER, {"code": str(code), "country": "CA"})
        assert "privacywet" in asked.content.decode()
        assert set(asked.context["form"].errors) == {"wanted_abroad"}
        assert not Disclosure.objects.exists()
        Thread(target=server.handle_request).start()
        client.post(HAND_OVER, {"code": str(code), "country": "CA", "wanted_abroad": "on"})
    (told,) = said_disclosures(me.pk, "nl")
    assert (told.to, told.country, told.outcome) == ("127.0.0.1 (Canada)", "CA", "aangekomen")
    assert "buiten de Europese Economische Ruimte" in told.why
    assert told.law == "artikel 49(1)(a) AVG"


@pytest.mark.promise("EU-1")
@pytest.mark.django_db
def test_the_door_itself_lets_nothing_go_abroad_of_which_the_person_did_not_say_to_want_that(
    settings: Settings,
) -> None:
    settings.HAND_OVER_ANYWHERE, me = True, somebody()
    with pytest.raises(NotLetOutError, match="outside_eea"):
        hand_over(Destination(Code(HERE, uuid4(), "geheim"), "US"), package_of(me), me.pk, now=people.NOW)
    assert not Disclosure.objects.exists()


@pytest.mark.django_db
def test_a_ticket_lasts_an_hour_and_then_goes() -> None:
    old = make_ticket(HERE, 1, now=people.NOW)
    with pytest.raises(NoTicketError), transaction.atomic():
        take_ticket(old.ticket, b"{}", signature(old.secret, b"{}"), now=people.NOW + LASTS + timedelta(seconds=1))
    make_ticket(HERE, 1, now=people.NOW + 2 * LASTS)
    assert not HandOverTicket.objects.filter(pk=old.ticket).exists()


@pytest.mark.parametrize(
    "text",
    ["", "https://x.example/", "ftp://x/hand-over/1/#s", "https://x/hand-over/699b9a51-f97c-4e80-bdc8-afa7c73887f0/"],
)
def test_what_is_no_code_is_not_read(text: str) -> None:
    with pytest.raises(NotACodeError):
        Code.read(text)


def test_a_code_is_read_as_it_was_written() -> None:
    code = Code(HERE, uuid4(), "geheim")
    assert Code.read(f"  {code} ") == code
    assert "geheim" not in code.address


def _code_from(page: Page, axe: Callable[[Page], None]) -> str:
    page.goto("/hand-over/")
    axe(page)
    page.locator("main form .button-primary").click()
    return page.locator(".hand-over-code").inner_text()


def _enter(page: Page, who: Patron) -> None:
    session = people.log_in(Client(), who).cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/healthz")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": page.url}])
