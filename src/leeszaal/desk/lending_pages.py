"""A patron at the desk: who it is, what is at home, and lending with the scanner."""

from dataclasses import dataclass
from datetime import date

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
from leeszaal.desk.reasons_asked import serving
from leeszaal.login.access import staff_actor
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import card_in_use, latest_membership, notes_of, standing_blocks
from leeszaal.patrons.search import patron_by_card

MANY = 100
"""How many barcodes may be pasted at once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last scan did, for eye and ear; `waivable` are the reasons that this staff member may set aside."""

    lent: tuple[CheckedOut | NotCheckedOut, ...] = ()
    renewed: tuple[Renewed | NotRenewed, ...] = ()
    waivable: frozenset[checkout.Refusal] = frozenset()


@desk_page
def patron(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a patron, ready to scan an item."""
    return _show(request, pk, None)


@desk_page
@require_POST
def check_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Lend the scanned item, or each of a pasted list; a scanned card goes to its own patron instead."""
    codes = [normalise_barcode(line) for line in request.POST.get("code", "")[: MANY * 40].splitlines()][:MANY]
    if card := patron_by_card(codes[0] if codes else ""):
        serving(request, card.patron_id)
        return redirect("desk:patron", card.patron_id)
    waivable = waivable_by(staff_at(request))
    waived = frozenset(reason for reason in waivable if reason.value in request.POST.getlist("waive"))
    actor, due_on = staff_actor(request), _day(request.POST.get("due_on"))
    outcomes = [lend(pk, code, actor, now=timezone.now(), waived=waived, due_on=due_on) for code in codes if code]
    return _show(request, pk, Answer(lent=tuple(outcomes), waivable=waivable))


@desk_page
@require_POST
def renew_one(request: HttpRequest, pk: int, loan_id: int) -> HttpResponse:
    """Renew one loan; the reasons in `waive` are set aside."""
    waived = frozenset(renewal.Refusal(code) for code in request.POST.getlist("waive") if code in set(renewal.Refusal))
    outcome = renew(loan_id, staff_actor(request), now=timezone.now(), waived=waived)
    return _show(request, pk, Answer(renewed=(outcome,)))


@desk_page
@require_POST
def renew_everything(request: HttpRequest, pk: int) -> HttpResponse:
    """Renew all loans that may be renewed."""
    return _show(request, pk, Answer(renewed=tuple(renew_all(pk, staff_actor(request), now=timezone.now()))))


def _show(request: HttpRequest, pk: int, answer: Answer | None) -> HttpResponse:
    person = get_object_or_404(Patron.objects.select_related("category", "home_branch"), pk=pk)
    today = timezone.localdate()
    context = {
        "patron": person,
        "card": card_in_use(pk),
        "membership": latest_membership(pk),
        "blocks": standing_blocks(pk, today),
        "notes": notes_of(pk),
        "balance_cents": open_balance_cents(pk),
        "loans": loans_of(pk, today=today),
        "holds": holds_of(pk, today=today),
        "answer": answer,
        "today": today,
    }
    whole = "desk/patron.html"
    return render(request, "desk/parts/bench.html" if request.headers.get("HX-Request") else whole, context)


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None
