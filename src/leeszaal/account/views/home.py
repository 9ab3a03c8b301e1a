"""One's own page: what is at home, what is ready, what is next. And the same of a child one answers for."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from leeszaal.account.doors import own_page
from leeszaal.account.overview import overview
from leeszaal.login.access import staff_of
from leeszaal.patrons.access import logged_in_patron
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import children_of


def home(request: HttpRequest) -> HttpResponseBase:
    """Show one's own page; staff are sent to theirs."""
    if staff_of(request):
        return redirect("account:login")
    return _own(request)


@own_page
def _own(request: HttpRequest) -> HttpResponse:
    me = logged_in_patron(request)
    template = "account/pending.html" if me.state == Patron.State.PENDING else "account/home.html"
    context = {"page": overview(me, timezone.localdate()), "me": me, "cancelled": _cancelled(request)}
    return render(request, template, context)


@own_page
def child(request: HttpRequest, child_id: int) -> HttpResponse:
    """Show the page of a child under sixteen for whom one answers."""
    me, today = logged_in_patron(request), timezone.localdate()
    patron = get_object_or_404(children_of(me.pk, today).select_related("home_branch"), pk=child_id)
    context = {"page": overview(patron, today), "me": me, "child": patron, "cancelled": _cancelled(request)}
    return render(request, "account/home.html", context)


def _cancelled(request: HttpRequest) -> int | None:
    """Give the hold that was just cancelled, to offer to take that back."""
    hold_id = request.GET.get("cancelled", "")
    return int(hold_id) if hold_id.isdecimal() else None
