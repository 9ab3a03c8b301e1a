"""Holds at the desk: follow one, place, cancel, suspend and move it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Record
from leeszaal.circulation import services, words
from leeszaal.circulation.models import Hold
from leeszaal.circulation.queries import hold_history, queue_of, set_apart
from leeszaal.circulation.services.outcomes import HoldRefused
from leeszaal.desk.access import colleagues_in, desk_page, staff_at
from leeszaal.desk.hold_forms import PlaceHoldForm
from leeszaal.desk.reasons_asked import serving
from leeszaal.login.access import staff_actor


@desk_page
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow a hold: where it stands and what happened to it."""
    found = get_object_or_404(Hold.objects.select_related("record", "patron", "pickup_branch", "trapped_item"), pk=pk)
    branches = Branch.objects.filter(is_pickup_location=True)
    history = hold_history(pk)
    context = {"hold": found, "history": history, "staff": colleagues_in(history), "branches": branches}
    return render(request, "desk/hold.html", context)


@desk_page
def queue(request: HttpRequest, record_id: int) -> HttpResponse:
    """Show who waits for a record, in their order."""
    record = get_object_or_404(Record.objects.defer("marc"), pk=record_id)
    context = {"record": record, "waiting": queue_of(record_id), "served": set_apart(record_id)}
    return render(request, "desk/queue.html", context)


@desk_page
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, record_id: int) -> HttpResponse:
    """Place a hold for a patron, given by card."""
    record = get_object_or_404(Record.objects.defer("marc"), pk=record_id)
    form = PlaceHoldForm(request.POST or None, branch_id=staff_at(request).branch_id, record=record)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        item = data["item"]
        outcome = services.place_hold(
            data["patron_id"],
            record_id,
            data["branch"].pk,
            staff_actor(request),
            now=timezone.now(),
            item_id=item.pk if item else None,
        )
        if not isinstance(outcome, HoldRefused):
            serving(request, data["patron_id"])
            messages.success(request, _("The hold is placed, at position %(place)s.") % {"place": outcome.position})
            return redirect("desk:hold", outcome.hold_id)
        for code in outcome.reasons:
            form.add_error(None, words.reason(code))
    return render(request, "desk/place_hold.html", {"record": record, "form": form})


@desk_page
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """End a hold."""
    done = services.cancel_hold(pk, staff_actor(request), now=timezone.now())
    return _answer(request, pk, _("The hold is cancelled."), done=done)


@desk_page
@require_POST
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass a hold over for a while; it keeps its place."""
    try:
        until = parse_date(request.POST.get("until", ""))
    except ValueError:
        until = None
    done = services.suspend_hold(pk, staff_actor(request), now=timezone.now(), until=until)
    return _answer(request, pk, _("The hold is suspended."), done=done)


@desk_page
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a suspended hold be served again."""
    done = services.resume_hold(pk, staff_actor(request), now=timezone.now())
    return _answer(request, pk, _("The hold counts again."), done=done)


@desk_page
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a hold be fetched at another branch."""
    branch = get_object_or_404(Branch, pk=request.POST.get("branch") or 0, is_pickup_location=True)
    done = services.move_hold(pk, branch.pk, staff_actor(request), now=timezone.now())
    return _answer(request, pk, _("The pickup branch is changed."), done=done)


def _answer(request: HttpRequest, pk: int, text: str, *, done: bool) -> HttpResponse:
    if done:
        messages.success(request, text)
    else:
        messages.error(request, _("That cannot be done with this hold any more."))
    return redirect("desk:hold", pk)
