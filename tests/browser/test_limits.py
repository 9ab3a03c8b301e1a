"""Lock, objection and erasure in a real browser: usable by all, at a desk and on a phone, in both languages."""

from collections.abc import Callable

import library
import people
import pytest
from playwright.sync_api import Page, expect

from leeszaal.common.actor import JOB
from leeszaal.login.models import Role
from leeszaal.patrons.models import Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Objection, Restriction
from leeszaal.privacy.objection import object_to
from leeszaal.privacy.restriction import restrict, restriction_of

pytestmark = pytest.mark.django_db(transaction=True)
LetIn = Callable[..., Page]


@pytest.fixture
def anna(transactional_db: None) -> Patron:
    """A member with a book at home."""
    patron = people.patron(password=people.PASSWORD)
    library.lend(patron, people.TODAY)
    return patron


def usable(page: Page, axe: Callable[[Page], None]) -> None:
    """Fail when somebody could not use the page, or it is wider than its screen."""
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url


@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
def test_pages_about_limits_can_be_used_by_all(
    *, width: int, page: Page, let_in: LetIn, anna: Patron, axe: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    object_to(anna.pk, register().activities["traces"], now=people.NOW, because="ik word gevolgd")
    let_in(page, anna)
    page.goto("/account/limits/")
    for fold in page.locator("details.fold").all():
        fold.locator("summary").click()
    usable(page, axe)
    let_in(page, people.staff("chef", [Role.DESK, Role.SUPERVISOR, Role.PRIVACY, Role.MANAGER]))
    for address in (
        f"/desk/patrons/{anna.pk}/restrict",
        f"/desk/patrons/{anna.pk}/erase",
        f"/desk/patrons/{anna.pk}/object",
    ):
        page.goto(address)
        usable(page, axe)
    page.goto("/office/privacy/limits/")
    usable(page, axe)
    restrict(anna.pk, Restriction.Ground.ACCURACY, JOB, now=people.NOW)
    page.goto(f"/desk/patrons/{anna.pk}/")
    expect(page).to_have_url(f"{page.url.split('/desk/')[0]}/desk/patrons/{anna.pk}/restricted")
    usable(page, axe)


def test_a_member_puts_data_under_lock_and_takes_the_lock_off(page: Page, let_in: LetIn, anna: Patron) -> None:
    let_in(page, anna)
    page.goto("/account/limits/")
    page.get_by_text("Mijn gegevens op slot zetten").click()
    page.get_by_label("Mijn gegevens kloppen niet").check()
    page.get_by_role("button", name="Op slot zetten").click()
    expect(page.get_by_text("Je gegevens staan vanaf nu op slot.")).to_be_visible()
    assert restriction_of(anna.pk) is not None
    page.get_by_role("button", name="Slot eraf halen").click()
    expect(page.get_by_text("Het slot is eraf.")).to_be_visible()
    assert restriction_of(anna.pk) is None


def test_the_desk_erases_in_two_steps(page: Page, let_in: LetIn, transactional_db: None) -> None:
    patron = people.patron()
    let_in(page, people.staff("balie", [Role.DESK]))
    page.goto(f"/desk/patrons/{patron.pk}/erase")
    expect(page.get_by_text("er is nog niets gewist")).to_be_visible()
    assert Patron.objects.filter(pk=patron.pk).exists()
    page.get_by_label("Identiteitsbewijs").check()
    page.get_by_label("De persoon weet wat er weggaat").check()
    page.get_by_role("button", name="Voorgoed wissen").click()
    expect(page.get_by_role("heading", name="De gegevens zijn gewist")).to_be_visible()
    assert not Patron.objects.filter(pk=patron.pk).exists()


def test_a_member_objects(page: Page, let_in: LetIn, anna: Patron) -> None:
    let_in(page, anna)
    page.goto("/account/limits/")
    page.locator("#objection ~ details summary").click()
    page.locator("form[action$='/limits/object/'] input[type=radio]").first.check()
    page.get_by_role("button", name="Hiermee stoppen").click()
    expect(page.get_by_text("Vanaf nu doen we dit niet meer")).to_be_visible()
    assert Objection.objects.filter(person_id=anna.pk, until=None).exists()
