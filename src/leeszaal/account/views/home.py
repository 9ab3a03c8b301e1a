"""One's own page: what is at home, what is ready, what is next. And the same of a child one answers for."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from leeszaal.account.doors import own_page
from leeszaal.account.family import at_home, sharers
from leeszaal.account.overview import overview
from leeszaal.account.views.returning import cancelled_hold
from leeszaal.charges.queries import open_amounts
from leeszaal.login.access import staff_of
from leeszaal.patrons.access import logged_in_patron
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import children_of
from leeszaal.patrons.rules.sharing import keeps_reading
from leeszaal.patrons.services.changing import HISTORY
from leeszaal.patrons.shared import shared_with
from leeszaal.privacy.consents import consents
from leeszaal.privacy.declared import register


def home(request: HttpRequest) -> HttpResponseBase:
    """Show one's own page; staff are sent to theirs."""
    if staff_of(request):
        return redirect("account:login")
    return _own(request)


@own_page
def _own(request: HttpRequest) -> HttpResponse:
    me = logged_in_patron(request)
    template = "account/pending.html" if me.state == Patron.State.PENDING else "account/home.html"
    today = timezone.localdate()
    context = {"page": overview(me, today), "me": me, "cancelled": cancelled_hold(request)}
    context["sharers"] = sharers(me.pk, today)
    return render(request, template, context)


@own_page
def child(request: HttpRequest, child_id: int) -> HttpResponse:
    """Show the page of a child under sixteen for whom one answers.

    From an age that the register sets, a child keeps to itself what it reads: then the page only counts.
    """
    me, today = logged_in_patron(request), timezone.localdate()
    patron = get_object_or_404(children_of(me.pk, today).select_related("home_branch"), pk=child_id)
    context = {"page": overview(patron, today), "me": me, "child": patron, "cancelled": cancelled_hold(request)}
    context["child_keeps"] = consents(patron.pk, HISTORY)
    context["charges"] = open_amounts(patron.pk)
    if keeps_reading(patron.born_on, today, register().library.own_reading_from):
        context["at_home"] = at_home(patron.pk)
        context["shares"] = shared_with(me.pk, today).filter(sharer_id=patron.pk).exists()
    return render(request, "account/home.html", context)
