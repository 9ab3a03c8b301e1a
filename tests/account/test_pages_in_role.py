"""One's own pages need the rights of the database that they have, also where rows of others hang on one's own."""

from collections.abc import Callable
from datetime import date

import people
import pytest
from django.test import Client

from leeszaal.patrons.models import Guardianship
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
