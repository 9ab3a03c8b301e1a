"""May this patron place a hold?"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.circulation.rules.standing import Standing
from leeszaal.circulation.rules.terms import Terms


class Refusal(StrEnum):
    """Why a hold may not be placed."""

    RESTRICTED = "restricted"
    PATRON_PENDING = "patron_pending"
    PATRON_ENDED = "patron_ended"
    MEMBERSHIP_EXPIRED = "membership_expired"
    PATRON_BLOCKED = "patron_blocked"
    DEBT_TOO_HIGH = "debt_too_high"
    LOANS_OVERDUE = "loans_overdue"
    TOO_MANY_HOLDS = "too_many_holds"
    ALREADY_ON_HOLD = "already_on_hold"
    ALREADY_AT_HOME = "already_at_home"
    NOT_HOLDABLE = "not_holdable"
    NO_COPIES = "no_copies"
    DIGITAL = "digital"
    TOO_YOUNG = "too_young"
    NOT_A_PICKUP_LOCATION = "not_a_pickup_location"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What must be known before a patron may join the queue; `copies` are those that can ever be lent."""

    today: date
    patron: Standing
    open_holds: int
    holds_this: bool
    borrows_this: bool
    copies: int
    digital: bool
    age_mark: int | None
    is_pickup_location: bool


@dataclass(frozen=True, slots=True)
class Placeable:
    """The hold may be placed, with this priority in the queue."""

    priority: int
    waived: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Every reason against the hold."""

    reasons: tuple[Refusal, ...]


def decide_hold(facts: Facts, terms: Terms, waived: AbstractSet[Refusal]) -> Placeable | Refused:
    """Give every reason against the hold that staff has not waived, or let it be placed."""
    if facts.patron.is_restricted:
        return Refused((Refusal.RESTRICTED,))
    against = tuple(reason for reason, stands in _RULES.items() if stands(facts, terms))
    reasons = tuple(reason for reason in against if reason not in waived or reason not in WAIVABLE)
    return Refused(reasons) if reasons else Placeable(terms.hold_priority, against)


_RULES: Mapping[Refusal, Callable[[Facts, Terms], bool]] = {
    Refusal.PATRON_PENDING: lambda facts, _: facts.patron.is_pending,
    Refusal.PATRON_ENDED: lambda facts, _: facts.patron.is_ended,
    Refusal.MEMBERSHIP_EXPIRED: lambda facts, _: facts.patron.membership_expired(facts.today),
    Refusal.PATRON_BLOCKED: lambda facts, _: facts.patron.is_blocked,
    Refusal.DEBT_TOO_HIGH: lambda facts, terms: facts.patron.owes_too_much(terms),
    Refusal.LOANS_OVERDUE: lambda facts, terms: facts.patron.keeps_too_long(facts.today, terms),
    Refusal.TOO_MANY_HOLDS: lambda facts, terms: facts.open_holds >= terms.max_holds,
    Refusal.ALREADY_ON_HOLD: lambda facts, _: facts.holds_this,
    Refusal.ALREADY_AT_HOME: lambda facts, _: facts.borrows_this,
    Refusal.NOT_HOLDABLE: lambda _, terms: not terms.holdable,
    Refusal.NO_COPIES: lambda facts, _: not facts.copies and not facts.digital,
    Refusal.DIGITAL: lambda facts, _: facts.digital,
    Refusal.TOO_YOUNG: lambda facts, _: facts.patron.too_young(facts.age_mark),
    Refusal.NOT_A_PICKUP_LOCATION: lambda facts, _: not facts.is_pickup_location,
}

WAIVABLE = frozenset(
    {
        Refusal.MEMBERSHIP_EXPIRED,
        Refusal.PATRON_BLOCKED,
        Refusal.DEBT_TOO_HIGH,
        Refusal.LOANS_OVERDUE,
        Refusal.TOO_MANY_HOLDS,
        Refusal.NOT_HOLDABLE,
        Refusal.TOO_YOUNG,
        Refusal.ALREADY_AT_HOME,
    }
)
"""What staff at the desk may set aside."""
