"""From when until when is somebody a member?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from leeszaal.common.periods import add_months

RENEWABLE_DAYS_BEFORE = 60
"""How long before its end a membership can be renewed."""

ADULT_AT = 18
GUARDED_UNTIL = 16
"""The age from which a child decides for itself (GDPR article 8, UAVG article 5)."""


@dataclass(frozen=True, slots=True)
class Term:
    """One membership, from its first day to and including its last; ending early moves the last day."""

    starts_on: date
    ends_on: date
    ended_early_on: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which it counts."""
        return self.ends_on if self.ended_early_on is None else min(self.ended_early_on, self.ends_on)


def age_on(born_on: date, day: date) -> int:
    """Give the age in whole years; born on 29 February makes one older on 1 March in other years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def is_guarded(born_on: date, day: date) -> bool:
    """Tell whether a guardian answers for somebody of this age."""
    return age_on(born_on, day) < GUARDED_UNTIL


def is_member(terms: Iterable[Term], day: date) -> bool:
    """Tell whether one of the memberships covers this day."""
    return any(term.starts_on <= day <= term.last_day for term in terms)


def member_until(terms: Iterable[Term], day: date) -> date | None:
    """Give the last day of the unbroken membership that covers this day, renewals already paid included."""
    until = None
    for term in sorted(terms, key=lambda term: term.starts_on):
        if term.starts_on <= (until + timedelta(days=1) if until else day) and term.last_day >= day:
            until = max(until or term.last_day, term.last_day)
    return until


def new_term(starts_on: date, months: int) -> Term:
    """Give a membership of so many months: twelve from 3 May end on 2 May of next year."""
    return Term(starts_on, add_months(starts_on, months) - timedelta(days=1))


def renewal_term(terms: Iterable[Term], today: date, months: int) -> Term:
    """Give the next membership: right after the one that runs, or from today when none does."""
    until = member_until(terms, today)
    return new_term(today if until is None else until + timedelta(days=1), months)


def is_renewable(terms: Iterable[Term], today: date) -> bool:
    """Tell whether the time for renewal has come: nothing runs any more, or the end is near."""
    until = member_until(terms, today)
    return until is None or (until - today).days <= RENEWABLE_DAYS_BEFORE
