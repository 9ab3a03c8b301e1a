"""One's own pages need the rights of the database that they have, also where rows of others hang on one's own."""

from collections.abc import Callable
from datetime import date

import people
import pytest
from django.test import Client

from leeszaal.patrons.models import Guardianship
from leeszaal.privacy.declared import register
from leeszaal.privacy.objection.making import object_to
from leeszaal.privacy.rights.access import Package


def test_staff_are_told_that_these_pages_are_for_patrons(client: Client, db: None) -> None:
    people.log_in(client, people.staff("balie"))
    assert client.get("/account/data/").status_code == 403
    assert client.get("/account/").status_code == 302


@pytest.mark.promise("RIGHT-1")
def test_a_child_reads_everything_that_is_held_though_a_parent_hangs_on_it(visit: Callable[..., Client]) -> None:
    child = people.patron(born_on=date(2016, 3, 4))
    Guardianship.objects.create(guardian=people.patron(), child=child, since_on=people.TODAY)
    package: Package = visit(child).get("/account/data/everything/").context["package"]
    (family,) = [held for held in package["data"] if held["table"] == "patrons.Guardianship"]
    assert {value["ends_shown"] for value in family["rows"][0]["values"]} != {"not known yet"}


@pytest.mark.promise("RIGHT-6")
def test_choices_and_objections_are_shown_to_the_person_and_for_a_child_to_its_parent(
    visit: Callable[..., Client],
) -> None:
    parent, child = people.patron(), people.patron(born_on=date(2016, 3, 4))
    Guardianship.objects.create(guardian=parent, child=child, since_on=people.TODAY)
    object_to(child.pk, register().activities["welcome"], now=people.NOW)
    for address, who in (("/account/choices/", child), (f"/account/child/{child.pk}/choices/", parent)):
        choices = {choice.key: choice for choice in visit(who).get(address).context["choices"]}
        assert not choices["welcome"].is_on
    own = {choice.key: choice for choice in visit(parent).get("/account/choices/").context["choices"]}
    assert own["welcome"].is_on
