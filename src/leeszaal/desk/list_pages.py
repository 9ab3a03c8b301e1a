"""The lists by which a branch works: the hold shelf, what to fetch, what is on its way, what is overdue."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from leeszaal.circulation import queries
from leeszaal.desk.access import desk_page, staff_at

ROWS = 100


@desk_page
def hold_shelf(request: HttpRequest) -> HttpResponse:
    """Show what waits on the hold shelf, and what can be taken off it."""
    branch_id = staff_at(request).branch_id
    context = {"holds": queries.hold_shelf(branch_id), "off": queries.to_take_off_shelf(branch_id)}
    return render(request, "desk/hold_shelf.html", context | {"today": timezone.localdate()})


@desk_page
def pick_list(request: HttpRequest) -> HttpResponse:
    """Show what to fetch from the shelves for those who wait, in the order of the shelves."""
    picks = queries.pick_list(staff_at(request).branch_id, timezone.localdate())
    return render(request, "desk/pick_list.html", {"picks": picks})


@desk_page
def transits(request: HttpRequest) -> HttpResponse:
    """Show what is on its way to and from this branch."""
    branch_id = staff_at(request).branch_id
    context = {"arriving": queries.transits_to(branch_id), "sent": queries.transits_from(branch_id)}
    return render(request, "desk/transits.html", context)


@desk_page
def overdue(request: HttpRequest) -> HttpResponse:
    """Show what should have come back to this branch, the longest late first."""
    today = timezone.localdate()
    loans = queries.overdue_loans(today, staff_at(request).branch_id)
    page = Paginator(loans, ROWS).get_page(request.GET.get("page"))
    return render(request, "desk/overdue.html", {"page": page, "today": today})
