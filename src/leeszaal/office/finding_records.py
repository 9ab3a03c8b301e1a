"""Finding a record for staff, hidden ones too: by number, ISBN, barcode or control number, then by words."""

from django.db.models import Q
from django.utils import timezone
from stdnum import isbn

from leeszaal.catalogue.models import Record
from leeszaal.catalogue.search import IndexMissing, SearchRequest, search
from leeszaal.common.barcodes import normalise_barcode

AT_MOST = 40


def find(text: str) -> list[Record]:
    """Give the records that fit, the best first; without a text those that changed last."""
    listed = Record.objects.defer("marc")
    if not text:
        return list(listed.order_by("-changed_at")[:AT_MOST])
    exact = list(listed.filter(_exactly(text))[:AT_MOST])
    return exact or _by_words(text) or list(listed.filter(title__icontains=text, suppressed=True)[:AT_MOST])


def _exactly(text: str) -> Q:
    code = normalise_barcode(text)
    condition = Q(control_number=text) | Q(items__barcode=code)
    if text.isdecimal() and len(text) < 10:
        condition |= Q(pk=int(text))
    if isbn.is_valid(text):
        condition |= Q(isbns__contains=[isbn.to_isbn13(isbn.compact(text))])
    return condition


def _by_words(text: str) -> list[Record]:
    try:
        hits = search(SearchRequest(text=text, size=AT_MOST), today=timezone.localdate()).hits
    except IndexMissing:
        return []
    found = Record.objects.defer("marc").in_bulk([hit.record_id for hit in hits])
    return [found[hit.record_id] for hit in hits if hit.record_id in found]
