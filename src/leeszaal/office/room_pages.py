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
from leeszaal.office.room_waiting import lines
from leeszaal.privacy.changes.standing import last_agreed, waiting
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.models import Proof
from leeszaal.privacy.proofs.canonical import BEFORE_THE_FIRST
from leeszaal.privacy.proofs.chain import proofs
from leeszaal.privacy.proofs.verifying import Verdict, verify
from leeszaal.privacy.proofs.witness import noted

_ROLES = (Role.PRIVACY, Role.MANAGER)
_LINKS_VERIFIED = 7
"""So many of the last proofs are computed again at each visit; the page of erasing computes them all."""


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
    after = max(number - _LINKS_VERIFIED, 0)
    before = Proof.objects.filter(number=after).values_list("hash", flat=True).first() or BEFORE_THE_FIRST
    return Chain(number, made_at, verify(proofs(after), noted(), after=after, previous=before))


urlpatterns = [path("privacy/", room, name="privacy")]
