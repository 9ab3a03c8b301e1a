"""The lists of message 63: what a patron has, waits for and owes, a page at a time, one statement for each list.

Loans and holds are named by barcode, as machines expect: with it they ask for the title (17), renew (29) or give up a
hold (15). A hold that has no copy yet is named by a copy of its title, and by the title's own number where it has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leeszaal.circulation.gather.rows import Row, rows
from leeszaal.login.models import Sight
from leeszaal.protocols.sip2.codec.messages import PatronInformation, Summary
from leeszaal.protocols.sip2.words import say_cents, say_charge

MOST_ITEMS = 100
"""No list is longer; a machine asks for the next page by place (BP, BQ)."""

_LOANS = """
SELECT item.barcode FROM circulation_loan loan JOIN catalogue_item item ON item.id = loan.item_id
WHERE loan.patron_id = %(patron_id)s AND loan.returned_at IS NULL
AND loan.due_on < coalesce(%(due_before)s::date, 'infinity'::date)
ORDER BY loan.due_on, loan.id LIMIT %(many)s OFFSET %(skip)s
"""


def _holds(states: str) -> str:
    """Give the statement for the holds in these states; as a constant, for the index is on the live ones only."""
    return f"""
    SELECT coalesce(
        copy.barcode, (SELECT min(barcode) FROM catalogue_item WHERE record_id = hold.record_id), hold.record_id::text
    ) AS barcode
    FROM circulation_hold hold LEFT JOIN catalogue_item copy ON copy.id = coalesce(hold.trapped_item_id, hold.item_id)
    WHERE hold.patron_id = %(patron_id)s AND hold.state IN ({states})
    ORDER BY hold.shelf_until, hold.placed_at, hold.id LIMIT %(many)s OFFSET %(skip)s
    """  # noqa: S608


_READY, _WAITING = _holds("'ready'"), _holds("'waiting', 'in_transit'")

_CHARGES = """
SELECT charge.id, charge.kind, charge.amount_cents - settled.cents AS cents, record.title
FROM charges_charge charge
CROSS JOIN LATERAL (
    SELECT coalesce(sum(amount_cents), 0) AS cents FROM charges_settlement WHERE charge_id = charge.id
) settled
LEFT JOIN catalogue_item item ON item.id = charge.item_id AND %(titles)s
LEFT JOIN catalogue_record record ON record.id = item.record_id
WHERE charge.patron_id = %(patron_id)s AND charge.amount_cents > settled.cents
ORDER BY charge.posted_at, charge.id LIMIT %(many)s OFFSET %(skip)s
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list: so many places passed over, so many given."""

    skip: int
    many: int


def page_of(message: PatronInformation) -> Page:
    """Read from which place to which a machine wants (BP, BQ, counted from one); what makes no sense is left out."""
    start = max(_number(message.start_item) or 1, 1)
    end = _number(message.end_item)
    many = MOST_ITEMS if end is None or end < start else min(end - start + 1, MOST_ITEMS)
    return Page(start - 1, many)


def lists_of(
    patron_id: int, wanted: Summary, page: Page, sights: frozenset[Sight], *, today: date, language: str
) -> dict[str, tuple[str, ...]]:
    """Give the lists that a machine wants and may see, by the name of their field (one statement each)."""
    at = {"patron_id": patron_id, "skip": page.skip, "many": page.many}
    lists: dict[str, tuple[str, ...]] = {}
    if wanted.charged_items and Sight.LOANS in sights:
        lists["charged_items"] = _barcodes(_LOANS, at | {"due_before": None})
    if wanted.overdue_items and Sight.LOANS in sights:
        lists["overdue_items"] = _barcodes(_LOANS, at | {"due_before": today})
    if wanted.hold_items and Sight.HOLDS in sights:
        lists["hold_items"] = _barcodes(_READY, at)
    if wanted.unavailable_holds and Sight.HOLDS in sights:
        lists["unavailable_hold_items"] = _barcodes(_WAITING, at)
    if wanted.fine_items and Sight.CHARGES in sights:
        found = rows(_CHARGES, at | {"titles": Sight.TITLES in sights})
        lists["fine_items"] = tuple(_charge(row, language) for row in found)
    return lists


def _barcodes(statement: str, values: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(row["barcode"] for row in rows(statement, values))


def _charge(row: Row, language: str) -> str:
    """Write a charge with its number first: by that a machine says which one was paid (CG)."""
    what = say_charge(row["kind"], language)
    return " ".join(filter(None, (str(row["id"]), say_cents(int(row["cents"]), language), what, row["title"])))


def _number(text: str | None) -> int | None:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else None
