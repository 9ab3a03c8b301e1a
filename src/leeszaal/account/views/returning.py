"""Back to the page from which something was done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from leeszaal.patrons.access import logged_in_patron
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import children_of


def back_to(request: HttpRequest, patron: Patron, *, cancelled: int | None = None) -> HttpResponse:
    """Go to one's own page, or to that of the child or other person for whom something was done.

    `cancelled` is a hold whose cancelling can be taken back there.
    """
    address = _page_of(patron, logged_in_patron(request))
    return redirect(f"{address}?cancelled={cancelled}" if cancelled else address)


def cancelled_hold(request: HttpRequest) -> int | None:
    """Give the hold that was just cancelled, to offer to take that back."""
    hold_id = request.GET.get("cancelled", "")
    return int(hold_id) if hold_id.isdecimal() else None


def _page_of(patron: Patron, me: Patron) -> str:
    if patron.pk == me.pk:
        return reverse("account:home")
    is_child = children_of(me.pk, timezone.localdate()).filter(pk=patron.pk).exists()
    return reverse("account:child" if is_child else "account:shared", args=[patron.pk])
