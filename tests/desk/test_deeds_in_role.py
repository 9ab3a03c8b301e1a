"""What the desk does needs the rights of the database that it has: found by doing everything in a running library."""

import people
import pytest
from django.test import Client
from django.urls import reverse

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
