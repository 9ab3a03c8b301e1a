"""May this loan be longer, and until when?"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.circulation.rules.due import decide_due_on
from leeszaal.circulation.rules.overdue import late_days, overdue_cents
from leeszaal.circulation.rules.standing import Standing
from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.calendars import Calendar


class Refusal(StrEnum):
    """Why a loan may not be renewed."""

    RESTRICTED = "restricted"
    LOAN_ENDED = "loan_ended"
    MAX_RENEWALS = "max_renewals"
    WANTED_BY_ANOTHER = "wanted_by_another"
    PATRON_ENDED = "patron_ended"
    MEMBERSHIP_EXPIRED = "membership_expired"
    PATRON_BLOCKED = "patron_blocked"
    DEBT_TOO_HIGH = "debt_too_high"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What must be known about the loan. Holds count only when another patron waits and no free copy can serve them."""

    today: date
    due_on: date
    is_ended: bool
    renewals: int
    holds_waiting: int
    copies_free: int
    patron: Standing


@dataclass(frozen=True, slots=True)
class Renewed:
    """The new due day; a loan already late pays for its late days so far, in cents."""

    due_on: date
    overdue_cents: int
    waived: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Every reason against the renewal."""

    reasons: tuple[Refusal, ...]


def decide_renewal(facts: Facts, terms: Terms, calendar: Calendar, waived: AbstractSet[Refusal]) -> Renewed | Refused:
    """Give every reason against the renewal that staff has not waived, or the new due day, counted from today."""
    if facts.patron.is_restricted:
        return Refused((Refusal.RESTRICTED,))
    due_on = decide_due_on(facts.today, terms, calendar, facts.patron.membership_ends_on)
    against = [reason for reason, stands in _RULES.items() if stands(facts, terms)]
    if due_on <= facts.due_on:
        against.append(Refusal.TOO_EARLY)
    reasons = tuple(reason for reason in against if reason not in waived or reason not in WAIVABLE)
    if reasons:
        return Refused(reasons)
    return Renewed(due_on, overdue_cents(late_days(facts.due_on, facts.today, calendar), terms), tuple(against))


_RULES: Mapping[Refusal, Callable[[Facts, Terms], bool]] = {
    Refusal.LOAN_ENDED: lambda facts, _: facts.is_ended,
    Refusal.MAX_RENEWALS: lambda facts, terms: facts.renewals >= terms.max_renewals,
    Refusal.WANTED_BY_ANOTHER: lambda facts, _: facts.holds_waiting > facts.copies_free,
    Refusal.PATRON_ENDED: lambda facts, _: facts.patron.is_ended,
    Refusal.MEMBERSHIP_EXPIRED: lambda facts, _: facts.patron.membership_expired(facts.today),
    Refusal.PATRON_BLOCKED: lambda facts, _: facts.patron.is_blocked,
    Refusal.DEBT_TOO_HIGH: lambda facts, terms: facts.patron.owes_too_much(terms),
}

WAIVABLE = frozenset(
    {
        Refusal.MAX_RENEWALS,
        Refusal.WANTED_BY_ANOTHER,
        Refusal.MEMBERSHIP_EXPIRED,
        Refusal.PATRON_BLOCKED,
        Refusal.DEBT_TOO_HIGH,
    }
)
"""What staff at the desk may set aside."""
