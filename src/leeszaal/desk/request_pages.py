"""Requests at the desk about one's own data, and help for who lost the log-in: first it is checked who asks."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from leeszaal.common.actor import Actor
from leeszaal.desk.access import desk_page
from leeszaal.login.access import staff_actor
from leeszaal.notices import handling_requests
from leeszaal.notices.kinds import Kind
from leeszaal.notices.letters import letter
from leeszaal.notices.password_letters import queue_password_letter
from leeszaal.patrons.forms import show_problems
from leeszaal.patrons.models import Patron
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.request_forms import DeskRequestForm, HowForm, show_request_problems
from leeszaal.patrons.services import log_in_of
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.models import IdentityCheck, RequestStep, RightsRequest
from leeszaal.privacy.requests.problems import RequestError
from leeszaal.privacy.requests.queries import LETTERS, letters_of, requests_of
from leeszaal.privacy.requests.receiving import record_identity_for_log_in

ROLE = "rights"
"""The database role that handles requests of one person."""
KEEPING_LOG_INS = "lending"
"""The database role that keeps log-ins, which the desk does not read."""


@never_cache
@desk_page
def requests(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the requests of a patron at the desk, and take a new one in."""
    patron, form = _person(pk), DeskRequestForm(request.POST or None)
    if form.is_valid():
        try:
            taken = _take_in(pk, form, staff_actor(request))
        except RequestError as refused:
            show_request_problems(form, refused)
        else:
            messages.success(request, _("The request is taken in. The privacy officer answers it."))
            return redirect("desk:request", taken.pk)
    return render(request, "desk/requests.html", {"patron": patron, "form": form, "requests": requests_of(pk)})


@never_cache
@desk_page
@require_safe
def request_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how a request stands, and its letters to print."""
    found = get_object_or_404(RightsRequest, pk=pk)
    patron = _person(found.person_id)
    context = {"found": found, "patron": patron, "letters": letters_of(found), "checks": found.identity_checks.all()}
    return render(request, "desk/request.html", context)


@never_cache
@desk_page
@require_safe
def request_letter(request: HttpRequest, step_id: int) -> HttpResponse:
    """Show a letter, to be printed."""
    step = get_object_or_404(RequestStep.objects.filter(what__in=LETTERS).select_related("request"), pk=step_id)
    patron = _person(step.request.person_id)
    return render(request, "desk/request_letter.html", {"step": step, "letter": letter(step, patron)})


@never_cache
@desk_page
def lost_log_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Help somebody who lost the log-in: note how it was checked who it is, and send a link for a new password."""
    patron, form = _person(pk), HowForm(request.POST or None)
    if form.is_valid():
        try:
            _help_with_log_in(patron, form.cleaned_data["how"], staff_actor(request))
        except RefusedError as refused:
            show_problems(form, refused)
        else:
            messages.success(request, _("A message with a link for a new password is on its way."))
            return redirect("desk:patron", pk)
    return render(request, "desk/lost_log_in.html", {"patron": patron, "form": form})


def _person(person_id: int) -> Patron:
    shown = Patron.objects.only("given_names", "prefix", "family_name", "email", "language")
    return get_object_or_404(shown, pk=person_id)


def _take_in(person_id: int, form: DeskRequestForm, actor: Actor) -> RightsRequest:
    typed = form.cleaned_data
    with acting_as(ROLE, person_id):
        return handling_requests.take_in(
            typed["right"],
            person_id,
            RightsRequest.Intake.DESK,
            actor,
            now=timezone.now(),
            wish=typed["wish"],
            how=typed["how"],
        )


def _help_with_log_in(patron: Patron, how: IdentityCheck.How, actor: Actor) -> None:
    now = timezone.now()
    with acting_as(KEEPING_LOG_INS), transaction.atomic():
        check = record_identity_for_log_in(patron.pk, how, actor, now=now)
        log_in, key = log_in_of(patron.pk), f"lost_log_in:{check.pk}"
        queue_password_letter(Kind.PASSWORD_RESET, patron.pk, log_in, key, now)


urlpatterns = [
    path("patrons/<int:pk>/requests/", requests, name="requests"),
    path("patrons/<int:pk>/lost-log-in", lost_log_in, name="lost_log_in"),
    path("requests/<int:pk>/", request_file, name="request"),
    path("requests/letters/<int:step_id>/", request_letter, name="request_letter"),
]
