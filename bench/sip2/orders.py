"""Who borrows what while we measure: patrons and items of the library, drawn at random, each used by one terminal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from bench.parts import CannotMeasure
from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.charges.queries import OPEN_BALANCE
from leeszaal.circulation.services import check_in
from leeszaal.common.actor import Actor

IN_GOOD_STANDING = f"""
    patron.state = 'active' AND patron.born_on < %(today)s::date - 18 * 366
    AND EXISTS (
        SELECT FROM patrons_membership
        WHERE patron_id = patron.id AND starts_on <= %(today)s AND least(ends_on, ended_early_on) > %(today)s
    )
    AND NOT EXISTS (SELECT FROM patrons_block WHERE patron_id = patron.id)
    AND {OPEN_BALANCE} = 0
"""  # noqa: S608
"""SQL for patrons against whom nothing stands, inside a statement that calls the patron's row ``patron``."""

_PATRONS = f"""
SELECT card.number
FROM (SELECT * FROM patrons_patron ORDER BY hashint8(id) LIMIT %(count)s * 10) patron
JOIN patrons_card card ON card.patron_id = patron.id
WHERE card.state = 'active' AND {IN_GOOD_STANDING}
AND NOT EXISTS (SELECT FROM circulation_loan WHERE patron_id = patron.id AND returned_at IS NULL)
LIMIT %(count)s
"""  # noqa: S608

_ITEMS = """
SELECT item.barcode FROM catalogue_item item
WHERE item.branch_id = %(branch_id)s AND item.current_branch_id = item.branch_id AND item.status = 'available'
AND item.is_lendable AND item.material_type = 'book'
AND NOT EXISTS (SELECT FROM circulation_hold WHERE record_id = item.record_id)
ORDER BY hashint8(item.id) OFFSET %(skip)s LIMIT %(count)s
"""

_BUSIEST = "SELECT branch_id FROM catalogue_item WHERE status = 'available' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Pair:
    """A patron's card and an item that the patron borrows and brings back."""

    card: str
    barcode: str


def busiest_branch() -> int:
    """Give the branch with the most items on its shelves: there we measure."""
    found = _first_column(_BUSIEST, {})
    if not found:
        raise CannotMeasure("no item is on the shelf")
    return int(found[0])


def shelf_of(branch_id: int) -> int:
    """Count what stands on the shelves of a branch."""
    return Item.objects.filter(branch_id=branch_id, status=ItemStatus.AVAILABLE).count()


def free_patrons(count: int, today: date) -> list[str]:
    """Give the cards of so many patrons without a loan, against whom nothing stands."""
    return _enough(_first_column(_PATRONS, {"count": count, "today": today}), count, "patrons without a loan")


def items_on_shelf(count: int, branch_id: int, skip: int = 0) -> list[str]:
    """Give the barcodes of so many items that anyone may borrow there, after so many others."""
    values = {"count": count, "branch_id": branch_id, "skip": skip}
    return _enough(_first_column(_ITEMS, values), count, "items on the shelf")


def deal(pairs: Sequence[Pair], terminals: int) -> list[list[Pair]]:
    """Deal pairs to terminals in turn; a patron who comes back every so many pairs stays with one terminal."""
    return [list(pairs[number::terminals]) for number in range(terminals)]


def put_back(pairs: Iterable[Pair], branch_id: int, now: datetime) -> None:
    """Take in what is still out, as `pgbench` stops in the middle of its turns."""
    out = Item.objects.filter(barcode__in={pair.barcode for pair in pairs}, status=ItemStatus.ON_LOAN)
    actor = Actor(kind="job", id=None, branch_id=branch_id, via="job")
    for barcode in out.values_list("barcode", flat=True):
        check_in(barcode, actor, now=now)


def _first_column(statement: str, values: Mapping[str, int | date]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]


def _enough(found: list[str], count: int, what: str) -> list[str]:
    if len(found) < count:
        raise CannotMeasure(f"the library has {len(found)} of {count} {what}")
    return found
