"""When a branch is open."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from leeszaal.branches.models import Branch, ClosingDay, OpeningHours
from leeszaal.opac import opening, queries

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TUESDAY = date(2026, 12, 1)


@pytest.fixture
def branch() -> Branch:
    branch = Branch.objects.create(code="centrum", name="Centrum")
    OpeningHours.objects.create(branch=branch, weekday=1, opens=time(10), closes=time(12, 30))
    OpeningHours.objects.create(branch=branch, weekday=1, opens=time(14), closes=time(18))
    OpeningHours.objects.create(branch=branch, weekday=4, opens=time(10), closes=time(18))
    return branch


def seen(on: date, at: time = time(11), days: int = 7) -> opening.Place:
    now = datetime.combine(on, at, AMSTERDAM)
    closings = queries.closings(on, date(2027, 1, 31))
    return opening.places(queries.branches_with_hours(), closings, now, days)[0]


@pytest.mark.parametrize(
    ("at", "until"),
    [(time(9), None), (time(10), time(12, 30)), (time(13), None), (time(17, 59), time(18)), (time(18), None)],
)
def test_a_branch_is_open_from_the_minute_it_opens_until_the_minute_it_closes(
    branch: Branch, at: time, until: time | None
) -> None:
    assert seen(TUESDAY, at).open_until == until


def test_a_day_shows_its_hours_before_and_after_lunch(branch: Branch) -> None:
    assert seen(TUESDAY).today.hours == ((time(10), time(12, 30)), (time(14), time(18)))


def test_a_closing_day_shows_its_reason(branch: Branch) -> None:
    ClosingDay.objects.create(branch=None, closed_on=TUESDAY, reason="Verhuizing")
    place = seen(TUESDAY)
    assert (place.today.hours, place.today.reason, place.open_until) == ((), "Verhuizing", None)


def test_another_branch_closing_changes_nothing_here(branch: Branch) -> None:
    other = Branch.objects.create(code="oost", name="Oost", position=2)
    ClosingDay.objects.create(branch=other, closed_on=TUESDAY)
    assert seen(TUESDAY).today.hours


def test_a_public_holiday_closes_a_branch_that_keeps_it(branch: Branch) -> None:
    christmas = date(2026, 12, 25)
    assert (seen(christmas).today.hours, seen(christmas).today.exception) == ((), True)
    Branch.objects.update(keeps_public_holidays=False)
    assert seen(christmas).today.hours == ((time(10), time(18)),)
