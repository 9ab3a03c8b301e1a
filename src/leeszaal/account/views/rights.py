"""Limits that one sets to the use of one's own data: the lock, objections, and asking to be erased.

The lock and an objection work at once. Erasing is asked here, with the plan before one's eyes, and done by staff: what
is gone does not come back, and a session that somebody left open must not be enough for it.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, own_page
from leeszaal.account.forms.rights import LockForm, ObjectForm
from leeszaal.notices import handling_limits, handling_requests
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import make_plan
from leeszaal.privacy.erasure.telling import say_plan
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, Objection, RightsRequest
from leeszaal.privacy.objection import objections_of
from leeszaal.privacy.passing_on import passed_on_about
from leeszaal.privacy.requests.queries import requests_of
from leeszaal.privacy.restriction import restriction_of, restrictions_of

CARRYING_OUT = "retention"
"""The database role that carries out what the register says."""
_LOGGED_IN = IdentityCheck.How.LOGGED_IN


@own_page
def limits(request: HttpRequest) -> HttpResponse:
    """Show the lock, the objections, what an erasure would do, and who was told what."""
    me, language = logged_in_patron(request), (get_language() or "nl")[:2]
    with acting_as(CARRYING_OUT):
        asked = requests_of(me.pk).filter(right=Right.ERASURE, state=RightsRequest.State.OPEN)
        context = {
            "restriction": restriction_of(me.pk),
            "openings": [
                opening for each in restrictions_of(me.pk) for opening in each.openings.order_by("-opened_at")
            ],
            "objections": list(objections_of(me.pk)),
            "told": list(passed_on_about(me.pk)),
            "plan": say_plan(make_plan(me.pk, on=timezone.localdate()), register(), language),
            "asked": asked.first(),
        }
    forms = {"lock_form": LockForm(), "object_form": ObjectForm(language=language)}
    return render(request, "account/limits.html", context | forms)


@own_act
def lock(request: HttpRequest) -> HttpResponse:
    """Put one's own data under lock from this moment."""
    me, form = logged_in_patron(request), LockForm(request.POST)
    if form.is_valid():
        with acting_as(CARRYING_OUT):
            ground = form.cleaned_data["ground"]
            handling_limits.restrict(me.pk, ground, patron_actor(me), _LOGGED_IN, now=timezone.now())
        messages.success(request, _("Your data are under lock from this moment."))
    else:
        messages.error(request, _("Choose a reason first."))
    return redirect("account:limits")


@own_act
def unlock(request: HttpRequest) -> HttpResponse:
    """Take the lock off again."""
    me = logged_in_patron(request)
    with acting_as(CARRYING_OUT):
        restriction = restriction_of(me.pk)
        if restriction is not None:
            handling_limits.release_at_own_wish(restriction, now=timezone.now())
    messages.success(request, _("The lock is off."))
    return redirect("account:limits")


@own_act
def object_(request: HttpRequest) -> HttpResponse:
    """Object to an activity; it stops at once."""
    me, form = logged_in_patron(request), ObjectForm(request.POST, language=(get_language() or "nl")[:2])
    if form.is_valid():
        typed, now = form.cleaned_data, timezone.now()
        with acting_as(CARRYING_OUT):
            handling_limits.object_to(
                me.pk, typed["activity"], patron_actor(me), _LOGGED_IN, now=now, because=typed["because"]
            )
        messages.success(
            request, _("From now on we no longer do this with your data. You get an answer within a month.")
        )
    else:
        messages.error(request, _("Choose first what you object to."))
    return redirect("account:limits")


@own_act
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an objection back."""
    me = logged_in_patron(request)
    with acting_as(CARRYING_OUT):
        standing: Objection | None = objections_of(me.pk).filter(pk=pk, until=None).first()
        if standing is not None:
            handling_limits.take_back_objection(standing, patron_actor(me), now=timezone.now())
    messages.success(request, _("You took your objection back."))
    return redirect("account:limits")


@own_act
def ask_erasure(request: HttpRequest) -> HttpResponse:
    """Ask that one's data are erased."""
    me, now = logged_in_patron(request), timezone.now()
    with acting_as(CARRYING_OUT):
        asked = requests_of(me.pk).filter(right=Right.ERASURE, state=RightsRequest.State.OPEN).exists()
        if not asked:
            way = RightsRequest.Intake.OWN_PAGE
            handling_requests.take_in(Right.ERASURE, me.pk, way, patron_actor(me), now=now, how=_LOGGED_IN)
    messages.success(request, _("We have your request. You hear from us within a month, and mostly much sooner."))
    return redirect("account:limits")
