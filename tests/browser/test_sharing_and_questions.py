"""Sharing and questions at the desk and with the privacy officer, on a telephone: usable by all."""

from collections.abc import Callable

import people
import pytest
from django.utils import timezone
from playwright.sync_api import Page

from leeszaal.login.models import Role
from leeszaal.notices import handling_sharing
from leeszaal.patrons.access import patron_actor
from leeszaal.patrons.models import Question
from leeszaal.patrons.services import Wanted
from leeszaal.patrons.services.questions import ask

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("language", ["nl"])
def test_pages_of_sharing_and_of_questions_can_be_used_by_everybody(
    phone: Page, axe: Callable[[Page], None], let_in: Callable[..., Page]
) -> None:
    now, reader = timezone.now(), people.patron(given_names="Truus")
    for n, called in enumerate(("Oma", "Mevrouw Jansen")):
        asker = people.patron(given_names=called)
        wanted = Wanted(people.card_of(reader), reader.born_on, called, ("loans", "renew"))
        share = handling_sharing.ask_to_share(asker.pk, wanted, patron_actor(asker), now=now)
        if n:
            handling_sharing.accept_share(share.pk, ["loans"], patron_actor(reader), now=now)
    for kind in Question.Kind:
        about_privacy = kind == Question.Kind.COMPLAINT
        ask(reader.pk, kind, "De deur klemt.", patron_actor(reader), now=now, about_privacy=about_privacy)
    member = people.staff("bo", [Role.MANAGER, Role.PRIVACY])
    let_in(phone, member)
    desk = f"/desk/patrons/{reader.pk}"
    for address in (f"{desk}/sharing", f"{desk}/questions", "/desk/questions", "/office/privacy/questions/"):
        answer = phone.goto(address)
        assert answer, address
        assert answer.status == 200, address
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, address
        axe(phone)
