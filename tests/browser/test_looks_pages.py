"""Why one looks, and who looked, in a real browser: one key for a clerk, and pages that can be used by all."""

from collections.abc import Callable

import people
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from leeszaal.common.actor import Actor
from leeszaal.login.models import Role
from leeszaal.patrons.models import Note, Patron
from leeszaal.patrons.services.notes import write_note

pytestmark = pytest.mark.django_db(transaction=True)
LetIn = Callable[..., Page]


def usable(page: Page, axe: Callable[[Page], None]) -> None:
    """Fail when somebody could not use the page, or it is wider than its screen."""
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url


@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
def test_a_reason_costs_one_key_and_everybody_can_read_who_looked(
    *, width: int, page: Page, let_in: LetIn, axe: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    clerk = people.staff("balie", [Role.DESK, Role.PRIVACY])
    let_in(page, clerk)
    anna: Patron = people.patron(password=people.PASSWORD, family_name="Aardappel")
    actor = Actor(kind="staff", id=clerk.pk, branch_id=clerk.branch_id, via="desk")
    write_note(anna.pk, Note.Kind.AGREEMENT, "Brengt het boek een week later.", actor, now=timezone.now())
    page.goto(f"/desk/patrons/{anna.pk}/")
    expect(page.get_by_text("Aardappel")).to_have_count(0)
    usable(page, axe)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aardappel")
    page.goto("/office/privacy/looks/")
    page.locator("#id_card").fill(people.card_of(anna))
    page.locator("#id_card").press("Enter")
    expect(page.locator("#found")).to_be_visible()
    usable(page, axe)
    page.goto(f"/office/privacy/looks/staff/{clerk.pk}/")
    usable(page, axe)
    let_in(page, anna)
    for address in ("/account/data/looks/", "/account/data/notes/"):
        page.goto(address)
        usable(page, axe)
