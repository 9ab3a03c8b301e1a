"""Card and membership: the card to show at the desk, until when it holds, and renewing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leeszaal.account.barcode import barcode_svg
from leeszaal.account.doors import own_act, own_page
from leeszaal.charges import contributions
from leeszaal.patrons import services
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.queries import card_in_use, latest_membership, membership_terms
from leeszaal.patrons.rules.membership import is_renewable, member_until
from leeszaal.patrons.words import PROBLEMS


@own_page
def membership(request: HttpRequest) -> HttpResponse:
    """Show card and membership."""
    me, today = logged_in_patron(request), timezone.localdate()
    card, terms = card_in_use(me.pk), membership_terms(me.pk)
    context = {
        "me": me,
        "card": card,
        "barcode": barcode_svg(card.number) if card else "",
        "membership": latest_membership(me.pk),
        "member_until": member_until(terms, today),
        "renewable": bool(terms) and is_renewable(terms, today),
    }
    return render(request, "account/membership.html", context)


@own_act
def renew(request: HttpRequest) -> HttpResponse:
    """Renew the membership; the contribution is put on the account."""
    me = logged_in_patron(request)
    try:
        renewed = contributions.renew_membership(me.pk, patron_actor(me), now=timezone.now())
    except RefusedError as refused:
        _tell(request, refused)
    else:
        day = date_format(renewed.ends_on, "j F Y")
        messages.success(request, _("Your membership is renewed until %(day)s.") % {"day": day})
    return redirect("account:membership")


@own_act
def card_lost(request: HttpRequest) -> HttpResponse:
    """Refuse the card from now on."""
    me = logged_in_patron(request)
    try:
        services.report_card_lost(me.pk, patron_actor(me), now=timezone.now())
    except RefusedError as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("Nobody can borrow with this card any more. You get a new one at the desk."))
    return redirect("account:membership")


def _tell(request: HttpRequest, refused: RefusedError) -> None:
    for problem in refused.problems.values():
        messages.warning(request, str(PROBLEMS[problem]))
