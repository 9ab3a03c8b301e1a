"""The door of one's own pages: which patron is logged in."""

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from leeszaal.common.actor import Actor
from leeszaal.login.access import View, to_login
from leeszaal.login.models import User
from leeszaal.patrons.models import Patron


def patron_of(request: HttpRequest) -> Patron | None:
    """Give the patron who is logged in, or None for staff or a visitor; of staff no patron is looked for."""
    user = request.user
    if not isinstance(user, User) or hasattr(user, "staff"):
        return None
    return getattr(user, "patron", None)


def logged_in_patron(request: HttpRequest) -> Patron:
    """Give the patron who is logged in, read whole in the role of the page. Raises PermissionDenied for others."""
    patron = patron_of(request)
    if patron is None:
        raise PermissionDenied
    if patron.get_deferred_fields():
        patron = Patron.objects.select_related("home_branch").get(pk=patron.pk)
        setattr(request.user, "patron", patron)  # noqa: B010  the middleware's user is typed without it
    return patron


def patron_actor(patron: Patron) -> Actor:
    """Give who acts when a patron does something on the website."""
    return Actor(kind="patron", id=patron.pk, branch_id=None, via="web")


def patron_required(view: View) -> View:
    """Let only patrons see a page: visitors log in first, staff are told that this is no page of theirs."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_login(request)
        if patron_of(request) is None:
            raise PermissionDenied(_("This page is for patrons. You are logged in as staff."))
        return view(request, *args, **kwargs)

    return guarded


def member_required(view: View) -> View:
    """Let only patrons see a page who have been at the desk; a pending patron is told what to do first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if logged_in_patron(request).state == Patron.State.PENDING:
            raise PermissionDenied(_("Come to the desk first to complete your enrolment."))
        return view(request, *args, **kwargs)

    return patron_required(guarded)
