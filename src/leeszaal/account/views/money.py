"""What one owes and what one paid, and from which account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from leeszaal.account.doors import own_page
from leeszaal.account.forms.bank_account import BankAccountForm
from leeszaal.charges.bank_accounts import forget_bank_account, note_bank_account, shown_bank_account
from leeszaal.charges.queries import account_lines, open_charges
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.forms import show_problems
from leeszaal.patrons.problems import RefusedError


@own_page
def money(request: HttpRequest) -> HttpResponse:
    """Show what is open, and every line of the account."""
    return _show(request, BankAccountForm())


@sensitive_post_parameters("iban", "holder")
@own_page
@require_POST
def bank_account(request: HttpRequest) -> HttpResponse:
    """Note the account from which one pays."""
    me, form = logged_in_patron(request), BankAccountForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    typed = form.cleaned_data
    try:
        note_bank_account(me.pk, typed["iban"], typed["holder"], patron_actor(me), now=timezone.now())
    except RefusedError as refused:
        show_problems(form, refused)
        return _show(request, form)
    messages.success(request, _("Your account number is saved."))
    return redirect("account:money")


@own_page
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Erase the account number."""
    me = logged_in_patron(request)
    forget_bank_account(me.pk, patron_actor(me), now=timezone.now())
    messages.success(request, _("Your account number is erased."))
    return redirect("account:money")


def _show(request: HttpRequest, form: BankAccountForm) -> HttpResponse:
    me = logged_in_patron(request)
    charges = open_charges(me.pk)
    context = {
        "charges": charges,
        "owed_cents": sum(charge.open_cents for charge in charges),
        "lines": account_lines(me.pk),
        "bank_account": shown_bank_account(me.pk),
        "form": form,
    }
    return render(request, "account/money.html", context)
