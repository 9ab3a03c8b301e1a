"""Whether a page shows the way to what only managers may do."""

from django.http import HttpRequest

from leeszaal.login.access import staff_of
from leeszaal.login.models import Role
from leeszaal.login.rules.roles import may


def is_manager(request: HttpRequest) -> bool:
    """Tell whether a manager is logged in."""
    staff = staff_of(request)
    return staff is not None and may(staff.roles, {Role.MANAGER})
