"""Straight to one record by a number that is on the book."""

from leeszaal.catalogue.models import Item, Record
from leeszaal.catalogue.search.parse import as_isbn
from leeszaal.common.barcodes import normalise_barcode

_MOST_SIGNS = 30


def lookup_exact(text: str) -> int | None:
    """Give the record of an item's barcode, or of an ISBN that one record alone has; suppressed ones do not count."""
    if len(text) > _MOST_SIGNS or not any(sign.isdigit() for sign in text) or "\x00" in text:
        return None
    return _by_barcode(text) or _by_isbn(text)


def _by_barcode(text: str) -> int | None:
    items = Item.objects.filter(barcode=normalise_barcode(text), record__suppressed=False)
    return items.values_list("record_id", flat=True).first()


def _by_isbn(text: str) -> int | None:
    number = as_isbn(text)
    if number is None:
        return None
    records = Record.objects.filter(isbns__contains=[number], suppressed=False).values_list("pk", flat=True)[:2]
    return records[0] if len(records) == 1 else None
