"""By when a request must be answered."""

from datetime import date

import pytest

from leeszaal.privacy.requests.clock import (
    Reminder,
    Urgency,
    answer_by,
    answer_by_when_extended,
    begins_on,
    reminder_due,
    urgency,
)
from leeszaal.privacy.requests.holidays import is_public_holiday

D = date


@pytest.mark.parametrize(
    ("begun_on", "last_day", "why"),
    [
        (D(2026, 3, 5), D(2026, 4, 7), "5 April 2026 is Easter Sunday and the day after it Easter Monday"),
        (D(2026, 6, 10), D(2026, 7, 10), "the same date a month later, a Friday"),
        (D(2026, 8, 31), D(2026, 9, 30), "September has no 31st"),
        (D(2027, 1, 31), D(2027, 3, 1), "28 February 2027 is a Sunday"),
        (D(2028, 1, 31), D(2028, 2, 29), "a leap year"),
        (D(2026, 10, 1), D(2026, 11, 2), "1 November 2026 is a Sunday"),
        (D(2026, 11, 25), D(2026, 12, 28), "Christmas, the day after it, and a Sunday"),
        (D(2027, 2, 26), D(2027, 3, 30), "Good Friday, the weekend and Easter Monday"),
        (D(2027, 4, 5), D(2027, 5, 7), "Liberation Day outside its five-yearly years, and Ascension Day"),
        (D(2026, 12, 1), D(2027, 1, 4), "New Year's Day is a Friday"),
    ],
)
def test_a_month_ends_on_the_same_date_or_the_next_working_day(begun_on: date, last_day: date, why: str) -> None:
    assert answer_by(begun_on, is_public_holiday) == last_day, why


@pytest.mark.parametrize(
    ("begun_on", "last_day"),
    [(D(2026, 6, 10), D(2026, 9, 10)), (D(2026, 11, 30), D(2027, 3, 1)), (D(2026, 9, 25), D(2026, 12, 28))],
)
def test_an_extension_counts_two_more_months_from_the_same_beginning(begun_on: date, last_day: date) -> None:
    assert answer_by_when_extended(begun_on, is_public_holiday) == last_day


@pytest.mark.parametrize(
    ("dated_on", "begun_on"),
    [(None, D(2026, 6, 10)), (D(2026, 6, 1), D(2026, 6, 1)), (D(2026, 6, 10), D(2026, 6, 10))],
)
def test_the_clock_begins_on_the_date_of_the_letter_when_that_is_earlier(dated_on: date | None, begun_on: date) -> None:
    assert begins_on(D(2026, 6, 10), dated_on) == begun_on


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (D(2026, 7, 2), Urgency.LATER),
        (D(2026, 7, 3), Urgency.SOON),
        (D(2026, 7, 9), Urgency.SOON),
        (D(2026, 7, 10), Urgency.TODAY),
        (D(2026, 7, 11), Urgency.OVERDUE),
    ],
)
def test_a_request_grows_urgent_in_its_last_week(today: date, expected: Urgency) -> None:
    assert urgency(D(2026, 7, 10), today) is expected


@pytest.mark.parametrize(
    ("today", "given", "expected"),
    [
        (D(2026, 7, 2), set(), None),
        (D(2026, 7, 3), set(), Reminder.WEEK_LEFT),
        (D(2026, 7, 3), {Reminder.WEEK_LEFT}, None),
        (D(2026, 7, 6), set(), Reminder.WEEK_LEFT),
        (D(2026, 7, 10), {Reminder.WEEK_LEFT}, Reminder.LAST_DAY),
        (D(2026, 7, 10), set(), Reminder.LAST_DAY),
        (D(2026, 7, 10), {Reminder.LAST_DAY}, None),
        (D(2026, 7, 11), {Reminder.WEEK_LEFT, Reminder.LAST_DAY}, Reminder.OVERDUE),
        (D(2026, 7, 12), set(), Reminder.OVERDUE),
        (D(2026, 7, 12), {Reminder.OVERDUE}, None),
    ],
)
def test_a_reminder_comes_a_week_before_on_the_last_day_and_after_it_and_never_twice(
    today: date, given: set[Reminder], expected: Reminder | None
) -> None:
    assert reminder_due(D(2026, 7, 10), today, given) == expected
