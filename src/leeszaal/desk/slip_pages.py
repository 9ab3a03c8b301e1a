"""Slips of 80 mm: for the hold shelf, for the way to another branch, and with due days for the patron."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from leeszaal.circulation.models import Hold, Transit
from leeszaal.circulation.queries import loans_of
from leeszaal.desk.access import desk_page
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import card_in_use

CARD_TAIL = 4
"""How much of the card number stands on a hold slip: enough for the patron to find it, too little for a neighbour."""


@desk_page
def hold_slip(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the slip that lies in a held item."""
    hold = get_object_or_404(Hold.objects.select_related("record", "patron", "pickup_branch", "trapped_item"), pk=pk)
    card = card_in_use(hold.patron_id) if hold.patron_id else None
    tail = card.number[-CARD_TAIL:] if card else ""
    return render(request, "desk/slips/hold.html", {"hold": hold, "tail": tail})


@desk_page
def transit_slip(request: HttpRequest, item_id: int) -> HttpResponse:
    """Print the slip for an item that goes to another branch."""
    underway = Transit.objects.select_related("item__record", "from_branch", "to_branch")
    transit = get_object_or_404(underway, item=item_id, arrived_at=None)
    return render(request, "desk/slips/transit.html", {"transit": transit})


@desk_page
def loan_slip(request: HttpRequest, pk: int) -> HttpResponse:
    """Print what a patron has at home and when it is due; no name stands on it."""
    patron = get_object_or_404(Patron, pk=pk)
    loans = loans_of(patron.pk, today=timezone.localdate())
    return render(request, "desk/slips/loans.html", {"patron": patron, "loans": loans})
