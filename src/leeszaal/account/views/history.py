"""What one has borrowed before, and how long that is remembered: as long as one chooses, within the register.

A list of one's own rests on consent. Below the age that the register sets, a parent or guardian gives it; taking it
back is always the person's own as well.
"""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, own_page, whose, word_of
from leeszaal.circulation.models import Loan
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.forgetting import FORGETTING, chosen_by, days_of, how_long
from leeszaal.patrons.services import choose_history
from leeszaal.patrons.services.changing import HISTORY
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.consents import THE_PERSON, NotToBeAskedError, consents, who_consents, why
from leeszaal.privacy.declared import register
from leeszaal.privacy.retention.of_person import carry_out_for

ON_A_PAGE = 24
KEEPS = "yes"


@own_page
def history(request: HttpRequest) -> HttpResponse:
    """Show ended loans, the latest first, if one chose to see them; and the choice."""
    me = logged_in_patron(request)
    ended = Loan.objects.filter(patron=me, returned_at__isnull=False).select_related("item__record")
    keeps = consents(me.pk, HISTORY)
    shown = ended.order_by("-returned_at") if keeps else ended.none()
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    decides_alone = who_consents(register(), HISTORY, me.born_on, timezone.localdate()) == THE_PERSON
    may_keep = keeps or decides_alone
    chosen = KEEPS if keeps else chosen_by(me)
    context = {"me": me, "keeps": keeps, "page": page, "choices": _choices(may_keep=may_keep), "chosen": chosen}
    return render(request, "account/history.html", context | {"why_not": "" if may_keep else _why()})


@own_act
def keep(request: HttpRequest) -> HttpResponse:
    """Choose how long loans are remembered; what is over by that choice is forgotten at once."""
    me, now = logged_in_patron(request), timezone.now()
    today = timezone.localdate(now)
    patron, chosen = whose(request, today), request.POST.get("keeps", "")
    if chosen not in dict(_choices()):
        raise BadRequest
    try:
        word, keeps = word_of(me, patron), chosen == KEEPS
        choose_history(patron.pk, patron_actor(me), word, keeps=keeps, days=days_of(chosen), now=now)
    except NotToBeAskedError as error:
        raise PermissionDenied(_why()) from error
    with acting_as("retention"):
        carry_out_for(register(), "patron", patron.pk, words=[FORGETTING], on=today, now=now)
    messages.success(request, _said(chosen))
    return redirect("account:history") if patron == me else redirect("account:child", patron.pk)


def _why() -> str:
    return why(register(), HISTORY, translation.get_language() or "nl")


def _choices(*, may_keep: bool = True) -> list[tuple[str, str]]:
    """Give what can be chosen, the longest first, with its words."""
    keeping = [(KEEPS, _("Keep a list for me, for as long as I am a member"))] if may_keep else []
    return [*keeping, *how_long()]


def _said(chosen: str) -> str:
    return _("We show your past loans.") if chosen == KEEPS else _("Your choice holds from now on.")
