"""Sessions: opened after the last step of logging in, and ended when they stood idle or lasted long enough."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth import SESSION_KEY, login, logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from leeszaal.login.models import User
from leeszaal.login.rules import session as rules

_STARTED, _SEEN, _LIMITS = "started", "seen", "limits"
LIMITS = {"patron": rules.PATRON, "staff": rules.STAFF}


def open_session(request: HttpRequest, user: User, backend: str, *, kind: str, now: datetime) -> None:
    """Log a user in under a fresh session key; `kind` ("patron" or "staff") decides how long it lasts."""
    request.session.flush()
    login(request, user, backend=backend)
    moment = int(now.timestamp())
    request.session.update({_STARTED: moment, _SEEN: moment, _LIMITS: kind})


def end_sessions_of(user_id: int) -> int:
    """End every session of a user at once; give how many there were.

    Sessions are sealed, so each must be looked into: this is for the day on which somebody is erased.
    """
    wanted = str(user_id)
    keys = [each.pk for each in Session.objects.iterator() if each.get_decoded().get(SESSION_KEY) == wanted]
    return Session.objects.filter(pk__in=keys).delete()[0]


class SessionsEnd:
    """Middleware that ends a session whose time has come, before any page sees the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, logged out when the session is over."""
        if SESSION_KEY in request.session:
            _end_or_keep(request, timezone.now())
        return self.get_response(request)


def _end_or_keep(request: HttpRequest, now: datetime) -> None:
    started_at, seen_at = _moment(request, _STARTED), _moment(request, _SEEN)
    limits = LIMITS.get(request.session.get(_LIMITS, ""), rules.PATRON)
    if rules.is_over(started_at, seen_at, now, limits):
        logout(request)
        messages.info(request, _("You were logged out because your session had ended. Log in to go on."))
    elif rules.is_news(seen_at, now):
        request.session[_SEEN] = int(now.timestamp())


def _moment(request: HttpRequest, key: str) -> datetime:
    return datetime.fromtimestamp(request.session.get(key, 0), tz=UTC)
