"""Restriction, erasure and objection at the desk.

What is done here goes beyond what the desk reads and writes by day: it is carried out in the role that carries out the
register, taken for the length of that one deed.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.desk.access import desk_page, staff_at
from leeszaal.desk.reasons import state
from leeszaal.desk.rights_forms import EraseForm, ObjectForm, OpenForm, RestrictForm
from leeszaal.login.access import staff_actor
from leeszaal.notices import handling_limits
from leeszaal.patrons.models import Patron
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import make_plan
from leeszaal.privacy.erasure.telling import SaidPlan, say_plan
from leeszaal.privacy.looks.kinds import Reason
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.objection import objections_of
from leeszaal.privacy.restriction import NotToldYetError, open_restricted, restriction_of

CARRYING_OUT = "retention"
"""The database role that carries out what the register says."""


@desk_page
@require_http_methods(["GET", "POST"])
def restricted(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the data of a patron are restricted and what is possible; open them for a reason of article 18(2)."""
    restriction = restriction_of(pk)
    if restriction is None:
        return redirect("desk:patron", pk)
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, staff = form.cleaned_data, staff_at(request)
        with acting_as(CARRYING_OUT):
            open_restricted(restriction, typed["reason"], typed["note"], staff.pk, now=timezone.now())
        state(request.session, pk, Reason.OTHER, now=timezone.now(), words=typed["note"])
        messages.warning(
            request, _("The data are open to you for a quarter of an hour. Close the page when you are done.")
        )
        return redirect("desk:details", pk)
    context = {"pk": pk, "restriction": restriction, "form": form}
    return render(request, "desk/restricted.html", context, status=200 if request.method == "GET" else 422)


@desk_page
@require_http_methods(["GET", "POST"])
def restrict(request: HttpRequest, pk: int) -> HttpResponse:
    """Restrict the data of a patron from now on."""
    if restriction_of(pk) is not None:
        return redirect("desk:restricted", pk)
    patron = get_object_or_404(Patron, pk=pk)
    form = RestrictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, actor = form.cleaned_data, staff_actor(request)
        with acting_as(CARRYING_OUT):
            handling_limits.restrict(pk, typed["ground"], actor, typed["how"], now=timezone.now())
        messages.success(request, _("The data are restricted from this moment."))
        return redirect("desk:restricted", pk)
    return render(request, "desk/restrict.html", {"patron": patron, "form": form})


@desk_page
@require_POST
def announce_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the patron that the restriction will be lifted, which comes first (18(3))."""
    with acting_as(CARRYING_OUT):
        handling_limits.announce_lifting(_standing(pk), now=timezone.now())
    messages.success(request, _("The patron gets a message that the restriction ends. Now you can lift it."))
    return redirect("desk:restricted", pk)


@desk_page
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the restriction of a patron who was told."""
    try:
        with acting_as(CARRYING_OUT):
            handling_limits.release(_standing(pk), now=timezone.now())
    except NotToldYetError:
        messages.error(request, _("First tell the patron that the restriction ends."))
        return redirect("desk:restricted", pk)
    messages.success(request, _("The restriction is lifted."))
    return redirect("desk:patron", pk)


@desk_page
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what an erasure would do, and carry it out once that was confirmed."""
    patron = get_object_or_404(Patron, pk=pk)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actor, how = staff_actor(request), form.cleaned_data["how"]
        with acting_as(CARRYING_OUT):
            erasure = handling_limits.erase(pk, actor, how, now=timezone.now())
            plan = _said_plan(pk)
        return render(request, "desk/erased.html", {"erasure": erasure, "plan": plan, "library": register().library})
    with acting_as(CARRYING_OUT):
        plan = _said_plan(pk)
    return render(request, "desk/erase.html", {"patron": patron, "plan": plan, "form": form})


@desk_page
@require_http_methods(["GET", "POST"])
def object_(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an objection, which works at once."""
    patron = get_object_or_404(Patron, pk=pk)
    form = ObjectForm(request.POST or None, language=get_language() or "nl")
    if request.method == "POST" and form.is_valid():
        typed, actor, now = form.cleaned_data, staff_actor(request), timezone.now()
        with acting_as(CARRYING_OUT):
            handling_limits.object_to(pk, typed["activity"], actor, typed["how"], now=now, because=typed["because"])
        messages.success(request, _("From now on this is not done with the data of this patron."))
        return redirect("desk:object", pk)
    with acting_as(CARRYING_OUT):
        standing = list(objections_of(pk))
    return render(request, "desk/object.html", {"patron": patron, "form": form, "objections": standing})


def _standing(pk: int) -> Restriction:
    return get_object_or_404(Restriction, person_kind="patron", person_id=pk, lifted_at=None)


def _said_plan(pk: int) -> SaidPlan:
    return say_plan(make_plan(pk, on=timezone.localdate()), register(), (get_language() or "nl")[:2])
