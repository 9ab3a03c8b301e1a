"""Branches, their hours and their closing days."""

from datetime import date, time, timedelta

import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.branches.models import Branch, ClosingDay, OpeningHours

pytestmark = pytest.mark.django_db
CLOSING = reverse("office:closing_days")


@pytest.fixture
def centre(db: None) -> Branch:
    return people.branch()


def details(**changed: object) -> dict[str, object]:
    """What is filled in about a branch."""
    return {"name": "Haven", "code": "haven", "isil": "", "position": "1", "is_pickup_location": "on"} | changed


def test_a_new_branch_is_asked_for_its_hours_next(office: Client) -> None:
    answer = office.post(reverse("office:new_branch"), details(isil="NL-0812341001"))
    made = Branch.objects.get(code="haven")
    assert answer.headers["Location"] == reverse("office:hours", args=[made.pk])
    assert (made.isil, made.is_pickup_location, made.keeps_public_holidays) == ("NL-0812341001", True, False)


@pytest.mark.parametrize("isil", ["0812341001", "NL_081", "NL-", "XX-1234", "NL-08123410011234567"])
def test_what_is_no_isil_is_told_at_its_field(office: Client, isil: str) -> None:
    page = office.post(reverse("office:new_branch"), details(isil=isil)).content.decode()
    assert 'id="id_isil_error"' in page
    assert not Branch.objects.filter(code="haven").exists()


def test_a_code_belongs_to_one_branch(office: Client, centre: Branch) -> None:
    page = office.post(reverse("office:new_branch"), details(code=centre.code)).content.decode()
    assert 'id="id_code_error"' in page


def test_hours_are_shown_as_they_were_saved(office: Client, centre: Branch) -> None:
    address = reverse("office:hours", args=[centre.pk])
    form = {"opens_1_0": "13:30", "closes_1_0": "17:00", "opens_1_1": "10:00", "closes_1_1": "12:00"}
    office.post(address, form)
    saved = list(OpeningHours.objects.values_list("weekday", "opens", "closes"))
    assert saved == [(1, time(10), time(12)), (1, time(13, 30), time(17))]
    shown = office.get(address).context["form"]
    assert (shown["opens_1_0"].value(), shown["closes_1_1"].value()) == (time(10), time(17))


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ({"opens_0_0": "10:00", "closes_0_0": "13:00", "opens_0_1": "12:59", "closes_0_1": "17:00"}, "opens_0_1"),
        ({"opens_5_0": "10:00", "closes_5_0": "17:00", "opens_5_1": "10:00", "closes_5_1": "17:00"}, "opens_5_1"),
        ({"opens_0_0": "17:00", "closes_0_0": "10:00"}, "closes_0_0"),
        ({"opens_0_0": "10:00", "closes_0_0": "10:00"}, "closes_0_0"),
        ({"opens_0_0": "10:00"}, "closes_0_0"),
        ({"closes_0_1": "10:00"}, "closes_0_1"),
    ],
)
def test_hours_that_cannot_be_are_told_at_their_place_and_nothing_changes(
    office: Client, centre: Branch, form: dict[str, str], wrong: str
) -> None:
    kept = OpeningHours.objects.create(branch=centre, weekday=2, opens=time(9), closes=time(12))
    page = office.post(reverse("office:hours", args=[centre.pk]), form).content.decode()
    assert f'id="id_{wrong}_error"' in page
    assert list(OpeningHours.objects.all()) == [kept]


def test_stretches_that_touch_do_not_overlap(office: Client, centre: Branch) -> None:
    form = {"opens_0_0": "10:00", "closes_0_0": "13:00", "opens_0_1": "13:00", "closes_0_1": "17:00"}
    office.post(reverse("office:hours", args=[centre.pk]), form)
    assert OpeningHours.objects.count() == 2


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_day_is_closed_once_and_the_second_time_renews_the_reason(
    office: Client, centre: Branch, everywhere: bool
) -> None:
    day = timezone.localdate() + timedelta(days=9)
    for reason in ("Verbouwing", "Nog een verbouwing"):
        office.post(CLOSING, {"closed_on": day, "branch": "" if everywhere else centre.pk, "reason": reason})
    closing = ClosingDay.objects.get()
    assert (closing.closed_on, closing.reason) == (day, "Nog een verbouwing")
    assert closing.branch == (None if everywhere else centre)
    assert "Nog een verbouwing" in office.get(CLOSING).content.decode()


def test_a_closing_day_is_taken_back(office: Client, centre: Branch) -> None:
    closing = ClosingDay.objects.create(branch=centre, closed_on=timezone.localdate())
    office.post(reverse("office:open_again", args=[closing.pk]))
    assert not ClosingDay.objects.exists()


def test_a_closing_day_of_long_ago_is_out_of_sight(office: Client) -> None:
    ClosingDay.objects.create(closed_on=date(2020, 1, 1), reason="Storm van toen")
    assert "Storm van toen" not in office.get(CLOSING).content.decode()


def test_a_closing_day_needs_a_day(office: Client) -> None:
    for day in ("", "31-02-2027", "morgen"):
        assert 'id="id_closed_on_error"' in office.post(CLOSING, {"closed_on": day}).content.decode()
    assert not ClosingDay.objects.exists()
