"""The door of the desk: staff of the desk, at a branch."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from leeszaal.circulation.models import Event
from leeszaal.circulation.rules.checkout import Refusal, may_waive
from leeszaal.desk.reasons_asked import for_a_reason
from leeszaal.desk.restricted import unless_restricted
from leeszaal.login.access import View, staff_of, staff_required
from leeszaal.login.models import Role, StaffMember
from leeszaal.login.rules.roles import with_implied

_desk_staff = staff_required(Role.DESK)


def desk_page(view: View) -> View:
    """Let only staff of the desk see a page: about a person for a reason, and not when the data are restricted."""
    return _desk_staff(unless_restricted(for_a_reason(view)))


def staff_at(request: HttpRequest) -> StaffMember:
    """Give the staff member at this desk. Raises PermissionDenied when there is none."""
    staff = staff_of(request)
    if staff is None:
        raise PermissionDenied
    return staff


def colleagues_in(history: Iterable[Event]) -> dict[int, StaffMember]:
    """Give the staff members who did what a history tells, by id; of an account that was erased nothing is left."""
    ids = {event.actor_id for event in history if event.actor_kind == "staff" and event.actor_id is not None}
    return StaffMember.objects.only("name").in_bulk(list(ids))


def waivable_by(staff: StaffMember) -> frozenset[Refusal]:
    """Give the refusals that this staff member may set aside."""
    roles = with_implied(staff.roles)
    return may_waive(Role.DESK in roles, Role.SUPERVISOR in roles)
