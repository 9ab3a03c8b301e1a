"""The desk without connection: the page that the browser keeps, and the door where its list is handed in."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from leeszaal.circulation.models import OfflineAct
from leeszaal.circulation.queries import offline_conflicts
from leeszaal.circulation.services import hand_in_offline, resolve_offline, retry_offline
from leeszaal.circulation.services.offline import Act
from leeszaal.desk.access import desk_page, staff_at
from leeszaal.login.access import staff_actor
from leeszaal.patrons.queries import patrons_of_cards
from leeszaal.patrons.services.cards import PREFIX
from leeszaal.privacy.looks.door import showing

MOST_ACTS = 5000
SCRIPTS = ("desk/offline.js", "desk/offline-store.js")
STYLES = ("tokens", "base", "layout", "forms", "components", "tables", "desk", "print")
FILES = tuple(f"leeszaal/{name}" for name in (*SCRIPTS, *(f"{name}.css" for name in STYLES), "icons.svg", "logo.svg"))


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Give the page for working without connection. It holds nothing about anybody, so it needs no log-in."""
    return render(request, "desk/offline.html", {"card_prefix": PREFIX})


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that keeps that page in the browser; its version follows the files that it keeps."""
    context = {"page": reverse("desk:offline"), "files": [static(name) for name in FILES], "version": _version()}
    return render(request, "desk/service_worker.js", context, content_type="text/javascript")


@desk_page
@require_GET
def token(request: HttpRequest) -> JsonResponse:
    """Give a fresh token for handing in, to who is logged in."""
    return JsonResponse({"token": get_token(request)})


@desk_page
@require_POST
def hand_in(request: HttpRequest) -> JsonResponse:
    """Take the list of a desk that was without connection: a JSON object with `acts`.

    Whatever is answered under `acts` is kept here for good; the browser keeps the rest. An act that cannot be read is
    named under `unreadable` and stays with the browser.
    """
    try:
        rows = json.loads(request.body)["acts"][:MOST_ACTS]
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": _("This is no list of acts.")}, status=400)
    acts = [_read(row) for row in rows]
    taken = hand_in_offline([act for act in acts if act], staff_actor(request), now=timezone.now())
    conflicts = sum(act.outcome == OfflineAct.Outcome.CONFLICT for act in taken)
    return JsonResponse(
        {
            "acts": [{"client_id": str(act.client_id), "outcome": act.outcome} for act in taken],
            "unreadable": sum(act is None for act in acts),
            "conflicts": conflicts,
            "words": _words(len(taken), conflicts),
        }
    )


@desk_page
@require_GET
def conflicts(request: HttpRequest) -> HttpResponse:
    """Show what was handed in and could not be booked as it was done."""
    acts = list(offline_conflicts(staff_at(request).branch_id))
    showing(patrons_of_cards(act.card_number for act in acts))
    return render(request, "desk/conflicts.html", {"acts": acts})


@desk_page
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Book a conflict once more, after what stood in its way is gone."""
    act = retry_offline(pk, staff_actor(request), now=timezone.now())
    if act.outcome == OfflineAct.Outcome.CONFLICT:
        messages.error(request, _("It still cannot be booked."))
    else:
        messages.success(request, _("It is booked."))
    return redirect("desk:conflicts")


@desk_page
@require_POST
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a conflict has been dealt with."""
    resolve_offline(pk, now=timezone.now())
    messages.success(request, _("The conflict is dealt with."))
    return redirect("desk:conflicts")


def _read(row: Any) -> Act | None:
    try:
        return Act(
            client_id=UUID(row["client_id"]),
            verb="check_out" if row["verb"] == "check_out" else "check_in",
            card_number=str(row.get("card_number", "")),
            barcode=str(row["barcode"]),
            done_at=_moment(row["done_at"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _moment(text: str) -> datetime:
    moment = parse_datetime(text)
    if moment is None or timezone.is_naive(moment):
        raise ValueError("a moment has a date, a time and a zone")
    return moment


def _words(taken: int, conflicts: int) -> str:
    handed_in = ngettext("%(count)s act is handed in.", "%(count)s acts are handed in.", taken) % {"count": taken}
    if not conflicts:
        return handed_in
    looked_at = ngettext("%(count)s needs a look.", "%(count)s need a look.", conflicts) % {"count": conflicts}
    return f"{handed_in} {looked_at}"


def _version() -> str:
    digest = hashlib.sha256()
    for name in FILES:
        if found := finders.find(name):
            digest.update(Path(found).read_bytes())
    return digest.hexdigest()[:12]
