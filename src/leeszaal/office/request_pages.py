"""Requests of people about their own data, as the privacy officer handles them: the most urgent first."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from leeszaal.common.actor import Actor
from leeszaal.login.access import View, staff_actor, staff_required
from leeszaal.login.models import Role
from leeszaal.notices import handling_requests
from leeszaal.notices.letters import letter
from leeszaal.office.request_deeds import carry_out, deed_form, plan_for
from leeszaal.patrons.models import Patron
from leeszaal.patrons.request_forms import (
    ExtendForm,
    FromCardForm,
    HowForm,
    RefuseForm,
    WordsForm,
    show_request_problems,
)
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import RequestStep, RightsRequest
from leeszaal.privacy.requests import answering, receiving
from leeszaal.privacy.requests.problems import RequestError
from leeszaal.privacy.requests.queries import LETTERS, closed_requests, letters_of, open_requests
from leeszaal.privacy.requests.recording import note_step
from leeszaal.privacy.requests.words import PROBLEMS
from leeszaal.privacy.restriction import is_closed_to, refuse_if_restricted, without_restricted
from leeszaal.privacy.rights.access import Asked
from leeszaal.privacy.rights.package import access_files, as_zip, portability_files

ROLE = "rights"
_CLOSED_SHOWN = 50
_SHOWN = ("given_names", "prefix", "family_name")
_PACKAGES: dict[Right, Callable[[Asked], dict[str, bytes]]] = {
    Right.ACCESS: access_files,
    Right.PORTABILITY: portability_files,
}


def office_page(view: View) -> View:
    """Show a page to the privacy officer and managers only, and never from a cache."""
    return never_cache(staff_required(Role.PRIVACY, Role.MANAGER)(view))


@office_page
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """List the requests that wait, the most urgent first, and those that were answered last."""
    context = {"waiting": _with_people(open_requests()), "closed": _with_people(closed_requests()[:_CLOSED_SHOWN])}
    return render(request, "office/requests.html", context)


@office_page
def new(request: HttpRequest) -> HttpResponse:
    """Take in a request that came by e-mail or letter."""
    form = FromCardForm(request.POST or None)
    if form.is_valid():
        try:
            taken = _take_in(form.cleaned_data, staff_actor(request))
        except RequestError as refused:
            show_request_problems(form, refused)
        else:
            messages.success(request, _("The request is taken in. The person is told."))
            return redirect("office:request", taken.pk)
    return render(request, "office/request_new.html", {"form": form})


@office_page
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request with everything that happened to it, and what can be done."""
    found = get_object_or_404(RightsRequest, pk=pk)
    context = {
        "found": found,
        "patron": _person(found, staff_actor(request)),
        "steps": found.steps.all(),
        "checks": found.identity_checks.all(),
        "letters": letters_of(found),
        "has_package": found.article in _PACKAGES,
        "by_hand": found.article not in handling_requests.ANSWERED_BY_THE_DEED,
        "deed_form": deed_form(found),
        "plan": plan_for(found, staff_actor(request)),
        "how_form": HowForm(),
        "words_form": WordsForm(auto_id="done_%s"),
        "extend_form": ExtendForm(auto_id="extend_%s"),
        "refuse_form": RefuseForm(right=found.article),
    }
    return render(request, "office/request.html", context)


@office_page
@require_POST
def identity(request: HttpRequest, pk: int) -> HttpResponse:
    """Note how it was checked who asks."""
    found, form = get_object_or_404(RightsRequest, pk=pk), HowForm(request.POST)
    return _do(request, pk, form, partial(receiving.record_identity, found))


@office_page
@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Take more time."""
    return _do(request, pk, ExtendForm(request.POST), partial(handling_requests.extend, pk))


@office_page
@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a request that was done."""
    return _do(request, pk, WordsForm(request.POST), partial(handling_requests.complete, pk))


@office_page
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse a request, with its ground."""
    form = RefuseForm(request.POST, right=get_object_or_404(RightsRequest, pk=pk).article)
    return _do(request, pk, form, partial(handling_requests.refuse, pk))


@office_page
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a request that the person takes back."""
    return _do(request, pk, forms.Form(request.POST), partial(answering.withdraw, pk))


@office_page
@require_POST
def package(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the files for a request for access or portability, once it was checked who asks."""
    found = get_object_or_404(RightsRequest, pk=pk, right__in=list(_PACKAGES))
    if not found.identity_checks.exists():
        messages.error(request, _("First note how you checked who asks."))
        return redirect("office:request", pk)
    refuse_if_restricted(found.person_id, staff_actor(request))
    patron, now = get_object_or_404(Patron.objects.only("language"), pk=found.person_id), timezone.now()
    with acting_as(ROLE, found.person_id):
        files = _PACKAGES[found.article](Asked(patron.pk, patron.language, now, timezone.localdate(now)))
        note_step(found, RequestStep.What.PACKAGE_MADE, staff_actor(request), now)
    headers = {"Content-Disposition": f'attachment; filename="request-{pk}.zip"'}
    return HttpResponse(as_zip(files), content_type="application/zip", headers=headers)


@office_page
@require_safe
def show_letter(request: HttpRequest, step_id: int) -> HttpResponse:
    """Show a letter, to be printed."""
    steps = RequestStep.objects.filter(what__in=LETTERS).select_related("request")
    step = get_object_or_404(steps, pk=step_id)
    refuse_if_restricted(step.request.person_id, staff_actor(request))
    patron = get_object_or_404(Patron.objects.only(*_SHOWN, "language"), pk=step.request.person_id)
    return render(request, "office/request_letter.html", {"step": step, "letter": letter(step, patron)})


def _take_in(typed: dict[str, Any], actor: Actor) -> RightsRequest:
    person_id = typed.pop("card")
    with acting_as(ROLE, person_id):
        return handling_requests.take_in(person_id=person_id, actor=actor, now=timezone.now(), **typed)


def _person(found: RightsRequest, actor: Actor) -> Patron | None:
    """Give whose request it is, unless the data are restricted and not opened: then the number alone is shown."""
    if is_closed_to(found.person_id, actor):
        return None
    return Patron.objects.only(*_SHOWN).filter(pk=found.person_id).first()


def _with_people(found: Any) -> list[tuple[RightsRequest, Patron | None]]:
    listed = list(found)
    people = without_restricted(Patron.objects.only(*_SHOWN), "pk").in_bulk([one.person_id for one in listed])
    return [(one, people.get(one.person_id)) for one in listed]


def _do(request: HttpRequest, pk: int, form: forms.Form, verb: Callable[..., object]) -> HttpResponse:
    """Do one thing with a request and say how it went."""
    found = get_object_or_404(RightsRequest, pk=pk)
    if not form.is_valid():
        for errors in form.errors.values():
            for error in errors:
                messages.error(request, str(error))
        return redirect("office:request", pk)
    try:
        with acting_as(ROLE, found.person_id):
            verb(**form.cleaned_data, actor=staff_actor(request), now=timezone.now())
    except RequestError as refused:
        for problem in refused.problems.values():
            messages.error(request, str(PROBLEMS[problem]))
    else:
        messages.success(request, _("Done."))
    return redirect("office:request", pk)


urlpatterns = [
    path("privacy/requests/", requests, name="requests"),
    path("privacy/requests/new", new, name="new_request"),
    path("privacy/requests/<int:pk>/", detail, name="request"),
    path("privacy/requests/<int:pk>/identity", identity, name="request_identity"),
    path("privacy/requests/<int:pk>/extend", extend, name="extend_request"),
    path("privacy/requests/<int:pk>/complete", complete, name="complete_request"),
    path("privacy/requests/<int:pk>/refuse", refuse, name="refuse_request"),
    path("privacy/requests/<int:pk>/withdraw", withdraw, name="withdraw_request"),
    path("privacy/requests/<int:pk>/package", package, name="request_package"),
    path("privacy/requests/<int:pk>/deed", carry_out, name="carry_out_request"),
    path("privacy/requests/letters/<int:step_id>/", show_letter, name="request_letter"),
]
