"""When a loan is due and how long a hold waits on the shelf."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lending_strategies import calendars, days, terms

from leeszaal.circulation.rules.due import decide_due_on, decide_pickup_until
from leeszaal.circulation.rules.terms import BUILT_IN, Terms
from leeszaal.common.calendars import Calendar, is_open, open_days_between

TUESDAY_TO_SATURDAY = Calendar(frozenset({1, 2, 3, 4, 5}), frozenset({date(2026, 12, 25), date(2026, 12, 26)}))
THREE_WEEKS = replace(BUILT_IN, loan_days=21)


@pytest.mark.parametrize(
    ("today", "due_on"),
    [
        (date(2026, 11, 24), date(2026, 12, 15)),
        (date(2026, 11, 22), date(2026, 12, 15)),
        (date(2026, 12, 4), date(2026, 12, 29)),
        (date(2026, 12, 5), date(2026, 12, 29)),
    ],
    ids=["an open Tuesday", "a Sunday moves on to Tuesday", "Christmas, a Sunday and a Monday", "Boxing Day"],
)
def test_the_due_day_is_the_first_open_day_after_the_loan_period(today: date, due_on: date) -> None:
    assert decide_due_on(today, THREE_WEEKS, TUESDAY_TO_SATURDAY, None) == due_on


def test_a_loan_ends_with_the_membership_where_the_terms_say_so() -> None:
    within = replace(THREE_WEEKS, due_within_membership=True)
    sunday = date(2026, 12, 6)
    assert decide_due_on(date(2026, 11, 24), within, TUESDAY_TO_SATURDAY, sunday) == date(2026, 12, 5)
    assert decide_due_on(date(2026, 11, 24), THREE_WEEKS, TUESDAY_TO_SATURDAY, sunday) == date(2026, 12, 15)


def test_a_membership_that_ends_today_does_not_make_a_loan_due_today() -> None:
    within = replace(THREE_WEEKS, due_within_membership=True)
    today = date(2026, 11, 24)
    assert decide_due_on(today, within, TUESDAY_TO_SATURDAY, today) == date(2026, 12, 15)


@given(days, terms, calendars, st.none() | days)
def test_nothing_is_ever_due_on_a_closed_day(
    today: date, terms: Terms, calendar: Calendar, ends_on: date | None
) -> None:
    assert is_open(decide_due_on(today, terms, calendar, ends_on), calendar)
    assert is_open(decide_pickup_until(today, terms, calendar), calendar)


@given(days, terms, calendars)
def test_nobody_gets_less_than_the_loan_period_and_no_open_day_more(
    today: date, terms: Terms, calendar: Calendar
) -> None:
    due_on = decide_due_on(today, replace(terms, due_within_membership=False), calendar, None)
    period_ends_on = today + timedelta(days=terms.loan_days)
    assert due_on >= period_ends_on
    assert open_days_between(period_ends_on - timedelta(days=1), due_on, calendar) == 1


@given(days, terms, calendars, days)
def test_within_the_membership_means_within_it_or_no_open_day_is_left(
    today: date, terms: Terms, calendar: Calendar, ends_on: date
) -> None:
    due_on = decide_due_on(today, replace(terms, due_within_membership=True), calendar, ends_on)
    assert due_on <= ends_on or open_days_between(today, ends_on, calendar) == 0
