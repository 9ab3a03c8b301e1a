"""Back to the page from which something was done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from leeszaal.patrons.access import logged_in_patron
from leeszaal.patrons.models import Patron


def back_to(request: HttpRequest, patron: Patron, *, cancelled: int | None = None) -> HttpResponse:
    """Go to one's own page, or to that of the child for whom something was done.

    `cancelled` is a hold whose cancelling can be taken back there.
    """
    mine = patron.pk == logged_in_patron(request).pk
    address = reverse("account:home") if mine else reverse("account:child", args=[patron.pk])
    return redirect(f"{address}?cancelled={cancelled}" if cancelled else address)
