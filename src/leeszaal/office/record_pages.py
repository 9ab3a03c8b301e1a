"""Records in the office: find, make, change, copy, hide, merge, and take any of it back."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.catalogue.marc.fields import field_help
from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.marc.record import MarcRecord
from leeszaal.catalogue.marc.text import format_record
from leeszaal.catalogue.models import Record, RecordVersion
from leeszaal.catalogue.services import create_record, edit_record, set_suppressed
from leeszaal.catalogue.services.records import ChangedMeanwhileError, ControlNumberTakenError
from leeszaal.circulation.services.merging import merge_with_holds, restore_with_holds
from leeszaal.login.access import staff_actor, staff_required
from leeszaal.login.colleagues import unseen_by_colleagues
from leeszaal.login.models import Role
from leeszaal.office.finding_records import find
from leeszaal.office.marc_words import say_finding
from leeszaal.office.new_records import beginning
from leeszaal.office.record_forms import MergeForm, RecordForm

catalogue_page = staff_required(Role.CATALOGUE)


@catalogue_page
def records(request: HttpRequest) -> HttpResponse:
    """Find a record by words, number, ISBN or barcode; without a question, show what changed last."""
    text = request.GET.get("q", "")[:200].replace("\x00", "").strip()
    return render(request, "office/records.html", {"records": find(text), "query": text})


@catalogue_page
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a record, from nothing or from a copy of another."""
    start = _copy(request.GET["copy"]) if request.GET.get("copy", "").isdecimal() else None
    text = format_record(start) if start else beginning(request.GET.get("material", "book"))
    form = RecordForm(request.POST or None, initial={"text": text})
    if request.method == "POST" and form.is_valid() and _may_save(form):
        try:
            record = create_record(form.cleaned_data["text"], now=timezone.now())
        except ControlNumberTakenError as error:
            form.add_error("text", _taken(error))
        else:
            messages.success(request, _("The record is made. Add its copies now."))
            return redirect("office:record", record.pk)
    return _editor(request, form, None)


@catalogue_page
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a record."""
    record = get_object_or_404(Record, pk=pk)
    initial = {"text": format_record(_marc(record)), "read_at": record.changed_at.isoformat()}
    form = RecordForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _may_save(form) and _saved(request, form, record):
        return redirect("office:record", pk)
    return _editor(request, form, record)


@catalogue_page
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a record with its copies and its history."""
    found = get_object_or_404(Record, pk=pk)
    context = {
        "record": found,
        "items": found.items.select_related("branch").order_by("branch__position", "barcode"),
        "versions": _versions(found),
        "text": format_record(_marc(found)),
    }
    return render(request, "office/record.html", context)


@catalogue_page
@require_POST
def suppress(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide a record from the public, or show it again."""
    hide = request.POST.get("suppressed") == "yes"
    set_suppressed(pk, _staff_id(request), suppressed=hide, now=timezone.now())
    messages.success(request, _("The public no longer sees this record.") if hide else _("The public sees it again."))
    return redirect("office:record", pk)


@catalogue_page
@require_POST
def restore(request: HttpRequest, version_id: int) -> HttpResponse:
    """Make a record what it was in an earlier version."""
    version = get_object_or_404(RecordVersion.objects.defer("marc"), pk=version_id)
    try:
        restore_with_holds(version_id, staff_actor(request), now=timezone.now())
    except ControlNumberTakenError as error:
        messages.error(request, _taken(error))
    else:
        messages.success(request, _("The record is as it was. What it was just now is kept in its history."))
    return redirect("office:record", version.record_id)


@catalogue_page
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the copies and the waiting patrons of this record to another one, and hide this one."""
    found = get_object_or_404(Record.objects.defer("marc"), pk=pk)
    form = MergeForm(request.POST or None, emptied_id=pk, exists=lambda into: Record.objects.filter(pk=into).exists())
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        merge_with_holds(pk, into, staff_actor(request), now=timezone.now())
        messages.success(request, _("The records are merged. The history of the hidden one can undo it."))
        return redirect("office:record", into)
    return render(request, "office/merge.html", {"form": form, "record": found})


def _saved(request: HttpRequest, form: RecordForm, record: Record) -> bool:
    marc = form.cleaned_data["text"]
    read_at = form.cleaned_data["read_at"] or record.created_at
    try:
        edit_record(record.pk, marc, _staff_id(request), read_at=read_at, now=timezone.now())
    except ChangedMeanwhileError:
        form.add_error("text", _("A colleague saved this record meanwhile. Copy your lines, open it anew and paste."))
        return False
    except ControlNumberTakenError as error:
        form.add_error("text", _taken(error))
        return False
    messages.success(request, _("The record is saved."))
    return True


def _may_save(form: RecordForm) -> bool:
    """Show findings once; who saves again with the box ticked keeps them."""
    return not form.findings() or form.cleaned_data["keep_findings"]


def _editor(request: HttpRequest, form: RecordForm, record: Record | None) -> HttpResponse:
    findings = form.findings() if form.is_bound and form.is_valid() else ()
    context = {
        "form": form,
        "record": record,
        "findings": [say_finding(finding) for finding in findings],
        "help": field_help().values(),
        "language": get_language(),
    }
    return render(request, "office/record_editor.html", context)


def _copy(pk: str) -> MarcRecord:
    """Give a record without what belongs to the original alone: its number and moments."""
    marc = _marc(get_object_or_404(Record, pk=int(pk)))
    return MarcRecord(marc.leader, tuple(field for field in marc.fields if field.tag not in {"001", "003", "005"}))


def _marc(record: Record) -> MarcRecord:
    return parse(bytes(record.marc), record.syntax).record


def _taken(error: ControlNumberTakenError) -> str:
    return _("Record %(number)s has this control number (001) already.") % {"number": error.record_id}


def _staff_id(request: HttpRequest) -> int:
    return staff_actor(request).id or 0


def _versions(record: Record) -> QuerySet[RecordVersion]:
    """Give what the record was before, the newest first, with who changed it."""
    found = record.versions.select_related("changed_by", "merged_into").defer(*unseen_by_colleagues("changed_by"))
    return found.order_by("-changed_at", "-pk")[:50]
