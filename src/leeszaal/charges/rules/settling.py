"""How much of which charge comes to an end when money, or mercy, comes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """Why an amount is not booked."""

    NOT_AN_AMOUNT = "not_an_amount"
    NOTHING_OPEN = "nothing_open"
    MORE_THAN_OWED = "more_than_owed"
    MORE_THAN_CREDIT = "more_than_credit"
    REASON_MISSING = "reason_missing"


@dataclass(frozen=True, slots=True)
class OpenAmount:
    """What is still open of one charge, in cents: above zero the patron owes it, below zero the library does."""

    charge_id: int
    cents: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Every reason against the booking."""

    reasons: tuple[Refusal, ...]


def spread_payment(cents: int, open_amounts: Sequence[OpenAmount]) -> tuple[OpenAmount, ...] | Refused:
    """Spread a payment over charges in the order given (the oldest first), or tell why it cannot be booked."""
    owed = [amount for amount in open_amounts if amount.cents > 0]
    reasons = _against(cents, sum(amount.cents for amount in owed))
    return Refused(reasons) if reasons else tuple(_spread(cents, owed))


def decide_waiver(cents: int, open_cents: int, reason: str) -> Refused | None:
    """Tell why this part of a charge cannot be waived; a waiver always has a reason."""
    reasons = _against(cents, open_cents)
    if not reason.strip():
        reasons = (*reasons, Refusal.REASON_MISSING)
    return Refused(reasons) if reasons else None


def decide_refund(cents: int, open_cents: int) -> Refused | None:
    """Tell why this amount cannot be paid back: only what the library owes on the charge can."""
    if cents <= 0:
        return Refused((Refusal.NOT_AN_AMOUNT,))
    return Refused((Refusal.MORE_THAN_CREDIT,)) if cents > -open_cents else None


def _against(cents: int, owed_cents: int) -> tuple[Refusal, ...]:
    if cents <= 0:
        return (Refusal.NOT_AN_AMOUNT,)
    if owed_cents <= 0:
        return (Refusal.NOTHING_OPEN,)
    return (Refusal.MORE_THAN_OWED,) if cents > owed_cents else ()


def _spread(cents: int, owed: Sequence[OpenAmount]) -> list[OpenAmount]:
    parts = []
    for amount in owed:
        part = min(cents, amount.cents)
        cents -= part
        if part:
            parts.append(OpenAmount(amount.charge_id, part))
    return parts
