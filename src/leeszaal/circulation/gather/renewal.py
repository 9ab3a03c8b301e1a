"""What must be known before a loan is made longer."""

from dataclasses import dataclass
from datetime import date

from leeszaal.circulation.gather.house import HOUSE, house_of
from leeszaal.circulation.gather.rows import Row, first_row, rows
from leeszaal.circulation.gather.standing import open_loans, read_standing, standing_columns
from leeszaal.circulation.rules.renewal import Facts
from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.calendars import Calendar

_LOCK = """
SELECT item.id FROM catalogue_item item
WHERE item.id = (
    SELECT item_id FROM circulation_loan
    WHERE id = %(loan_id)s AND patron_id = coalesce(%(patron_id)s::bigint, patron_id)
)
FOR NO KEY UPDATE
"""

_FACTS = f"""
SELECT {standing_columns("%(today)s")}, {HOUSE}, loan.id AS loan_id,
    loan.item_id, loan.due_on, loan.renewals, loan.returned_at IS NOT NULL AS is_ended,
    loan.branch_id, loan.category_id AS loan_category_id, loan.material_type,
    item.record_id, item.barcode, record.title,
    (
        SELECT count(*) FROM circulation_hold waiting
        WHERE waiting.record_id = item.record_id AND waiting.state = 'waiting' AND waiting.patron_id <> patron.id
        AND (waiting.item_id IS NULL OR waiting.item_id = item.id)
        AND (NOT waiting.suspended OR waiting.suspended_until <= %(today)s)
    ) AS holds_waiting,
    (
        SELECT count(*) FROM catalogue_item WHERE record_id = item.record_id AND status = 'available' AND is_lendable
    ) AS copies_free
FROM circulation_loan loan
JOIN patrons_patron patron ON patron.id = loan.patron_id
JOIN catalogue_item item ON item.id = loan.item_id
JOIN catalogue_record record ON record.id = item.record_id
{open_loans()}
WHERE loan.id = %(loan_id)s::bigint OR (loan.patron_id = %(patron_id)s::bigint AND loan.returned_at IS NULL)
ORDER BY loan.due_on, loan.id
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Facts, terms and calendar of one renewal: those of the branch that lent the item."""

    facts: Facts
    terms: Terms
    calendar: Calendar
    loan_id: int
    patron_id: int
    item_id: int
    record_id: int
    barcode: str
    title: str


def lock(loan_id: int, patron_id: int | None) -> bool:
    """Lock the item of a loan (of this patron, when given) until the transaction ends; tell whether it was found."""
    return first_row(_LOCK, {"loan_id": loan_id, "patron_id": patron_id}) is not None


def gather(loan_id: int, today: date) -> Gathered:
    """Read all that the decision about a locked loan needs."""
    row = first_row(_FACTS, {"loan_id": loan_id, "patron_id": None, "today": today})
    if row is None:
        raise LookupError("a locked loan is gone")
    return _gathered(row, today)


def gather_open(patron_id: int, today: date) -> list[Gathered]:
    """Read what decisions about every open loan of a patron need, the first due first; nothing is locked."""
    return [_gathered(row, today) for row in rows(_FACTS, {"loan_id": None, "patron_id": patron_id, "today": today})]


def _gathered(row: Row, today: date) -> Gathered:
    house = house_of(row["house"])
    return Gathered(
        facts=Facts(
            today=today,
            due_on=row["due_on"],
            is_ended=row["is_ended"],
            renewals=row["renewals"],
            holds_waiting=row["holds_waiting"],
            copies_free=row["copies_free"],
            patron=read_standing(row, today),
        ),
        terms=house.terms(row["branch_id"], row["loan_category_id"], row["material_type"]),
        calendar=house.calendar(row["branch_id"], today),
        loan_id=row["loan_id"],
        patron_id=row["patron_id"],
        item_id=row["item_id"],
        record_id=row["record_id"],
        barcode=row["barcode"],
        title=row["title"],
    )
