"""Between the two steps of a staff log-in: who gave the right password, for five minutes, and without any rights."""

import base64
from datetime import UTC, datetime, timedelta

from django.http import HttpRequest

from leeszaal.login.models import StaffMember, User
from leeszaal.privacy.encryption import decrypt, encrypt

LASTS = timedelta(minutes=5)
_KEY = "first_step"
_PURPOSE = "second factor being set up"


def remember(request: HttpRequest, user: User, next_url: str, *, now: datetime) -> None:
    """Note in a fresh session that this user gave the right password."""
    request.session.flush()
    request.session[_KEY] = {"user": user.pk, "at": int(now.timestamp()), "next": next_url}


def staff_in_between(request: HttpRequest, *, now: datetime) -> StaffMember | None:
    """Give who may take the second step now, or None when nobody may or it took too long."""
    step = request.session.get(_KEY)
    if step is None or now - datetime.fromtimestamp(step["at"], tz=UTC) > LASTS:
        return None
    return StaffMember.objects.select_related("user").filter(user_id=step["user"], user__is_active=True).first()


def next_url(request: HttpRequest) -> str:
    """Give where the user wanted to go."""
    return str(request.session[_KEY]["next"])


def keep_secret(request: HttpRequest, secret: str) -> None:
    """Keep the secret that is being set up; encrypted, for sessions are rows in the database."""
    request.session[_KEY] |= {"secret": base64.b64encode(encrypt(secret, _PURPOSE)).decode()}
    request.session.modified = True


def kept_secret(request: HttpRequest) -> str | None:
    """Give the secret that is being set up, if any."""
    sealed = request.session[_KEY].get("secret")
    return decrypt(base64.b64decode(sealed), _PURPOSE) if sealed else None
