"""Taking items back: scan after scan, with where each goes now."""

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods

from leeszaal.branches.models import Branch
from leeszaal.circulation.services import check_in as take_in
from leeszaal.circulation.services.outcomes import CheckedIn, NotCheckedIn
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.desk.access import desk_page
from leeszaal.login.access import staff_actor

MANY = 200
"""How many barcodes may be pasted at once."""


@desk_page
@require_http_methods(["GET", "POST"])
def check_in(request: HttpRequest) -> HttpResponse:
    """Take one item in, or a pasted list of them, today or on the day it fell into the book drop."""
    outcomes = _take_all(request) if request.method == "POST" else []
    branch_ids = {outcome.to_branch_id for outcome in outcomes if isinstance(outcome, CheckedIn)}
    context = {
        "outcomes": outcomes,
        "branches": Branch.objects.in_bulk([pk for pk in branch_ids if pk]),
        "returned_on": request.POST.get("returned_on", ""),
        "kind": _kind(outcomes),
        "today": timezone.localdate(),
    }
    partial = "desk/parts/taken_in.html"
    return render(request, partial if request.headers.get("HX-Request") else "desk/check_in.html", context)


def _take_all(request: HttpRequest) -> list[CheckedIn | NotCheckedIn]:
    codes = [normalise_barcode(line) for line in request.POST.get("code", "")[: MANY * 40].splitlines()][:MANY]
    now = timezone.now()
    returned_at = _moment(request.POST.get("returned_on", ""), now)
    actor = staff_actor(request)
    return [take_in(code, actor, now=now, returned_at=returned_at) for code in codes if code]


def _moment(text: str, now: datetime) -> datetime | None:
    """Give the last moment of a day in the past: what lay in the book drop came in before the desk opened."""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or day >= timezone.localdate(now):
        return None
    return datetime.combine(day, time(23, 59), timezone.get_current_timezone())


def _kind(outcomes: list[CheckedIn | NotCheckedIn]) -> str:
    if any(isinstance(outcome, NotCheckedIn) for outcome in outcomes):
        return "error"
    return "warn" if any(isinstance(outcome, CheckedIn) and outcome.news for outcome in outcomes) else "ok"
