"""What the desk does needs the rights of the database that it has: found by doing everything in a running library."""

from datetime import timedelta

import library
import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.login.models import StaffMember
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron
from leeszaal.privacy.models import IdentityCheck, PassingOn

pytestmark = pytest.mark.django_db


def test_a_clerk_goes_to_work_at_another_branch(desk: Client, clerk: StaffMember) -> None:
    desk.post(reverse("desk:choose_branch"), {"branch": people.branch("noord").pk})
    clerk.refresh_from_db()
    assert clerk.branch.code == "noord"


@pytest.mark.promise("RIGHT-2")
def test_a_birthday_that_a_partner_received_is_corrected_and_the_partner_hears_of_it(
    desk: Client, reader: Patron
) -> None:
    address = reverse("desk:details", args=[reader.pk])
    typed = desk.get(address).context["form"].initial | {"born_on": "1980-05-04", "street": "Lindelaan"}
    typed |= {"house_number": 12, "postcode": "1315XC", "town": "Lindeveen"}
    assert (
        desk.post(address, {name: "" if value is None else value for name, value in typed.items()}).status_code == 302
    )
    assert set(PassingOn.objects.values_list("what", "person_id")) == {(PassingOn.What.CORRECTED, reader.pk)}


@pytest.mark.promise("MIJN-4")
def test_who_left_for_good_gets_no_link_and_no_check_stays_behind(desk: Client, reader: Patron) -> None:
    Patron.objects.filter(pk=reader.pk).update(state=Patron.State.ENDED)
    answer = desk.post(reverse("desk:lost_log_in", args=[reader.pk]), {"how": "document seen"})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Notice.objects.exists()
    assert not IdentityCheck.objects.exists()


@pytest.mark.promise("RET-1")
def test_a_patron_asks_at_the_desk_to_have_loans_forgotten_sooner(desk: Client, reader: Patron) -> None:
    loan = library.lend(reader, people.TODAY, returned_at=timezone.now() - timedelta(days=40))
    address = reverse("desk:forget_sooner", args=[reader.pk])
    assert desk.get(address).context["form"].initial == {"how_long": "no"}
    assert desk.post(address, {"how_long": "30"}).status_code == 302
    reader.refresh_from_db()
    loan.refresh_from_db()
    assert (reader.history_days, loan.patron_id) == (30, None)
    assert desk.post(address, {"how_long": "4000"}).status_code == 200


def test_the_desk_shows_what_a_member_said_yes_or_no_to(desk: Client, reader: Patron) -> None:
    assert desk.get(reverse("desk:choices", args=[reader.pk])).status_code == 200
