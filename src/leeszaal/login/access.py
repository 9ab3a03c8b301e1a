"""The door of staff pages: who is logged in as staff, and with which role."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_htmx.http import HttpResponseClientRedirect

from leeszaal.common.actor import Actor
from leeszaal.login.models import Role, StaffMember, User
from leeszaal.login.rules.roles import may
from leeszaal.login.trained import SEES_MEMBERS, is_trained

UNTRAINED = gettext_noop(
    "Without a privacy training that still counts you see no data of members. "
    "Follow the training and ask your manager to write it down, in the office under Privacy, Training."
)
View = Callable[..., HttpResponseBase]


def staff_of(request: HttpRequest) -> StaffMember | None:
    """Give the staff member who is logged in, or None for a patron or a visitor."""
    user = request.user
    return getattr(user, "staff", None) if isinstance(user, User) else None


def staff_actor(request: HttpRequest) -> Actor:
    """Give who acts at a desk page. Raises PermissionDenied when that is no staff member."""
    staff = staff_of(request)
    if staff is None:
        raise PermissionDenied
    return Actor(kind="staff", id=staff.pk, branch_id=staff.branch_id, via="desk")


def staff_required(*roles: Role, untrained: bool = False) -> Callable[[View], View]:
    """Let only staff with one of these roles see a page; no roles means all staff. A manager may what the desk may.

    Pages of roles that see members ask for a training that counts, unless ``untrained`` lets others in as well.
    """
    wanted = frozenset(roles)
    needs_training = not untrained and not SEES_MEMBERS.isdisjoint(wanted)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_login(request)
            staff = staff_of(request)
            if staff is None or not may(staff.roles, wanted):
                raise PermissionDenied(_("This page is for staff with another role. Ask your manager for access."))
            if needs_training and not is_trained(staff.user):
                raise PermissionDenied(_(UNTRAINED))
            return view(request, *args, **kwargs)

        return guarded

    return guard


def to_login(request: HttpRequest) -> HttpResponse:
    """Send a visitor to the log-in page and back afterwards; a fragment's request moves the whole page."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(redirect_to_login(request.htmx.current_url_abs_path or "/").url)  # type: ignore[attr-defined]
    return redirect_to_login(_page_of(request))


def _page_of(request: HttpRequest) -> str:
    """Give the page to come back to: a form that was sent too late cannot be sent again, but its page can be opened."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else "/"
