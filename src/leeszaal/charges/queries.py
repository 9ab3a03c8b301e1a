"""Questions to the ledger: what is open, and what happened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connection
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from leeszaal.charges.models import Charge, Settlement

OPEN_BALANCE = """(
    (SELECT coalesce(sum(amount_cents), 0) FROM charges_charge WHERE patron_id = patron.id)
  - (SELECT coalesce(sum(amount_cents), 0) FROM charges_settlement WHERE patron_id = patron.id)
)"""
"""SQL for the open balance in cents, inside a statement that calls the patron's row ``patron``."""


@dataclass(frozen=True, slots=True)
class OpenCharge:
    """A charge that is not settled; `open_cents` below zero is money that the library owes the patron."""

    id: int
    kind: str
    amount_cents: int
    open_cents: int
    posted_at: datetime
    item_id: int | None
    item_title: str | None
    loan_id: int | None
    note: str


@dataclass(frozen=True, slots=True)
class OpenAmount:
    """What is open of a charge, without what it was for: as another may see it whom the patron allows that."""

    kind: str
    posted_at: datetime
    open_cents: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a patron's account; `cents` is what it adds to the debt (below zero for what ends it)."""

    at: datetime
    type: Literal["charge", "settlement"]
    id: int
    charge_id: int
    kind: str
    cents: int
    means: str
    text: str
    item_title: str | None
    receipt: UUID | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was paid in one go; `cents` is the sum of its lines."""

    number: UUID
    patron_id: int
    at: datetime
    means: str
    cents: int
    lines: tuple[Line, ...]


def open_balance_cents(patron_id: int) -> int:
    """Give what a patron owes in cents, below zero when the library owes the patron (one statement)."""
    statement = f"SELECT {OPEN_BALANCE} FROM patrons_patron patron WHERE patron.id = %s"  # noqa: S608 - a constant
    with connection.cursor() as cursor:
        row = cursor.execute(statement, [patron_id]).fetchone()
    return int(row[0]) if row else 0


def open_charges(patron_id: int) -> list[OpenCharge]:
    """List the charges of a patron that are not settled, the oldest first (one statement)."""
    amounts, about = ("amount_cents", "open_cents"), ("item_id", "item__record__title", "loan_id", "note")
    return [OpenCharge(*row) for row in _open(patron_id, "id", "kind", *amounts, "posted_at", *about)]


def open_amounts(patron_id: int) -> list[OpenAmount]:
    """List what is open for a patron without titles and notes, the oldest first (one statement)."""
    return [OpenAmount(*row) for row in _open(patron_id, "kind", "posted_at", "open_cents")]


def open_cents(patron_id: int) -> list[tuple[int, int]]:
    """List number and euro cents of what is open for a patron, the oldest first (one statement)."""
    return _open(patron_id, "id", "open_cents")


def _open(patron_id: int, *names: str) -> list[tuple[Any, ...]]:
    settled = Settlement.objects.filter(charge=OuterRef("pk")).order_by().values("charge")
    left = F("amount_cents") - Coalesce(Subquery(settled.values(sum=Sum("amount_cents"))), 0)
    charges = Charge.objects.filter(patron=patron_id).annotate(open_cents=left).exclude(open_cents=0)
    return list(charges.order_by("posted_at", "id").values_list(*names))


_OF_THE_BOOKS = ("branch", "actor_kind", "actor_id")
"""Where and by whom a line was posted: for bookkeeping, not for the page of who owes."""


def account_lines(patron_id: int) -> list[Line]:
    """List every line of a patron's account, the newest first (two statements)."""
    charges = Charge.objects.filter(patron=patron_id).select_related("item__record").defer(*_OF_THE_BOOKS)
    settlements = Settlement.objects.filter(patron=patron_id).select_related("charge__item__record")
    settlements = settlements.defer(*_OF_THE_BOOKS, *(f"charge__{name}" for name in _OF_THE_BOOKS))
    lines = [*map(_charge_line, charges), *map(_settlement_line, settlements)]
    return sorted(lines, key=lambda line: (line.at, line.type, line.id), reverse=True)


def receipt(number: UUID) -> Receipt | None:
    """Give the receipt with this number, or None when there is none."""
    settlements = Settlement.objects.filter(receipt=number).select_related("charge__item__record").order_by("id")
    parts = list(settlements.defer(*_OF_THE_BOOKS, *(f"charge__{name}" for name in _OF_THE_BOOKS)))
    if not parts:
        return None
    cents, first = sum(part.amount_cents for part in parts), parts[0]
    return Receipt(number, first.patron_id, first.posted_at, first.means, cents, tuple(map(_settlement_line, parts)))


def _charge_line(charge: Charge) -> Line:
    return Line(
        at=charge.posted_at,
        type="charge",
        id=charge.pk,
        charge_id=charge.pk,
        kind=charge.kind,
        cents=charge.amount_cents,
        means="",
        text=charge.note,
        item_title=_title(charge),
        receipt=None,
    )


def _settlement_line(part: Settlement) -> Line:
    return Line(
        at=part.posted_at,
        type="settlement",
        id=part.pk,
        charge_id=part.charge_id,
        kind=part.kind,
        cents=-part.amount_cents,
        means=part.means,
        text=part.reason,
        item_title=_title(part.charge),
        receipt=part.receipt,
    )


def _title(charge: Charge) -> str | None:
    return charge.item.record.title if charge.item else None
