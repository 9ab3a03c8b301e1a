"""Doing what a request asks, there where it is answered: a lock, an objection, an erasure. The deed closes the request.

What could go wrong: an e-mail is typed in, closed as done, and nothing was done. So a request for a lock and an
objection are closed by the deed alone, and of an erasure that was done in another way somebody must say what it was.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leeszaal.common.actor import Actor
from leeszaal.login.access import staff_actor, staff_required
from leeszaal.login.models import Role
from leeszaal.notices import handling_limits
from leeszaal.patrons.limit_forms import AgainstForm, AgreedForm, GroundForm
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import make_plan
from leeszaal.privacy.erasure.telling import SaidPlan, say_plan
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RightsRequest
from leeszaal.privacy.restriction import is_closed_to, refuse_if_restricted

CARRYING_OUT = "retention"
"""The database role that carries out what the register says."""
How = IdentityCheck.How
Deed = Callable[[int, dict[str, Any], Actor, How, datetime], object]

_FORMS: Mapping[Right, Callable[[Any], forms.Form]] = {
    Right.RESTRICTION: GroundForm,
    Right.OBJECTION: lambda data: AgainstForm(data, language=_language()),
    Right.ERASURE: AgreedForm,
}


def deed_form(found: RightsRequest, data: Any = None) -> forms.Form | None:
    """Give the form with which the request is carried out; None where something else is to be done, or nothing more."""
    make = _FORMS.get(found.article)
    return make(data) if make and found.is_open else None


def plan_for(found: RightsRequest, actor: Actor) -> SaidPlan | None:
    """Give what an erasure would do, for an open request for one whose person is not under lock."""
    if found.article != Right.ERASURE or not found.is_open or is_closed_to(found.person_id, actor):
        return None
    with acting_as(CARRYING_OUT):
        return _plan(found.person_id)


@never_cache
@staff_required(Role.PRIVACY, Role.MANAGER)
@require_POST
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what is asked, for who was recognised."""
    found = get_object_or_404(RightsRequest, pk=pk, state=RightsRequest.State.OPEN)
    refuse_if_restricted(found.person_id, staff_actor(request))
    form, check = deed_form(found, request.POST), found.identity_checks.first()
    if check is None:
        messages.error(request, _("First note how you checked who asks."))
    elif form is None or not form.is_valid():
        messages.error(request, _("Choose first what must be done."))
    else:
        with acting_as(CARRYING_OUT):
            done = _DEEDS[found.article](
                found.person_id, form.cleaned_data, staff_actor(request), How(check.how), timezone.now()
            )
            left = _plan(found.person_id) if found.article == Right.ERASURE else None
        if left is not None:
            context = {"found": found, "erasure": done, "plan": left, "library": register().library}
            return render(request, "office/request_erased.html", context)
        messages.success(request, _("It is done, and holds from this moment."))
    return redirect("office:request", pk)


def _lock(person_id: int, typed: dict[str, Any], actor: Actor, how: How, now: datetime) -> object:
    return handling_limits.restrict(person_id, typed["ground"], actor, how, now=now)


def _object(person_id: int, typed: dict[str, Any], actor: Actor, how: How, now: datetime) -> object:
    activity, because = typed["activity"], typed["because"]
    return handling_limits.object_to(person_id, activity, actor, how, now=now, because=because)


def _erase(person_id: int, typed: dict[str, Any], actor: Actor, how: How, now: datetime) -> object:
    return handling_limits.erase(person_id, actor, how, now=now)


_DEEDS: Mapping[Right, Deed] = {Right.RESTRICTION: _lock, Right.OBJECTION: _object, Right.ERASURE: _erase}


def _plan(person_id: int) -> SaidPlan:
    return say_plan(make_plan(person_id, on=timezone.localdate()), register(), _language())


def _language() -> str:
    return (get_language() or "nl")[:2]
