"""What one has borrowed before, and how long that is remembered: as long as one chooses, within the register."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, own_page
from leeszaal.circulation.models import Loan
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.models import Patron
from leeszaal.patrons.services import SHORTER_DAYS, choose_history
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.retention.of_person import carry_out_for
from leeszaal.privacy.telling import say_moment

ON_A_PAGE = 24
KEEPS, AS_THE_LIBRARY = "yes", "no"
FORGETTING = "unlink the patron from the loan"


@own_page
def history(request: HttpRequest) -> HttpResponse:
    """Show ended loans, the latest first, if one chose to see them; and the choice."""
    me = logged_in_patron(request)
    ended = Loan.objects.filter(patron=me, returned_at__isnull=False).select_related("item__record")
    shown = ended.order_by("-returned_at") if me.keeps_history else ended.none()
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"me": me, "page": page, "choices": _choices(), "chosen": _chosen(me)}
    return render(request, "account/history.html", context)


@own_act
def keep(request: HttpRequest) -> HttpResponse:
    """Choose how long loans are remembered; what is over by that choice is forgotten at once."""
    me, now = logged_in_patron(request), timezone.now()
    chosen = request.POST.get("keeps", "")
    if chosen not in dict(_choices()):
        raise BadRequest
    days = int(chosen) if chosen.isdecimal() else None
    choose_history(me.pk, patron_actor(me), keeps=chosen == KEEPS, days=days, now=now)
    with acting_as("retention"):
        carry_out_for(register(), "patron", me.pk, words=[FORGETTING], on=timezone.localdate(now), now=now)
    messages.success(request, _said(chosen))
    return redirect("account:history")


def _choices() -> list[tuple[str, str]]:
    """Give what can be chosen, the longest first, with its words."""
    shorter = [(str(days), _words(days)) for days in SHORTER_DAYS]
    return [
        (KEEPS, _("Keep a list for me, for as long as I am a member")),
        (AS_THE_LIBRARY, _("Forget it as the library does: %(when)s") % {"when": _as_the_library()}),
        *shorter,
    ]


def _words(days: int) -> str:
    return _("Forget it %(days)d days after it is back") % {"days": days} if days else _("Forget it once it is back")


def _as_the_library() -> str:
    declared = register()
    terms = declared.activities["lending"].terms_on(timezone.localdate())
    term = next(term for term in terms if term.then == FORGETTING)
    return say_moment(term, declared, translation.get_language() or "nl")


def _chosen(me: Patron) -> str:
    if me.keeps_history:
        return KEEPS
    return AS_THE_LIBRARY if me.history_days is None else str(me.history_days)


def _said(chosen: str) -> str:
    return _("We show your past loans.") if chosen == KEEPS else _("Your choice holds from now on.")
