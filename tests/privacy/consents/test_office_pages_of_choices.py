"""The office: a mailing is written, shown with who gets it and why, and let go; consents are counted, never named."""

import people
import pytest
from django.test import Client
from django.urls import reverse

from leeszaal.login.models import Role
from leeszaal.patrons.models import Mailing
from leeszaal.privacy.consents.figures import SMALLEST, standing_of

pytestmark = pytest.mark.django_db
WORDS = {"subject_nl": "Lente", "text_nl": "Er is nieuws.", "subject_en": "Spring", "text_en": "There is news."}


@pytest.fixture
def manager(client: Client) -> Client:
    return people.log_in(client, people.staff("manager", [Role.MANAGER]))


@pytest.mark.promise("NEWS-3")
def test_before_it_leaves_the_page_counts_who_gets_it_and_says_why_without_a_name(manager: Client) -> None:
    patron = people.says_yes(people.patron(email="anna@example.nl", family_name="Zonderling"), "newsletter")
    made = manager.post(reverse("office:new_newsletter"), {"for_whom": "newsletter", **WORDS})
    page = manager.get(made["Location"]).content.decode()
    assert f"Lid {patron.pk}" in page or f"Member {patron.pk}" in page
    assert "24 november 2026" in page or "24 November 2026" in page
    assert "Zonderling" not in page
    assert "anna@example.nl" not in page


def test_a_mailing_that_left_cannot_be_changed(manager: Client) -> None:
    mailing = Mailing.objects.create(activity="newsletter", written_at=people.NOW, released_at=people.NOW, **WORDS)
    assert manager.get(reverse("office:edit_newsletter", args=[mailing.pk])).status_code == 404


def test_counts_below_ten_are_not_shown(client: Client) -> None:
    for _turn in range(SMALLEST - 1):
        people.says_yes(people.patron(), "newsletter")
    assert standing_of("newsletter").yes is None
    people.says_yes(people.patron(), "newsletter")
    assert standing_of("newsletter").yes == SMALLEST
    people.log_in(client, people.staff("privacy", [Role.PRIVACY]))
    page = client.get(reverse("office:consents"))
    assert page.status_code == 200
    assert "<svg" in page.content.decode()


@pytest.mark.parametrize("name", ["newsletters", "consents"])
def test_staff_of_the_desk_see_neither(client: Client, name: str) -> None:
    people.log_in(client, people.staff("desk", [Role.DESK]))
    assert client.get(reverse(f"office:{name}")).status_code == 403
