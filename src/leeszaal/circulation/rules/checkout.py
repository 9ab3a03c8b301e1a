"""May this patron take this item home, and until when?"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.circulation.rules.due import decide_due_on
from leeszaal.circulation.rules.standing import Standing
from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.calendars import Calendar


class Refusal(StrEnum):
    """Why an item may not go home with this patron."""

    RESTRICTED = "restricted"
    PATRON_PENDING = "patron_pending"
    PATRON_ENDED = "patron_ended"
    MEMBERSHIP_EXPIRED = "membership_expired"
    CARD_LOST = "card_lost"
    CARD_ENDED = "card_ended"
    PATRON_BLOCKED = "patron_blocked"
    DEBT_TOO_HIGH = "debt_too_high"
    LOANS_OVERDUE = "loans_overdue"
    LIMIT_REACHED = "limit_reached"
    MATERIAL_LIMIT_REACHED = "material_limit_reached"
    TOO_YOUNG = "too_young"
    NOT_LENT_HERE = "not_lent_here"
    REFERENCE_ONLY = "reference_only"
    DIGITAL = "digital"
    WITHDRAWN = "withdrawn"
    IN_REPAIR = "in_repair"
    ITEM_LOST = "item_lost"
    ON_LOAN_TO_ANOTHER = "on_loan_to_another"
    ALREADY_THEIRS = "already_theirs"
    HELD_FOR_ANOTHER = "held_for_another"
    DUE_DAY_PAST = "due_day_past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What must be known about patron and item. Ids are compared only; `asked_due_on` is a day chosen by staff."""

    today: date
    patron_id: int
    patron: Standing
    card_lost: bool
    card_ended: bool
    open_loans: int
    open_loans_of_material: int
    age_mark: int | None
    reference_only: bool
    digital: bool
    withdrawn: bool
    in_repair: bool
    lost: bool
    borrower_id: int | None
    held_for_id: int | None
    asked_due_on: date | None


@dataclass(frozen=True, slots=True)
class Allowed:
    """The item may go home until this day; `waived` are the reasons against it that staff set aside."""

    due_on: date
    waived: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Every reason against the loan, `waived` ones left out."""

    reasons: tuple[Refusal, ...]


def decide_checkout(facts: Facts, terms: Terms, calendar: Calendar, waived: AbstractSet[Refusal]) -> Allowed | Refused:
    """Give every reason against the loan that staff has not waived, or allow it until its due day.

    That data are restricted is told alone: the other reasons are themselves such data.
    """
    if facts.patron.is_restricted:
        return Refused((Refusal.RESTRICTED,))
    against = tuple(reason for reason, stands in _RULES.items() if stands(facts, terms))
    reasons = tuple(reason for reason in against if reason not in waived or reason not in WAIVABLE)
    if reasons:
        return Refused(reasons)
    due_on = facts.asked_due_on or decide_due_on(facts.today, terms, calendar, facts.patron.membership_ends_on)
    return Allowed(due_on, against)


_RULES: Mapping[Refusal, Callable[[Facts, Terms], bool]] = {
    Refusal.PATRON_PENDING: lambda facts, _: facts.patron.is_pending,
    Refusal.PATRON_ENDED: lambda facts, _: facts.patron.is_ended,
    Refusal.MEMBERSHIP_EXPIRED: lambda facts, _: facts.patron.membership_expired(facts.today),
    Refusal.CARD_LOST: lambda facts, _: facts.card_lost,
    Refusal.CARD_ENDED: lambda facts, _: facts.card_ended,
    Refusal.PATRON_BLOCKED: lambda facts, _: facts.patron.is_blocked,
    Refusal.DEBT_TOO_HIGH: lambda facts, terms: facts.patron.owes_too_much(terms),
    Refusal.LOANS_OVERDUE: lambda facts, terms: facts.patron.keeps_too_long(facts.today, terms),
    Refusal.LIMIT_REACHED: lambda facts, terms: facts.open_loans >= terms.max_loans,
    Refusal.MATERIAL_LIMIT_REACHED: lambda facts, terms: facts.open_loans_of_material >= terms.max_loans_of_material,
    Refusal.TOO_YOUNG: lambda facts, _: facts.patron.too_young(facts.age_mark),
    Refusal.NOT_LENT_HERE: lambda _, terms: not terms.lendable,
    Refusal.REFERENCE_ONLY: lambda facts, _: facts.reference_only,
    Refusal.DIGITAL: lambda facts, _: facts.digital,
    Refusal.WITHDRAWN: lambda facts, _: facts.withdrawn,
    Refusal.IN_REPAIR: lambda facts, _: facts.in_repair,
    Refusal.ITEM_LOST: lambda facts, _: facts.lost,
    Refusal.ON_LOAN_TO_ANOTHER: lambda facts, _: facts.borrower_id not in (None, facts.patron_id),
    Refusal.ALREADY_THEIRS: lambda facts, _: facts.borrower_id == facts.patron_id,
    Refusal.HELD_FOR_ANOTHER: lambda facts, _: facts.held_for_id not in (None, facts.patron_id),
    Refusal.DUE_DAY_PAST: lambda facts, _: facts.asked_due_on is not None and facts.asked_due_on < facts.today,
}

WAIVABLE_AT_DESK = frozenset(
    {Refusal.TOO_YOUNG, Refusal.LOANS_OVERDUE, Refusal.LIMIT_REACHED, Refusal.MATERIAL_LIMIT_REACHED}
)
"""What anyone at the desk may set aside: a parent stands beside the child, the last one of a series is on the pile."""

WAIVABLE_BY_SUPERVISOR = WAIVABLE_AT_DESK | {
    Refusal.PATRON_BLOCKED,
    Refusal.DEBT_TOO_HIGH,
    Refusal.MEMBERSHIP_EXPIRED,
    Refusal.NOT_LENT_HERE,
    Refusal.REFERENCE_ONLY,
    Refusal.HELD_FOR_ANOTHER,
}
"""What a supervisor may set aside. Nobody may lend what is elsewhere, to nobody, or on a lost card."""

WAIVABLE = WAIVABLE_BY_SUPERVISOR


def may_waive(is_desk: bool, is_supervisor: bool) -> frozenset[Refusal]:
    """Give the reasons that a staff member with these roles may set aside."""
    if is_supervisor:
        return WAIVABLE_BY_SUPERVISOR
    return WAIVABLE_AT_DESK if is_desk else frozenset()
