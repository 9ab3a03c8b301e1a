"""One's own data: everything to read and take along, and requests with how they stand."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, own_page
from leeszaal.login.access import View
from leeszaal.notices import handling_requests
from leeszaal.notices.letters import letter
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.request_forms import WishForm, show_request_problems
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RequestStep, RightsRequest
from leeszaal.privacy.requests.asking import guardian_of
from leeszaal.privacy.requests.problems import RequestError
from leeszaal.privacy.requests.queries import LETTERS, letters_of, requests_of
from leeszaal.privacy.rights.access import Asked, access_package
from leeszaal.privacy.rights.package import access_files, as_zip, portability_files
from leeszaal.privacy.rights.reading import readable

ROLE = "rights"


def in_own_role(view: View) -> View:
    """Work in the role that reads everything about one person and nothing about others."""

    @wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with acting_as(ROLE, logged_in_patron(request).pk):
            return view(request, *args, **kwargs)

    return served


@own_page
@in_own_role
def data(request: HttpRequest) -> HttpResponse:
    """Show what one can do with one's data, take a request in, and list requests."""
    me, form = logged_in_patron(request), WishForm(request.POST or None)
    if form.is_valid():
        try:
            _ask(me.pk, form, request)
        except RequestError as refused:
            show_request_problems(form, refused)
        else:
            messages.success(request, _("We have your request. You also get a message about it."))
            return redirect("account:data")
    return render(request, "account/data.html", {"form": form, "requests": requests_of(me.pk)})


@own_page
@in_own_role
def everything(request: HttpRequest) -> HttpResponse:
    """Show everything that is held about one."""
    package = access_package(_asked(request))
    return render(request, "account/data_everything.html", {"package": package, "page": readable(package)})


@own_act
@in_own_role
def take_everything(request: HttpRequest) -> HttpResponse:
    """Make the package now, for this one answer; no file of it stays behind."""
    return _package(request, Right.ACCESS, access_files)


@own_act
@in_own_role
def take_along(request: HttpRequest) -> HttpResponse:
    """Make the files to take to another organisation, in the same way."""
    return _package(request, Right.PORTABILITY, portability_files)


@own_page
@in_own_role
def request_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request of one's own, with its letters."""
    found = get_object_or_404(requests_of(logged_in_patron(request).pk), pk=pk)
    letters = letters_of(found) if guardian_of(found) is None else []
    return render(request, "account/data_request.html", {"found": found, "letters": letters})


@own_page
@in_own_role
def request_letter(request: HttpRequest, step_id: int) -> HttpResponse:
    """Show a letter, to be printed."""
    me = logged_in_patron(request)
    own = RequestStep.objects.filter(request__in=requests_of(me.pk), what__in=LETTERS).select_related("request")
    step = get_object_or_404(own, pk=step_id)
    return render(request, "account/data_letter.html", {"step": step, "letter": letter(step, me)})


def _ask(person_id: int, form: WishForm, request: HttpRequest) -> None:
    typed, actor = form.cleaned_data, patron_actor(logged_in_patron(request))
    handling_requests.take_in(
        typed["right"],
        person_id,
        RightsRequest.Intake.OWN_PAGE,
        actor,
        now=timezone.now(),
        wish=typed["wish"],
        how=IdentityCheck.How.LOGGED_IN,
    )


def _package(request: HttpRequest, right: Right, make: Callable[[Asked], dict[str, bytes]]) -> HttpResponse:
    me, asked = logged_in_patron(request), _asked(request)
    files = make(asked)
    handling_requests.hand_over_at_once(right, me.pk, patron_actor(me), now=asked.now)
    return as_download(files, right, asked)


def as_download(files: dict[str, bytes], right: Right, asked: Asked) -> HttpResponse:
    """Give the files of a package as one ZIP file to keep."""
    name = f"{right.name.lower()}-{asked.today.isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_zip(files), content_type="application/zip", headers=headers)


def _asked(request: HttpRequest) -> Asked:
    now = timezone.now()
    return Asked(logged_in_patron(request).pk, (get_language() or "nl")[:2], now, timezone.localdate(now))
