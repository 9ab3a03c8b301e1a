"""One record: its page, its MARC, and the record itself to take along."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.marcxml import COLLECTION_END, COLLECTION_START, write_marcxml
from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.marc.record import MarcRecord
from leeszaal.catalogue.models import ONLINE_TYPES, Record
from leeszaal.opac import queries, titles
from leeszaal.opac.availability import Copy
from leeszaal.opac.views.public import public_page


@public_page
def record(request: HttpRequest, record_id: int) -> HttpResponse:
    """Show what a title is, where its copies stand, and how to get it; one that was merged leads to what stayed."""
    try:
        shown = _public(record_id)
    except Http404:
        staying = queries.merged_into(record_id)
        if staying is None:
            raise
        return redirect("opac:record", staying)
    items = list(queries.items_of(shown))
    copies = [Copy(i.status, i.is_lendable, i.due_on, i.current_branch.name) for i in items]
    online = shown.material_type in ONLINE_TYPES
    context = {
        "record": shown,
        "items": items,
        "statement": titles.statement(shown, copies, timezone.localdate()),
        "editions": queries.other_editions(shown),
        "waiting": queries.waiting_for(shown),
        "online": online,
        "can_hold": not online and any(item.is_lendable for item in items),
        "today": timezone.localdate(),
    }
    return render(request, "opac/record.html", context)


@public_page
def marc(request: HttpRequest, record_id: int) -> HttpResponse:
    """Show every field of the record as cataloguers read it."""
    shown = _public(record_id)
    return render(request, "opac/marc.html", {"record": shown, "marc": _marc(shown)})


@require_safe
def download(request: HttpRequest, record_id: int, form: str) -> HttpResponse:
    """Give the record as ISO 2709 (``.mrc``) or MARCXML (``.xml``)."""
    shown = _public(record_id)
    if form == "mrc":
        return _file(write_iso2709(_marc(shown)), "application/marc", f"{record_id}.mrc")
    if form == "xml":
        body = COLLECTION_START + write_marcxml(_marc(shown)) + COLLECTION_END
        return _file(body, "application/marcxml+xml", f"{record_id}.xml")
    raise Http404


def _public(record_id: int) -> Record:
    return get_object_or_404(Record, pk=record_id, suppressed=False)


def _marc(shown: Record) -> MarcRecord:
    return parse(bytes(shown.marc), shown.syntax).record


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
