"""The limits that people set, as the privacy officer sees them: by number, without names.

Objections are weighed here and recipients are told here. Who is behind a number can be found at the desk; for weighing
and for telling it need not be known.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from leeszaal.login.access import staff_actor, staff_required
from leeszaal.login.models import Role
from leeszaal.notices import handling_limits
from leeszaal.privacy import passing_on
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.disclosure.door import NotLetOutError
from leeszaal.privacy.disclosure.words import REFUSALS
from leeszaal.privacy.models import Erasure, Objection, Opening, PassingOn, Restriction
from leeszaal.privacy.objection import NotToBeRefusedError
from leeszaal.privacy.requests.problems import RequestError
from leeszaal.privacy.requests.words import PROBLEMS

CARRYING_OUT = "retention"
"""The database role that carries out what the register says."""
SHOWN = 50


class SendForm(forms.Form):
    """To which address a recipient is told."""

    to = forms.EmailField(label=gettext_lazy("E-mail address of the recipient"))


@staff_required(Role.PRIVACY)
@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    """List what is restricted, objected to, still to be erased and still to be passed on."""
    return render(request, "office/limits.html", _context())


@staff_required(Role.PRIVACY)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Honour an objection, or refuse it with reasons."""
    objection = get_object_or_404(Objection, pk=pk, until=None)
    because = request.POST.get("because", "")[:1000] if "refuse" in request.POST else ""
    if "refuse" in request.POST and not because.strip():
        messages.error(request, _("Give the reasons: the person gets to read them."))
        return redirect("office:limits")
    try:
        with acting_as(CARRYING_OUT):
            handling_limits.answer_objection(objection, because, staff_actor(request), now=timezone.now())
    except NotToBeRefusedError:
        messages.error(request, _("An objection to advertising cannot be refused."))
    except RequestError as refused:
        for problem in refused.problems.values():
            messages.error(request, str(PROBLEMS[problem]))
    else:
        messages.success(request, _("The answer goes to the person."))
    return redirect("office:limits")


@staff_required(Role.PRIVACY)
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell a recipient by e-mail."""
    note, form = get_object_or_404(PassingOn, pk=pk, closed_at=None), SendForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Type the e-mail address of the recipient."))
        return redirect("office:limits")
    try:
        with acting_as(CARRYING_OUT):
            sent = passing_on.send(note, form.cleaned_data["to"], now=timezone.now())
    except NotLetOutError as stopped:
        for reason in stopped.reasons:
            messages.error(request, str(REFUSALS[reason]))
        return redirect("office:limits")
    if sent:
        messages.success(request, _("The recipient is told."))
    else:
        messages.error(request, _("The message did not leave. Try again, or tell the recipient by hand."))
    return redirect("office:limits")


@staff_required(Role.PRIVACY)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Note how it ended: received, not reached, or nothing held."""
    note = get_object_or_404(PassingOn, pk=pk, closed_at=None)
    state = request.POST.get("state", "")
    if state in {closing.value for closing in passing_on.CLOSING}:
        with acting_as(CARRYING_OUT):
            passing_on.close(note, PassingOn.State(state), now=timezone.now())
        messages.success(request, _("It is noted."))
    return redirect("office:limits")


def _context() -> dict[str, Any]:
    return {
        "restrictions": Restriction.objects.filter(lifted_at=None).order_by("since")[:SHOWN],
        "openings": Opening.objects.select_related("restriction").order_by("-opened_at")[:SHOWN],
        "objections": Objection.objects.filter(until=None, answer="").order_by("since")[:SHOWN],
        "erasures": Erasure.objects.order_by("-asked_at")[:SHOWN],
        "notes": passing_on.to_pass_on()[:SHOWN],
    }


urlpatterns = [
    path("privacy/limits/", limits, name="limits"),
    path("privacy/limits/objections/<int:pk>", answer, name="answer_objection"),
    path("privacy/limits/recipients/<int:pk>/send", send, name="send_note"),
    path("privacy/limits/recipients/<int:pk>/close", close, name="close_note"),
]
