"""One item at the desk: where it is, what has happened to it, and what has become of it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leeszaal.catalogue.models import Item
from leeszaal.circulation import words
from leeszaal.circulation.queries import item_history, last_loan
from leeszaal.circulation.services import item_states, undoing
from leeszaal.desk.access import colleagues_in, desk_page
from leeszaal.login.access import staff_actor

CHANGES: Mapping[str, Callable[..., Any]] = {
    "lost": item_states.mark_lost,
    "missing": item_states.mark_missing,
    "damaged": item_states.mark_damaged,
    "repaired": item_states.mark_repaired,
    "claimed": item_states.claim_returned,
}


@desk_page
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an item with its history."""
    found = get_object_or_404(Item.objects.select_related("record", "branch", "current_branch"), pk=pk)
    history = item_history(pk)
    context = {"item": found, "loan": last_loan(pk), "history": history, "staff": colleagues_in(history)}
    return render(request, "desk/item.html", context)


@desk_page
@require_POST
def change(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Note what has become of an item."""
    if what not in CHANGES:
        raise Http404
    found = get_object_or_404(Item, pk=pk)
    outcome = CHANGES[what](found.barcode, staff_actor(request), now=timezone.now())
    if isinstance(outcome, item_states.NotChanged):
        messages.error(request, " ".join(words.reason(code) for code in outcome.reasons))
    else:
        messages.success(request, _("It is noted."))
    return redirect("desk:item", pk)


@desk_page
@require_POST
def undo_check_in(request: HttpRequest, loan_id: int) -> HttpResponse:
    """Act as if the last check-in of an item had not been."""
    outcome = undoing.undo_check_in(loan_id, staff_actor(request), now=timezone.now())
    if isinstance(outcome, undoing.Refusal):
        messages.error(request, words.reason(outcome))
        return redirect("desk:check_in")
    messages.success(request, _("The return is undone: the loan runs on."))
    return redirect("desk:item", outcome.item_id)


@desk_page
@require_POST
def undo_check_out(request: HttpRequest, loan_id: int) -> HttpResponse:
    """Act as if an item had not been lent."""
    outcome = undoing.undo_check_out(loan_id, staff_actor(request), now=timezone.now())
    if isinstance(outcome, undoing.Refusal):
        messages.error(request, words.reason(outcome))
        return redirect("desk:home")
    messages.success(request, _("The loan is undone."))
    return redirect("desk:home")
