"""How a patron stands with the library: what lending, renewing and placing holds all ask about a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from leeszaal.circulation.rules.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The facts about a patron that stop them; `debt_cents` is the open balance, `oldest_due_on` that of open loans.

    Of somebody whose data are restricted (GDPR article 18) nothing else may be told, so that is then the only reason.
    """

    is_pending: bool
    is_ended: bool
    membership_ends_on: date | None
    is_blocked: bool
    is_restricted: bool
    debt_cents: int
    oldest_due_on: date | None
    age: int

    def membership_expired(self, today: date) -> bool:
        """Tell whether no membership covers today; it counts to and including its last day."""
        return self.membership_ends_on is None or self.membership_ends_on < today

    def owes_too_much(self, terms: Terms) -> bool:
        """Tell whether the debt has reached the amount at which lending stops; an amount of zero never stops it."""
        return 0 < terms.blocked_at_cents <= self.debt_cents

    def keeps_too_long(self, today: date, terms: Terms) -> bool:
        """Tell whether a loan has been overdue for as many days as stop lending; zero days never stop it."""
        if self.oldest_due_on is None or not terms.blocked_at_overdue_days:
            return False
        return (today - self.oldest_due_on).days >= terms.blocked_at_overdue_days

    def too_young(self, age_mark: int | None) -> bool:
        """Tell whether the age mark of the material (in years) is above the patron's age."""
        return age_mark is not None and self.age < age_mark


def age_on(born_on: date, today: date) -> int:
    """Give the age in whole years; who was born on 29 February is a year older on 1 March in other years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def membership_end(periods: Iterable[tuple[date, date]], today: date) -> date | None:
    """Give the last day of the membership of today, with the periods that follow on it without a gap.

    Where no period covers today it is the end of the last one that began, or None. `periods` are first and last days
    in the order of their start.
    """
    end: date | None = None
    for starts_on, ends_on in periods:
        follows_on = end is not None and today <= end and starts_on <= end + timedelta(days=1)
        if starts_on <= today or follows_on:
            end = max(ends_on, end or ends_on)
    return end
