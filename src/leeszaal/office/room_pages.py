"""The privacy officer's room: what needs a decision today, and how things stand."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from leeszaal.login.access import staff_of, staff_required
from leeszaal.login.models import Role
from leeszaal.office import room_pictures
from leeszaal.office.erasing_standing import last_links
from leeszaal.office.room_waiting import lines
from leeszaal.privacy.changes.standing import last_agreed, waiting
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.models import Proof
from leeszaal.privacy.proofs.verifying import Verdict

_ROLES = (Role.PRIVACY, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class Chain:
    """The last proof with when it was made, and whether the last links hold."""

    number: int
    made_at: datetime
    verdict: Verdict


@staff_required(*_ROLES)
@require_safe
def room(request: HttpRequest) -> HttpResponse:
    """Show what needs a decision, the most urgent first, then requests, rounds, looks, consents and changes."""
    now, staff = timezone.now(), staff_of(request)
    is_officer = staff is not None and Role.PRIVACY in staff.roles
    context = {
        "today": timezone.localdate(now),
        "waiting": lines(claimed().decisions, now, is_officer=is_officer),
        "clocks": room_pictures.clocks(timezone.localdate(now)),
        "chain": _chain(),
        "pictures": [
            room_pictures.erased(now),
            room_pictures.looks(now),
            room_pictures.disclosures(now),
            room_pictures.consents(now),
        ],
        "change": waiting(),
        "agreed": last_agreed(),
    }
    return render(request, "office/privacy_room.html", context)


def _chain() -> Chain | None:
    last = Proof.objects.order_by("-number").values_list("number", "made_at").first()
    if last is None:
        return None
    number, made_at = last
    return Chain(number, made_at, last_links())


urlpatterns = [path("privacy/", room, name="privacy")]
