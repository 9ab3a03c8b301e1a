"""The front page of the desk: one field that takes a card, an item or a name, and goes where the work is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.desk.access import desk_page, staff_at
from leeszaal.desk.counts import counts_of
from leeszaal.desk.reasons_asked import serving
from leeszaal.login.services import work_at
from leeszaal.patrons.search import find_patrons, patron_by_card
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.looks.door import looking_for
from leeszaal.privacy.looks.kinds import Reason

KEEPING_ACCOUNTS = "sign_in"
"""The database role that keeps accounts of staff, which the desk only reads."""


@desk_page
def home(request: HttpRequest) -> HttpResponse:
    """Show the field to scan in, and what waits at this branch."""
    counts = counts_of(staff_at(request).branch_id, timezone.localdate())
    return render(request, "desk/home.html", {"counts": counts, "branches": Branch.objects.all()})


@desk_page
@require_POST
def scan(request: HttpRequest) -> HttpResponse:
    """Go to the patron of a card or to an item; anything else is looked for among the names.

    The text is posted, never put in an address: names and card numbers stay out of logs and histories.
    """
    text = request.POST.get("code", "")[:200].replace("\x00", "").strip()
    code = normalise_barcode(text)
    if card := patron_by_card(code):
        serving(request, card.patron_id)
        return redirect("desk:patron", card.patron_id)
    if item := Item.objects.filter(barcode=code).only("pk").first():
        return redirect("desk:item", item.pk)
    looking_for(Reason.SEARCH, query=text)
    found = find_patrons(text)
    if len(found.patrons) == 1 and not found.restricted:
        return redirect("desk:patron", found.patrons[0].pk)
    return render(request, "desk/found.html", {"patrons": found.patrons, "restricted": found.restricted, "text": text})


@desk_page
@require_POST
def choose_branch(request: HttpRequest) -> HttpResponse:
    """Work at another branch from now on."""
    wanted = request.POST.get("branch", "")
    branch = Branch.objects.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    if branch:
        with acting_as(KEEPING_ACCOUNTS):
            work_at(staff_at(request), branch.pk)
    return redirect("desk:home")
