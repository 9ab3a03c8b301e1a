"""What came of a verb: frozen, with ids for pages to link to and enum members for them to put into words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.circulation.rules import checkin, checkout, holds, renewal


class Unknown(StrEnum):
    """What was scanned or chosen does not exist (any more), or is not this patron's."""

    CARD = "unknown_card"
    ITEM = "unknown_item"
    RECORD = "unknown_record"
    LOAN = "unknown_loan"
    HOLD = "unknown_hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedOut:
    """An item went home. `waived` are the reasons that staff set aside, `open_loans` counts this loan too.

    `language` is the one in which the patron wants to be spoken to.
    """

    loan_id: int
    patron_id: int
    language: str
    item_id: int
    record_id: int
    title: str
    material_type: str
    barcode: str
    due_on: date
    open_loans: int
    served_hold_id: int | None
    waived: tuple[checkout.Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCheckedOut:
    """Every reason why not; `loan_id` is the running loan of the item, to offer a renewal or a return.

    `language`, title and material are empty when patron or item is unknown.
    """

    reasons: tuple[checkout.Refusal | Unknown, ...]
    patron_id: int | None
    language: str
    item_id: int | None
    title: str
    material_type: str
    barcode: str
    loan_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn:
    """An item came in, and where it goes now. `patron_id` is who had it, `hold_id` the hold that it now serves."""

    item_id: int
    record_id: int
    title: str
    material_type: str
    home_branch_id: int
    barcode: str
    loan_id: int | None
    patron_id: int | None
    days_late: int
    overdue_cents: int
    given_back_cents: int
    destination: checkin.Destination
    to_branch_id: int | None
    hold_id: int | None
    shelf_until: date | None
    news: tuple[checkin.News, ...]


class CheckinRefusal(StrEnum):
    """Why a return cannot be booked."""

    BEFORE_CHECKOUT = "before_checkout"
    IN_THE_FUTURE = "in_the_future"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCheckedIn:
    """Every reason why not."""

    reasons: tuple[CheckinRefusal | Unknown, ...]
    barcode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """A loan is longer; a loan that was late has been charged for its late days."""

    loan_id: int
    item_id: int
    title: str
    due_on: date
    renewals: int
    overdue_cents: int
    waived: tuple[renewal.Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRenewed:
    """Every reason why not; the loan stays due on `due_on`."""

    reasons: tuple[renewal.Refusal | Unknown, ...]
    loan_id: int
    title: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPlaced:
    """A patron stands in the queue, at this position (1 is next)."""

    hold_id: int
    record_id: int
    title: str
    position: int
    waived: tuple[holds.Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRefused:
    """Every reason why not."""

    reasons: tuple[holds.Refusal | Unknown, ...]
    title: str
