"""What leaves the house for an activity is read through its own view: its columns, and people whose basis stands."""

import people
import pytest
from django.db import connection
from django.utils import timezone

from leeszaal.patrons.models import Patron
from leeszaal.privacy.access import acting_as, seen
from leeszaal.privacy.models import Objection, Restriction
from leeszaal.privacy.restriction import restrict

pytestmark = pytest.mark.django_db

COLUMNS = {
    "ill": {"card_number", "patron_family_name", "patron_given_names", "patron_prefix"},
    "kb": {"card_number", "membership_kind_id", "patron_born_on", "patron_id"},
    "cbs": {
        "address_addition",
        "address_house_number",
        "address_postcode",
        "membership_starts_on",
        "patron_born_on",
        "patron_sex",
    },
}


def rows(activity: str) -> int:
    with acting_as(activity), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM activity_{activity}")  # noqa: S608  one of three names
        return int(cursor.fetchone()[0])


@pytest.mark.promise("ILL-2", "KB-2", "CBS-1")
@pytest.mark.parametrize("activity", ["ill", "kb", "cbs"])
def test_an_activity_reads_its_few_columns_and_no_table(activity: str) -> None:
    (view, columns), *others = seen.readable(activity).items()
    assert (view, set(columns), others) == (f"activity_{activity}", COLUMNS[activity], [])


@pytest.mark.parametrize("activity", ["ill", "kb", "cbs"])
def test_who_is_restricted_or_left_is_not_in_it(activity: str) -> None:
    restricted, left, _stays = (people.patron() for _ in range(3))
    assert rows(activity) == 3
    restrict(restricted.pk, Restriction.Ground.ACCURACY, people.WEB, now=timezone.now())
    Patron.objects.filter(pk=left.pk).update(state=Patron.State.ENDED)
    assert rows(activity) == 1


def test_who_objects_to_the_statistics_is_in_them_no_more_and_elsewhere_still_is() -> None:
    objects = people.patron()
    Objection.objects.create(person_kind="patron", person_id=objects.pk, activity="cbs", since=timezone.now())
    assert (rows("cbs"), rows("kb")) == (0, 1)
