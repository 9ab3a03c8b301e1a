"""The pages of the family can be used by everybody, also on a telephone and without a script."""

from collections.abc import Callable, Iterable
from datetime import timedelta

import library
import people
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from leeszaal.catalogue.models import ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import Hold
from leeszaal.notices import handling_sharing
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.models import Guardianship, Patron, Share
from leeszaal.patrons.services import Wanted

pytestmark = pytest.mark.django_db(transaction=True)
ALL = ("loans", "renew", "holds", "charges", "history")


def ask(asker: Patron, other: Patron, called: str, scopes: Iterable[str] = ALL) -> Share:
    wanted = Wanted(people.card_of(other), other.born_on, called, tuple(scopes))
    return handling_sharing.ask_to_share(asker.pk, wanted, patron_actor(asker), now=timezone.now())


@pytest.fixture
def grandmother() -> Patron:
    today = timezone.localdate()
    who = people.patron(given_names="Truus", prefix="", family_name="Jansen", member_until=today + timedelta(days=200))
    people.says_yes(who, "history")
    for days, title in ((2, "Brood en rozen"), (9, "De stille tuin")):
        library.lend(who, today + timedelta(days=days), library.record(title))
    library.lend(who, today, library.record("Van toen"), returned_at=timezone.now(), ending="returned")
    ready = library.item(status=ItemStatus.ON_HOLD_SHELF)
    library.hold(who, ready.record, state=Hold.State.READY, trapped_item=ready, shelf_until=today)
    post_charge(who.pk, Charge.Kind.OVERDUE, 250, people.WEB, now=timezone.now())
    return who


@pytest.fixture
def parent(grandmother: Patron) -> Patron:
    """Somebody with a teenager and a small child, to whom a grandmother shares, and whom a neighbour asks."""
    today = timezone.localdate()
    me = people.patron(member_until=today + timedelta(days=200), email="anna@example.nl")
    for name, years in (("Sem", 13), ("Noor", 6)):
        child = people.patron(given_names=name, born_on=today - timedelta(days=366 * years))
        library.lend(child, today + timedelta(days=5))
        post_charge(child.pk, Charge.Kind.OVERDUE, 150, people.WEB, now=timezone.now())
        Guardianship.objects.create(guardian=me, child=child, since_on=today)
    got = ask(me, grandmother, "Oma")
    handling_sharing.accept_share(got.pk, ALL, patron_actor(grandmother), now=timezone.now())
    neighbour = people.patron(given_names="Kim", prefix="", family_name="Bos")
    ask(neighbour, me, "Buurvrouw Anna", ["loans", "holds"])
    given = ask(people.patron(given_names="Bram"), me, "Anna", ["renew"])
    handling_sharing.accept_share(given.pk, ["renew"], patron_actor(me), now=timezone.now())
    ask(me, people.patron(given_names="Piet"), "Opa")
    return me


def enter(page: Page, client: Client) -> None:
    """Give the browser the session of a patron who is logged in."""
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/healthz")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": page.url}])


def addresses(parent: Patron, grandmother: Patron) -> list[str]:
    children = [f"/account/child/{child.pk}/" for child in Patron.objects.filter(guardians__guardian=parent)]
    return ["/account/", "/account/family/", f"/account/family/{grandmother.pk}/", *children]


@pytest.mark.parametrize("language", ["nl"])
def test_the_pages_of_the_family_are_accessible_on_a_phone_and_a_yes_needs_no_script(
    visit: Callable[[Patron], Client],
    parent: Patron,
    grandmother: Patron,
    phone: Page,
    axe: Callable[[Page], None],
) -> None:
    enter(phone, visit(parent))
    for address in addresses(parent, grandmother):
        phone.goto(address)
        axe(phone)
        assert phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, (
            address
        )
    phone.goto("/account/family/")
    phone.get_by_label("Reserveringen zien, plaatsen en annuleren").first.uncheck()
    phone.get_by_role("button", name="Ja, dit mag").click()
    assert Share.objects.get(asker__given_names="Kim").scopes == ["loans"]
    assert "Kim Bos" in phone.locator("section", has=phone.locator("#given")).inner_text()


@pytest.mark.parametrize("language", ["en"])
def test_the_pages_of_the_family_are_accessible_at_a_desk_in_english(
    visit: Callable[[Patron], Client],
    parent: Patron,
    grandmother: Patron,
    page: Page,
    axe: Callable[[Page], None],
) -> None:
    enter(page, visit(parent))
    for address in addresses(parent, grandmother):
        page.goto(address)
        axe(page)
