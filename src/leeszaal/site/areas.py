"""Each part of the site works in a role of its own in the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from leeszaal.login.access import staff_of
from leeszaal.login.trained import is_trained
from leeszaal.patrons.access import patron_of
from leeszaal.privacy.access import acting_as

_STAFF = frozenset({"desk", "office"})
_ACCOUNTS = "/office/staff/"
"""Accounts of staff are kept in the role that reads them to let people in."""
_WITH_MEMBERS = ("/desk/", "/office/privacy/")
"""Who was not trained in privacy is refused there, and their role in the database reads no member either."""
_TRAININGS = "/office/privacy/training/"
"""Trainings are written down without a look at any member."""
_LOGGING_IN = "/account/login/"
_READING = frozenset({"GET", "HEAD"})


class TakesRole:
    """Middleware that answers each request in the role of its part of the site; what has no part is public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through in its role."""
        role, person = role_of(request)
        with acting_as(role, person):
            return self.get_response(request)


def role_of(request: HttpRequest) -> tuple[str, int | None]:
    """Give the role for a request, and the person whom it serves.

    One's own pages are read in a role that sees one person's rows. What somebody asks to be done there is carried out
    in the role of lending, which must see who else waits for the same copy.
    """
    part = request.path_info.split("/", 2)[1]
    if request.path_info.startswith(_ACCOUNTS):
        return "sign_in", None
    if part in _STAFF:
        return ("untrained" if _keeps_from_members(request) else part), None
    if part != "account":
        return "public", None
    patron, reads = patron_of(request), request.method in _READING
    if patron is not None:
        return ("patron", patron.pk) if reads else ("lending", None)
    return ("sign_in" if reads or request.path_info.startswith(_LOGGING_IN) else "lending"), None


def _keeps_from_members(request: HttpRequest) -> bool:
    """Tell whether the page needs no members, or the staff member who asks for it has no training that counts."""
    if not request.path_info.startswith(_WITH_MEMBERS):
        return False
    if request.path_info.startswith(_TRAININGS):
        return True
    staff = staff_of(request)
    return staff is not None and not is_trained(staff.user)
