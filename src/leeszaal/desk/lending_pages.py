"""A patron at the desk: who it is, what is at home, and lending with the scanner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from leeszaal.charges.queries import open_balance_cents
from leeszaal.circulation.queries import holds_of, loans_of
from leeszaal.circulation.rules import checkout, renewal
from leeszaal.circulation.services import check_out as lend
from leeszaal.circulation.services import renew, renew_all
from leeszaal.circulation.services.outcomes import CheckedOut, NotCheckedOut, NotRenewed, Renewed
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.desk.access import desk_page, staff_at, waivable_by
from leeszaal.login.access import staff_actor
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import card_in_use, latest_membership, standing_blocks
from leeszaal.patrons.search import patron_by_card


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last scan did, for eye and ear; `waivable` are the reasons that this staff member may set aside."""

    kind: str
    lent: CheckedOut | None = None
    refused: NotCheckedOut | None = None
    renewed: tuple[Renewed | NotRenewed, ...] = ()
    waivable: frozenset[StrEnum] = frozenset()


@desk_page
def patron(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a patron, ready to scan an item."""
    return _show(request, pk, None)


@desk_page
@require_POST
def check_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Lend the scanned item; a scanned card goes to its own patron instead."""
    code = normalise_barcode(request.POST.get("code", "")[:60])
    if card := patron_by_card(code):
        return redirect("desk:patron", card.patron_id)
    staff = staff_at(request)
    waived = _waived(request.POST.getlist("waive"), waivable_by(staff))
    outcome = lend(
        pk, code, staff_actor(request), now=timezone.now(), waived=waived, due_on=_day(request.POST.get("due_on"))
    )
    if isinstance(outcome, CheckedOut):
        return _show(request, pk, Answer("warn" if outcome.waived else "ok", lent=outcome))
    return _show(request, pk, Answer("error", refused=outcome, waivable=_offer(outcome, waivable_by(staff))))


@desk_page
@require_POST
def renew_one(request: HttpRequest, pk: int, loan_id: int) -> HttpResponse:
    """Renew one loan; the reasons in `waive` are set aside."""
    waived = frozenset(renewal.Refusal(code) for code in request.POST.getlist("waive") if code in set(renewal.Refusal))
    outcome = renew(loan_id, staff_actor(request), now=timezone.now(), waived=waived)
    kind = "ok" if isinstance(outcome, Renewed) else "error"
    return _show(request, pk, Answer(kind, renewed=(outcome,)))


@desk_page
@require_POST
def renew_everything(request: HttpRequest, pk: int) -> HttpResponse:
    """Renew all loans that may be renewed."""
    outcomes = tuple(renew_all(pk, staff_actor(request), now=timezone.now()))
    refused = any(isinstance(outcome, NotRenewed) for outcome in outcomes)
    return _show(request, pk, Answer("warn" if refused else "ok", renewed=outcomes))


def _show(request: HttpRequest, pk: int, answer: Answer | None) -> HttpResponse:
    person = get_object_or_404(Patron.objects.select_related("category", "home_branch"), pk=pk)
    today = timezone.localdate()
    context = {
        "patron": person,
        "card": card_in_use(pk),
        "membership": latest_membership(pk),
        "blocks": standing_blocks(pk, today),
        "balance_cents": open_balance_cents(pk),
        "loans": loans_of(pk, today=today),
        "holds": holds_of(pk, today=today),
        "answer": answer,
        "today": today,
    }
    whole = "desk/patron.html"
    return render(request, "desk/parts/bench.html" if request.headers.get("HX-Request") else whole, context)


def _waived(codes: Iterable[str], allowed: frozenset[checkout.Refusal]) -> frozenset[checkout.Refusal]:
    return frozenset(reason for reason in allowed if reason.value in set(codes))


def _offer(outcome: NotCheckedOut, allowed: frozenset[checkout.Refusal]) -> frozenset[StrEnum]:
    """Offer to waive only when that would be enough: a waiver that still ends in a refusal helps nobody."""
    return frozenset(outcome.reasons) if set(outcome.reasons) <= allowed else frozenset()


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None
