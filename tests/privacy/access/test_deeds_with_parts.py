"""A deed that reaches further than its page takes along what it must, in the role in which the page is served."""

from dataclasses import replace
from datetime import date

import people
import pytest

from leeszaal.patrons.models import Address, Interest
from leeszaal.patrons.queries import details_of
from leeszaal.patrons.services import change_details
from leeszaal.privacy.access import acting_as

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["desk", "lending"])
def test_a_birthday_that_makes_somebody_a_child_takes_interests_along_wherever_it_is_corrected(role: str) -> None:
    patron = people.says_yes(people.patron(born_on=date(2010, 3, 1)), "targeted")
    Address.objects.create(patron=patron, street="Turfplein", house_number=1, postcode="7910 LV", town="Lindeveen")
    Interest.objects.create(patron=patron, subject="music", stated_at=people.NOW)
    right = replace(details_of(patron), born_on=date(2012, 3, 1))
    actor = people.at_desk()
    with acting_as(role):
        change_details(patron.pk, right, actor, now=people.NOW)
    assert not Interest.objects.exists()
