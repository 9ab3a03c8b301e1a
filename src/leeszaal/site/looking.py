"""Who looks is written down before the answer leaves: for every page of the desk, the office and one's own pages.

What could go wrong: something is shown and the look is lost. So it is written here, around the whole page, outside its
transactions, and when it cannot be written the answer is not given. An answer that leads elsewhere shows nobody. What a
person sees of their own leaves no look.
"""

from collections.abc import Callable, Mapping
from typing import cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from leeszaal.login.access import staff_of
from leeszaal.login.models import Role, StaffMember
from leeszaal.login.rules.roles import with_implied
from leeszaal.patrons.access import patron_of
from leeszaal.privacy.looks.door import Gathering, gathering
from leeszaal.privacy.looks.kinds import Actor, Onlooker, Reason
from leeszaal.privacy.looks.writing import Eyes, one_opening, record_look

_AREAS: Mapping[str, tuple[Reason, str]] = {
    "desk": (Reason.LIST, "lending"),
    "office": (Reason.LIST, "membership"),
    "account": (Reason.FAMILY, "families"),
}
"""By part of the site: why its pages show people, and for which activity, unless a page says otherwise."""

_ROOMS: Mapping[str, tuple[Reason, str]] = {
    "office/privacy/requests": (Reason.REQUEST, "rights"),
    "office/privacy/limits": (Reason.REQUEST, "restriction"),
    "office/privacy/claims": (Reason.REQUEST, "legal_claims"),
    "office/privacy/pictures": (Reason.REQUEST, "pictures"),
    "office/privacy/looks": (Reason.OVERSIGHT, "looks"),
    "office/privacy/disclosures": (Reason.OVERSIGHT, "disclosures"),
    "office/privacy/breaches": (Reason.OVERSIGHT, "breaches"),
    "office/privacy/consents": (Reason.OVERSIGHT, "consents"),
}
"""The same for the rooms of the privacy officer."""

_AT_THE_DESK = ((Role.MANAGER, Onlooker.MANAGER), (Role.SUPERVISOR, Onlooker.SUPERVISOR), (Role.DESK, Onlooker.DESK))
_IN_THE_OFFICE = (
    (Role.PRIVACY, Onlooker.PRIVACY),
    (Role.MANAGER, Onlooker.MANAGER),
    (Role.CATALOGUE, Onlooker.CATALOGUE),
    (Role.SUPERVISOR, Onlooker.SUPERVISOR),
    (Role.DESK, Onlooker.DESK),
)


class WritesLooks:
    """Middleware that writes down whom each answer showed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, and write the look before its answer leaves."""
        parts = request.path_info.strip("/").split("/")
        usual = _ROOMS.get("/".join(parts[:3])) or _AREAS.get(parts[0])
        if usual is None:
            return self.get_response(request)
        with gathering(*usual) as seen:
            answer = self.get_response(request)
            if answer.streaming:
                _read_whole(cast("StreamingHttpResponse", answer))
        if _shows(answer) or seen.query:
            _write(request, parts[0], seen)
        return answer


def _shows(answer: HttpResponse) -> bool:
    return not 300 <= answer.status_code < 400


def _read_whole(answer: StreamingHttpResponse) -> None:
    """Make the whole of a long answer now: whom its last line shows must be written before its first line leaves."""
    answer.streaming_content = list(answer)


def _write(request: HttpRequest, part: str, seen: Gathering) -> None:
    eyes = _eyes(request, part)
    if eyes is None:
        return
    if eyes.kind is Actor.PATRON and eyes.id is not None:
        seen.people.discard(eyes.id)
        seen.trace = one_opening(request.session.session_key, eyes.id)
    if seen.people or seen.colleagues or seen.query:
        record_look(eyes, seen, _page(request), now=timezone.now())


def _eyes(request: HttpRequest, part: str) -> Eyes | None:
    """Give who gets the answer; None for a visitor, whom no page shows anybody."""
    staff = staff_of(request)
    if staff is not None:
        return Eyes(Actor.STAFF, staff.pk, _as_what(staff, part), staff.branch_id)
    patron = patron_of(request)
    return Eyes(Actor.PATRON, patron.pk, Onlooker.FAMILY) if patron else None


def _as_what(staff: StaffMember, part: str) -> Onlooker:
    """Give as what a staff member looks in this part of the site, in the role that brings most."""
    own = frozenset(staff.roles) if part == "desk" else with_implied(staff.roles)
    ranked = _AT_THE_DESK if part == "desk" else _IN_THE_OFFICE
    return next((onlooker for role, onlooker in ranked if role in own), Onlooker.DESK)


def _page(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""
