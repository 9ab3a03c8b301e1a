"""Renewing at home: one loan or all, with the outcome of each."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, whose
from leeszaal.account.views.returning import back_to
from leeszaal.circulation import services
from leeszaal.circulation.services.outcomes import NotRenewed, Renewed
from leeszaal.circulation.words import REASONS
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.models import Patron, Share
from leeszaal.patrons.shared import is_allowed


@own_act
def renew(request: HttpRequest) -> HttpResponse:
    """Make one loan longer."""
    now = timezone.now()
    patron = whose(request, timezone.localdate(now), Share.Scope.RENEW)
    loan_id = request.POST.get("loan", "")
    actor = patron_actor(logged_in_patron(request))
    if loan_id.isdecimal():
        _tell(request, patron, [services.renew(int(loan_id), actor, now=now, patron_id=patron.pk)])
    return back_to(request, patron)


@own_act
def renew_all(request: HttpRequest) -> HttpResponse:
    """Make every loan longer that may be; each refusal is told with its reason."""
    now = timezone.now()
    patron = whose(request, timezone.localdate(now), Share.Scope.RENEW)
    _tell(request, patron, services.renew_all(patron.pk, patron_actor(logged_in_patron(request)), now=now))
    return back_to(request, patron)


def _tell(request: HttpRequest, patron: Patron, outcomes: Sequence[Renewed | NotRenewed]) -> None:
    """Tell what came of each loan; who may renew but not see what is at home hears numbers."""
    asker_id = logged_in_patron(request).pk
    if is_allowed(Share.Scope.LOANS, asker_id, patron.pk, timezone.localdate()):
        for outcome in outcomes:
            _tell_one(request, outcome)
        return
    done = sum(isinstance(outcome, Renewed) for outcome in outcomes)
    words = _("Renewed: %(done)s. Not renewed: %(left)s.") % {"done": done, "left": len(outcomes) - done}
    messages.success(request, words)


def _tell_one(request: HttpRequest, outcome: Renewed | NotRenewed) -> None:
    if isinstance(outcome, Renewed):
        day = date_format(outcome.due_on, "l j F")
        messages.success(request, _("%(title)s: until %(day)s.") % {"title": outcome.title, "day": day})
    else:
        reasons = " ".join(str(REASONS[reason]) for reason in outcome.reasons)
        title = outcome.title or _("This loan")
        messages.warning(request, _("%(title)s: not renewed. %(reasons)s") % {"title": title, "reasons": reasons})
