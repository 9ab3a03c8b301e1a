"""When a loan is due: after the loan period, on a day the branch is open to take it back."""

from datetime import date, timedelta

from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.calendars import Calendar, first_open_day, last_open_day


def decide_due_on(today: date, terms: Terms, calendar: Calendar, membership_ends_on: date | None) -> date:
    """Give the due day of a loan made today: the first open day once the loan period is over.

    Where the terms keep loans within the membership, it is the last open day before the membership ends, as long as
    one is left after today.
    """
    due_on = first_open_day(today + timedelta(days=terms.loan_days), calendar)
    if not terms.due_within_membership or membership_ends_on is None or due_on <= membership_ends_on:
        return due_on
    return last_open_day(membership_ends_on, calendar, not_before=today + timedelta(days=1)) or due_on


def decide_pickup_until(today: date, terms: Terms, calendar: Calendar) -> date:
    """Give the last day on which a hold stays on the hold shelf; the pickup branch is open that day."""
    return first_open_day(today + timedelta(days=terms.hold_shelf_days), calendar)
