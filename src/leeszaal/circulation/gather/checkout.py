"""What must be known before an item goes home."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from leeszaal.circulation.gather.house import calendar_column, read_calendar, read_rules, rules_column
from leeszaal.circulation.gather.rows import first_row
from leeszaal.circulation.gather.standing import STANDING, read_standing
from leeszaal.circulation.rules.agemarks import age_mark
from leeszaal.circulation.rules.checkout import Facts
from leeszaal.circulation.rules.terms import Situation, Terms, resolve_terms
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.common.calendars import Calendar

_LOCK = """
WITH who AS MATERIALIZED (
    SELECT patron.id, card.state AS card_state
    FROM patrons_patron patron LEFT JOIN patrons_card card ON card.patron_id = patron.id AND card.number = %(card)s
    WHERE patron.id = coalesce(%(patron_id)s::bigint, (SELECT patron_id FROM patrons_card WHERE number = %(card)s))
    FOR NO KEY UPDATE OF patron
), what AS MATERIALIZED (
    SELECT id FROM catalogue_item
    WHERE barcode = %(barcode)s AND (SELECT count(*) FROM who) >= 0
    FOR NO KEY UPDATE
)
SELECT (SELECT id FROM who) AS patron_id, (SELECT card_state FROM who) AS card_state, (SELECT id FROM what) AS item_id
"""

_FACTS = f"""
SELECT {STANDING}, loans.open_loans, loans.of_material,
    item.id AS item_id, item.record_id, item.material_type, item.status, item.is_lendable,
    record.title, record.age_level,
    running.id AS loan_id, running.patron_id AS borrower_id,
    trapped.id AS trapped_id, trapped.patron_id AS held_for_id, own.id AS own_hold_id,
    {rules_column("item.material_type", "%(branch_id)s")} AS rules,
    {calendar_column("%(branch_id)s")} AS calendar
FROM patrons_patron patron
CROSS JOIN catalogue_item item
JOIN catalogue_record record ON record.id = item.record_id
LEFT JOIN circulation_loan running ON running.item_id = item.id AND running.returned_at IS NULL
LEFT JOIN circulation_hold trapped ON trapped.trapped_item_id = item.id AND trapped.state IN ('in_transit', 'ready')
LEFT JOIN circulation_hold own ON own.record_id = item.record_id AND own.patron_id = patron.id
    AND own.state = 'waiting' AND (own.item_id IS NULL OR own.item_id = item.id)
CROSS JOIN LATERAL (
    SELECT count(*) AS open_loans, count(*) FILTER (WHERE material_type = item.material_type) AS of_material
    FROM circulation_loan WHERE patron_id = patron.id AND returned_at IS NULL
) loans
WHERE patron.id = %(patron_id)s AND item.id = %(item_id)s
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Locked:
    """The patron and the item that nobody else can lend to, or lend, until this transaction ends."""

    patron_id: int | None
    card_state: str | None
    item_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Facts, terms and calendar of one check-out, and what its writing and its telling need besides."""

    facts: Facts
    terms: Terms
    calendar: Calendar
    patron_id: int
    category_id: int
    item_id: int
    record_id: int
    title: str
    material_type: str
    status: str
    loan_id: int | None
    open_loans: int
    serves_hold_id: int | None
    passes_over_hold_id: int | None


def lock(patron: int | str, barcode: str) -> Locked:
    """Lock the patron (by id or card number), then the item; what is not found is None."""
    by_card = isinstance(patron, str)
    row = first_row(
        _LOCK,
        {
            "patron_id": None if by_card else patron,
            "card": normalise_barcode(patron) if isinstance(patron, str) else "",
            "barcode": normalise_barcode(barcode),
        },
    )
    return Locked(**(row or {}))


def gather(locked: Locked, branch_id: int, today: date, asked_due_on: date | None) -> Gathered:
    """Read all that the decision needs. Both patron and item must have been found."""
    values = {"patron_id": locked.patron_id, "item_id": locked.item_id, "branch_id": branch_id, "today": today}
    row = first_row(_FACTS, values)
    if row is None:
        raise LookupError("a locked patron or item is gone")
    situation = Situation(branch_id, row["category_id"], row["material_type"])
    theirs = row["held_for_id"] == row["patron_id"]
    return Gathered(
        facts=_facts(row, locked, today, asked_due_on),
        terms=resolve_terms(read_rules(row["rules"]), situation),
        calendar=read_calendar(row["calendar"], today),
        patron_id=row["patron_id"],
        category_id=row["category_id"],
        item_id=row["item_id"],
        record_id=row["record_id"],
        title=row["title"],
        material_type=row["material_type"],
        status=row["status"],
        loan_id=row["loan_id"],
        open_loans=row["open_loans"],
        serves_hold_id=row["trapped_id"] if theirs else row["own_hold_id"],
        passes_over_hold_id=None if theirs else row["trapped_id"],
    )


def _facts(row: dict[str, Any], locked: Locked, today: date, asked_due_on: date | None) -> Facts:
    return Facts(
        today=today,
        patron_id=row["patron_id"],
        patron=read_standing(row, today),
        card_lost=locked.card_state == "lost",
        card_ended=locked.card_state == "ended",
        open_loans=row["open_loans"],
        open_loans_of_material=row["of_material"],
        age_mark=age_mark(row["material_type"], row["age_level"]),
        reference_only=not row["is_lendable"],
        digital=row["material_type"] in ("ebook", "audiobook"),
        withdrawn=row["status"] == "withdrawn",
        in_repair=row["status"] == "damaged",
        lost=row["status"] == "lost",
        borrower_id=row["borrower_id"],
        held_for_id=row["held_for_id"],
        asked_due_on=asked_due_on,
    )
