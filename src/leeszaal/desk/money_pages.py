"""Money at the desk: what a patron owes, paying, waiving, and the receipt."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leeszaal.charges import queries, services
from leeszaal.charges.models import Charge, Settlement
from leeszaal.charges.rules.settling import Refused
from leeszaal.desk.access import desk_page, staff_at
from leeszaal.desk.people_forms import PayForm, WaiveForm
from leeszaal.desk.templatetags.desk import plain_amount
from leeszaal.login.access import staff_actor
from leeszaal.login.models import Role
from leeszaal.login.rules.roles import may
from leeszaal.patrons.models import Patron


@desk_page
def money(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a patron owes and paid, ready to pay."""
    return _show(request, pk, None)


@desk_page
@require_POST
def pay(request: HttpRequest, pk: int) -> HttpResponse:
    """Book a payment, on the oldest charges first."""
    form = PayForm(request.POST)
    if not form.is_valid():
        return _show(request, pk, form)
    means = Settlement.Means(form.cleaned_data["means"])
    outcome = services.pay(pk, form.cleaned_data["amount"], means, staff_actor(request), now=timezone.now())
    if isinstance(outcome, Refused) or outcome.receipt is None:
        form.add_error("amount", _("This is more than there is to pay."))
        return _show(request, pk, form)
    return redirect("desk:receipt", outcome.receipt)


@desk_page
@require_POST
def waive(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a patron off a charge, for a reason; a supervisor's right."""
    if not may(staff_at(request).roles, {Role.SUPERVISOR}):
        raise PermissionDenied(_("A supervisor may waive a charge."))
    form = WaiveForm(request.POST)
    if form.is_valid() and Charge.objects.filter(pk=form.cleaned_data["charge"], patron=pk).exists():
        typed = form.cleaned_data
        outcome = services.waive(
            typed["charge"], typed["amount"], typed["reason"], staff_actor(request), now=timezone.now()
        )
        if not isinstance(outcome, Refused):
            messages.success(request, _("It need not be paid any more."))
            return redirect("desk:money", pk)
    messages.error(request, _("Give an amount of at most what is open, and a reason."))
    return redirect("desk:money", pk)


@desk_page
def receipt(request: HttpRequest, number: UUID) -> HttpResponse:
    """Print what was paid in one go."""
    found = queries.receipt(number)
    if found is None:
        raise Http404
    return render(request, "desk/slips/receipt.html", {"receipt": found})


def _show(request: HttpRequest, pk: int, form: PayForm | None) -> HttpResponse:
    patron = get_object_or_404(Patron, pk=pk)
    balance = queries.open_balance_cents(pk)
    context = {
        "patron": patron,
        "balance_cents": balance,
        "open_charges": queries.open_charges(pk),
        "lines": queries.account_lines(pk)[:100],
        "form": form or PayForm(initial={"amount": plain_amount(max(balance, 0))}),
        "may_waive": may(staff_at(request).roles, {Role.SUPERVISOR}),
    }
    return render(request, "desk/money.html", context)
