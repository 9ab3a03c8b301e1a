"""What one owes and what one paid."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leeszaal.account.doors import own_page
from leeszaal.charges.queries import account_lines, open_charges
from leeszaal.patrons.access import logged_in_patron


@own_page
def money(request: HttpRequest) -> HttpResponse:
    """Show what is open, and every line of the account."""
    me = logged_in_patron(request)
    charges = open_charges(me.pk)
    owed_cents = sum(charge.open_cents for charge in charges)
    context = {"charges": charges, "owed_cents": owed_cents, "lines": account_lines(me.pk)}
    return render(request, "account/money.html", context)
