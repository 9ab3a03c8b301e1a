"""Data that go from one library to another, at the wish of the person: both ends of it."""

import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from leeszaal.account.doors import own_page
from leeszaal.account.forms.hand_over import BranchForm, CodeForm
from leeszaal.account.views.data import in_own_role
from leeszaal.account.views.throttled import TOO_MANY, locked_words
from leeszaal.login.throttle import LockedOutError, address_of, begin_attempt
from leeszaal.notices import handling_requests
from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.handed_over import enrol_from
from leeszaal.patrons.problems import RefusedError
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.hand_over.code import SIGNATURE_HEADER
from leeszaal.privacy.hand_over.sending import TABLES, NotHandedOverError, hand_over
from leeszaal.privacy.hand_over.tickets import NoTicketError, make_ticket, take_ticket
from leeszaal.privacy.law import Right
from leeszaal.privacy.rights.access import Asked
from leeszaal.privacy.rights.portability import portable_package

ENROLLING = "lending"
"""The database role that carries out what people ask on these pages, enrolling among it."""
_UNSAID = frozenset({"kind", "position"})
"""What orders rows and says nothing by itself to who reads what goes along."""
_REFUSED = gettext_lazy("The other library did not take it. Ask there for a new code: a code works once, for an hour.")
_NOT_REACHED = gettext_lazy("The other library could not be reached.")


@own_page
@in_own_role
def send(request: HttpRequest) -> HttpResponse:
    """Show what would go to another library, and send it there when a code of that library is given."""
    me, now, form = logged_in_patron(request), timezone.now(), CodeForm(request.POST or None)
    package = portable_package(Asked(me.pk, me.language, now, timezone.localdate(now)))
    if form.is_valid():
        try:
            hand_over(form.destination(), package, me.pk, now=now)
        except NotHandedOverError as error:
            form.add_error("code", str(_REFUSED if error.refused else _NOT_REACHED))
        else:
            handling_requests.hand_over_at_once(Right.PORTABILITY, me.pk, patron_actor(me), now=now)
            messages.success(request, _("Your data were handed over. Go to the other library to complete it."))
            return redirect("account:data")
    return render(request, "account/hand_over.html", {"form": form, "lines": _lines(package)})


@never_cache
def bring(request: HttpRequest) -> HttpResponse:
    """Give a code to somebody who wants to bring data from another library."""
    form, code, status = BranchForm(request.POST or None), None, HttpResponse.status_code
    if form.is_valid():
        now = timezone.now()
        try:
            with acting_as(ENROLLING):
                begin_attempt("hand-over", None, address_of(request), now=now)
                code = make_ticket(settings.PUBLIC_URL, form.cleaned_data["branch"], now=now)
        except LockedOutError as locked:
            form.add_error(None, locked_words(locked))
            status = TOO_MANY
    return render(request, "account/bring.html", {"form": form, "code": code}, status=status)


@csrf_exempt
@require_POST
def receive(request: HttpRequest, ticket: UUID) -> JsonResponse:
    """Take a signed package in, once: it becomes an enrolment that waits for the desk. Answers 201, 404 or 422."""
    now, given = timezone.now(), request.headers.get(SIGNATURE_HEADER, "")
    try:
        with acting_as(ENROLLING), transaction.atomic():
            taken = take_ticket(ticket, request.body, given, now=now)
            patron = enrol_from(_package(request.body), taken.branch_id, now=now)
            queue_notice(Kind.ENROLMENT_RECEIVED, patron.pk, {}, f"enrolment_received:{patron.pk}", now)
    except NoTicketError:
        return JsonResponse({"problem": "no ticket"}, status=404)
    except RefusedError as refused:
        return JsonResponse({"problems": sorted(refused.problems)}, status=422)
    return JsonResponse({"received": True}, status=201)


def _package(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _lines(package: dict[str, Any]) -> list[tuple[str, str]]:
    """Tell what would be sent: each name with its values."""
    names: dict[str, str] = package["names"]
    lines: dict[str, list[str]] = {}
    for table in TABLES:
        for row in package["data"].get(table, []):
            for field, value in row.items():
                if field not in _UNSAID and (name := names.get(f"{table}.{field}")):
                    lines.setdefault(name, []).append(str(row.get(f"{field}_in_words", value)))
    return [(name, " ".join(filter(None, values))) for name, values in lines.items()]
