"""What bringing something back too late costs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lending_strategies import calendars, days, terms

from leeszaal.circulation.rules.overdue import late_days, overdue_cents
from leeszaal.circulation.rules.terms import BUILT_IN, Terms
from leeszaal.common.calendars import ALWAYS_OPEN, Calendar

TEN_CENTS = replace(BUILT_IN, overdue_cents_per_day=10, overdue_max_cents=300, overdue_grace_days=2)


@pytest.mark.parametrize(("late", "cents"), [(0, 0), (1, 0), (2, 0), (3, 30), (29, 290), (30, 300), (400, 300)])
def test_days_of_grace_are_free_and_the_maximum_is_the_maximum(late: int, cents: int) -> None:
    assert overdue_cents(late, TEN_CENTS) == cents


def test_a_library_without_overdue_charges_charges_nothing() -> None:
    assert overdue_cents(1000, BUILT_IN) == 0


def test_days_on_which_the_branch_is_closed_are_not_late_days() -> None:
    weekdays_only = Calendar(frozenset({0, 1, 2, 3, 4}), frozenset({date(2026, 12, 25)}))
    assert late_days(date(2026, 12, 24), date(2026, 12, 28), weekdays_only) == 1


def test_coming_back_on_the_due_day_is_not_late() -> None:
    assert late_days(date(2026, 11, 24), date(2026, 11, 24), ALWAYS_OPEN) == 0


@given(st.integers(0, 10_000), terms)
def test_a_charge_is_never_negative_and_never_above_the_maximum(late: int, terms: Terms) -> None:
    assert 0 <= overdue_cents(late, terms) <= terms.overdue_max_cents


@given(st.integers(0, 1000), st.integers(0, 1000), terms)
def test_keeping_something_longer_never_gets_cheaper(one: int, other: int, terms: Terms) -> None:
    low, high = sorted((one, other))
    assert overdue_cents(low, terms) <= overdue_cents(high, terms)


@given(days, st.integers(-30, 300), calendars)
def test_late_days_are_at_most_the_days_that_passed(due_on: date, after: int, calendar: Calendar) -> None:
    late = late_days(due_on, due_on + timedelta(days=after), calendar)
    assert 0 <= late <= max(after, 0)
    assert late_days(due_on, due_on + timedelta(days=after), ALWAYS_OPEN) == max(after, 0)
