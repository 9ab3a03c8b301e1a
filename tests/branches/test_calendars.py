"""A branch is closed on the days a reader would find its doors shut."""

from datetime import date, time

import pytest

from leeszaal.branches.calendars import calendar_of, dutch_public_holidays
from leeszaal.branches.models import Branch, ClosingDay
from leeszaal.branches.services import OverlappingHours, Stretch, close_on, open_again_on, set_opening_hours
from leeszaal.common.calendars import is_open

TUESDAY = date(2026, 12, 1)


@pytest.fixture
def branch(db: None) -> Branch:
    branch = Branch.objects.create(code="centrum", name="Centrum")
    set_opening_hours(branch, [Stretch(day, time(10), time(17)) for day in range(1, 6)])
    return branch


def test_a_branch_is_open_on_its_weekdays_and_closed_on_the_others(branch: Branch) -> None:
    calendar = calendar_of(branch, TUESDAY)
    assert is_open(TUESDAY, calendar)
    assert not is_open(date(2026, 11, 30), calendar)


def test_christmas_is_a_closed_day_unless_the_branch_does_not_keep_public_holidays(branch: Branch) -> None:
    christmas = date(2026, 12, 25)
    assert not is_open(christmas, calendar_of(branch, TUESDAY))
    branch.keeps_public_holidays = False
    assert is_open(christmas, calendar_of(branch, TUESDAY))


def test_liberation_day_closes_only_in_its_fifth_years() -> None:
    assert date(2025, 5, 5) in dutch_public_holidays(2025)
    assert date(2026, 5, 5) not in dutch_public_holidays(2026)


def test_a_closing_day_of_one_branch_leaves_the_others_open(branch: Branch) -> None:
    other = Branch.objects.create(code="vaart", name="De Vaart")
    set_opening_hours(other, [Stretch(1, time(13), time(17))])
    close_on(branch, TUESDAY, "inventory")
    assert not is_open(TUESDAY, calendar_of(branch, TUESDAY))
    assert is_open(TUESDAY, calendar_of(other, TUESDAY))


def test_a_closing_day_for_all_closes_every_branch_and_can_be_taken_back(branch: Branch) -> None:
    closing = close_on(None, TUESDAY, "staff day")
    assert close_on(None, TUESDAY, "training day").pk == closing.pk
    assert not is_open(TUESDAY, calendar_of(branch, TUESDAY))
    open_again_on(ClosingDay.objects.get())
    assert is_open(TUESDAY, calendar_of(branch, TUESDAY))


def test_overlapping_hours_are_refused_and_change_nothing(branch: Branch) -> None:
    with pytest.raises(OverlappingHours):
        set_opening_hours(branch, [Stretch(1, time(10), time(14)), Stretch(1, time(13), time(17))])
    assert branch.opening_hours.count() == 5
