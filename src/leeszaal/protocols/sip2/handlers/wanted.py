"""Which title a hold is about: the one of an item (AB), or the one with a number (AJ)."""

from dataclasses import dataclass

from leeszaal.circulation.gather.rows import first_row
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.protocols.sip2.codec.messages import Hold, HoldMode

_MOST_DIGITS = 18

_FREE = """EXISTS (
    SELECT FROM catalogue_item copy WHERE copy.record_id = record.id AND copy.status = 'available' AND copy.is_lendable
) AS is_available"""

_BY_ITEM = f"""
SELECT record.id AS record_id, item.id AS item_id, record.title, {_FREE}
FROM catalogue_item item JOIN catalogue_record record ON record.id = item.record_id WHERE item.barcode = %(barcode)s
"""  # noqa: S608

_BY_NUMBER = f"""
SELECT record.id AS record_id, NULL::bigint AS item_id, record.title, {_FREE}
FROM catalogue_record record WHERE record.id = %(number)s AND NOT record.suppressed
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Wanted:
    """A title, the item by which it was named, and whether a copy stands on a shelf now."""

    record_id: int
    item_id: int | None
    title: str
    is_available: bool


def find_wanted(message: Hold) -> Wanted | None:
    """Give the title that a message is about (one statement), or None when there is none."""
    row = None
    if message.item_identifier:
        row = first_row(_BY_ITEM, {"barcode": normalise_barcode(message.item_identifier)})
    number = _number(message)
    if row is None and number is not None:
        row = first_row(_BY_NUMBER, {"number": number})
    return Wanted(**row) if row else None


def _number(message: Hold) -> int | None:
    """Give the number of a title; of a hold that stands it may be in AB, where the list of holds had no barcode."""
    text = message.title_identifier or ("" if message.hold_mode == HoldMode.ADD else message.item_identifier) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None
