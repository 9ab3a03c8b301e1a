"""Saying yes and no in a real browser: usable by all, at a desk and on a phone, in both languages."""

from collections.abc import Callable
from urllib.parse import urlsplit

import library
import people
import pytest
from playwright.sync_api import Page, expect

from leeszaal.login.models import Role
from leeszaal.notices.mailings.links import unsubscribe_link
from leeszaal.patrons.models import Mailing

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {"subject_nl": "Lente", "subject_en": "Spring", "text_nl": "Er is nieuws.", "text_en": "There is news."}


@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
def test_pages_about_choices_can_be_used_by_all(
    *, width: int, page: Page, let_in: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    def usable(address: str) -> None:
        page.goto(address)
        if page.locator("button[name=reason]").count():
            page.locator("button[name=reason]").first.click()
        for fold in page.locator("main details").all():
            fold.locator("summary").first.click()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address

    page.set_viewport_size({"width": width, "height": 900})
    anna = people.patron(password=people.PASSWORD, email="anna@example.nl")
    library.lend(anna, people.TODAY)
    for activity in ("newsletter", "targeted", "profile", "history"):
        people.says_yes(anna, activity)
    let_in(page, anna)
    usable("/account/choices/")
    usable(urlsplit(unsubscribe_link(anna.pk, "newsletter")).path)
    let_in(page, people.staff("chef", [Role.DESK, Role.PRIVACY, Role.MANAGER]))
    usable(f"/desk/patrons/{anna.pk}/choices")
    usable("/office/privacy/consents/")
    mailing = Mailing.objects.create(activity="newsletter", written_at=people.NOW, **WORDS)
    for part in ("", "new", f"{mailing.pk}/"):
        usable(f"/office/newsletters/{part}")


def test_one_press_in_the_message_is_enough(page: Page) -> None:
    anna = people.says_yes(people.patron(email="anna@example.nl"), "newsletter")
    page.goto(urlsplit(unsubscribe_link(anna.pk, "newsletter")).path)
    page.get_by_role("button", name="Hiermee stoppen").click()
    expect(page.locator(".notice-ok")).to_contain_text("Je krijgt dit niet meer")
