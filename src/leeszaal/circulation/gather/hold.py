"""What must be known before a patron joins the queue for a record, or for one item of it."""

from dataclasses import dataclass
from datetime import date

from leeszaal.circulation.gather.house import HOUSE, house_of
from leeszaal.circulation.gather.rows import first_row
from leeszaal.circulation.gather.standing import open_loans, read_standing, standing_columns
from leeszaal.circulation.rules.agemarks import age_mark
from leeszaal.circulation.rules.holds import Facts
from leeszaal.circulation.rules.terms import Terms

_LOCK = "SELECT id FROM patrons_patron WHERE id = %(patron_id)s FOR NO KEY UPDATE"

_FACTS = f"""
SELECT {standing_columns("%(today)s")}, {HOUSE},
    record.id AS record_id, record.title, record.material_type, record.age_level, branch.is_pickup_location,
    (
        SELECT count(*) FROM circulation_hold
        WHERE patron_id = patron.id AND state IN ('waiting', 'in_transit', 'ready')
    ) AS open_holds,
    EXISTS (
        SELECT FROM circulation_hold
        WHERE patron_id = patron.id AND record_id = record.id AND state IN ('waiting', 'in_transit', 'ready')
    ) AS holds_this,
    EXISTS (
        SELECT FROM circulation_loan loan JOIN catalogue_item item ON item.id = loan.item_id
        WHERE loan.patron_id = patron.id AND loan.returned_at IS NULL AND item.record_id = record.id
    ) AS borrows_this,
    (
        SELECT count(*) FROM catalogue_item
        WHERE record_id = record.id AND (%(item_id)s::bigint IS NULL OR id = %(item_id)s::bigint) AND is_lendable
        AND status NOT IN ('lost', 'claims_returned', 'missing', 'withdrawn')
    ) AS copies
FROM patrons_patron patron
CROSS JOIN catalogue_record record
CROSS JOIN branches_branch branch
{open_loans()}
WHERE patron.id = %(patron_id)s AND branch.id = %(pickup_branch_id)s AND record.id = %(record_id)s
AND NOT record.suppressed
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Gathered:
    """Facts and terms of one hold: those of the pickup branch."""

    facts: Facts
    terms: Terms
    title: str


def lock(patron_id: int) -> bool:
    """Lock the patron until the transaction ends; tell whether there is one."""
    return first_row(_LOCK, {"patron_id": patron_id}) is not None


def gather(patron_id: int, record_id: int, item_id: int | None, pickup_branch_id: int, today: date) -> Gathered | None:
    """Read all that the decision needs, or None when there is no such record or branch."""
    row = first_row(
        _FACTS,
        {
            "patron_id": patron_id,
            "record_id": record_id,
            "item_id": item_id,
            "pickup_branch_id": pickup_branch_id,
            "today": today,
        },
    )
    if row is None:
        return None
    terms = house_of(row["house"]).terms(pickup_branch_id, row["category_id"], row["material_type"])
    facts = Facts(
        today=today,
        patron=read_standing(row, today),
        open_holds=row["open_holds"],
        holds_this=row["holds_this"],
        borrows_this=row["borrows_this"],
        copies=row["copies"],
        digital=row["material_type"] in ("ebook", "audiobook"),
        age_mark=age_mark(row["material_type"], row["age_level"]),
        is_pickup_location=row["is_pickup_location"],
    )
    return Gathered(facts, terms, row["title"])
