"""The door before data that are restricted (article 18): whose data a desk page is about, by its address.

Every address of the desk that carries a number is listed here, with the person to whom the number leads, or as one that
leads to nobody; a test compares this list with the addresses. Who opens restricted data for a reason of 18(2) gets in:
so a request of a restricted person is taken in too, by their consent.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from leeszaal.charges.models import Settlement
from leeszaal.circulation.models import Hold, Loan, OfflineAct
from leeszaal.login.access import View, staff_actor
from leeszaal.patrons.models import Card
from leeszaal.privacy.models import RequestStep, RightsRequest
from leeszaal.privacy.restriction import is_closed_to

Whose = Callable[[Mapping[str, Any]], int | None]


def _patron(address: Mapping[str, Any]) -> int | None:
    return int(address["pk"])


def _hold(address: Mapping[str, Any]) -> int | None:
    return Hold.objects.filter(pk=address["pk"]).values_list("patron_id", flat=True).first()


def _loan(address: Mapping[str, Any]) -> int | None:
    return Loan.objects.filter(pk=address["loan_id"]).values_list("patron_id", flat=True).first()


def _receipt(address: Mapping[str, Any]) -> int | None:
    return Settlement.objects.filter(receipt=address["number"]).values_list("patron_id", flat=True).first()


def _conflict(address: Mapping[str, Any]) -> int | None:
    act = OfflineAct.objects.filter(pk=address["pk"]).select_related("loan").first()
    if act is None:
        return None
    if act.loan and act.loan.patron_id:
        return act.loan.patron_id
    return Card.objects.filter(number=act.card_number).values_list("patron_id", flat=True).first()


def _request(address: Mapping[str, Any]) -> int | None:
    return RightsRequest.objects.filter(pk=address["pk"]).values_list("person_id", flat=True).first()


def _letter(address: Mapping[str, Any]) -> int | None:
    steps = RequestStep.objects.filter(pk=address["step_id"])
    return steps.values_list("request__person_id", flat=True).first()


def _nobody(address: Mapping[str, Any]) -> int | None:
    return None


_OF_A_PATRON = (
    *("patron", "check_out", "renew_everything", "renew", "loan_slip", "complete", "details", "money", "pay", "waive"),
    *(
        "card_lost",
        "replace_card",
        "renew_membership",
        "end_membership",
        "block",
        "lift_block",
        "write_note",
        "remove_note",
    ),
    *("sharing", "questions", "answer_question", "forget_sooner"),
    *("add_guardian", "remove_guardian", "erase", "object", "choices", "requests", "lost_log_in"),
)
_OF_A_HOLD = ("hold", "cancel_hold", "suspend_hold", "resume_hold", "move_hold", "hold_slip")
_OF_NOBODY = (
    "item",
    "change_item",
    "transit_slip",
    "queue",
    "place_hold",
    "restricted",
    "restrict",
    "announce_release",
    "release",
)

WHOSE: Mapping[str, Whose] = {
    **dict.fromkeys(_OF_A_PATRON, _patron),
    **dict.fromkeys(_OF_A_HOLD, _hold),
    **dict.fromkeys(("undo_check_in", "undo_check_out"), _loan),
    **dict.fromkeys(("retry", "resolve"), _conflict),
    "receipt": _receipt,
    "request": _request,
    "request_letter": _letter,
    **dict.fromkeys(_OF_NOBODY, _nobody),
}
"""By the name of an address with a number in it: whose data the page is about."""


def unless_restricted(view: View) -> View:
    """Lead to the page that says what is possible, when the data of the person are restricted."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person_id = whose_page(request, kwargs)
        if person_id is not None and is_closed_to(person_id, staff_actor(request)):
            page = resolve_url("desk:restricted", person_id)
            return HttpResponseClientRedirect(page) if request.headers.get("HX-Request") else redirect(page)
        return view(request, *args, **kwargs)

    return guarded


def page_of(request: HttpRequest) -> str:
    """Give the name of the address that was asked for; empty when it has none."""
    match = request.resolver_match
    return (match.url_name if match else None) or ""


def whose_page(request: HttpRequest, address: Mapping[str, Any]) -> int | None:
    """Give the person whom a desk page is about, by its address, or None for a page about nobody in particular."""
    name = page_of(request)
    return WHOSE[name](address) if name in WHOSE and address else None
