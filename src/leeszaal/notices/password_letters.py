"""Messages with a link to choose a password, which holds for an hour and once.

The link is made from the log-in, so it is made when the message is queued, in a role that keeps log-ins; the role that
sends messages reads none. Until it leaves the link waits sealed, and then it goes: see `sending`.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from leeszaal.login.models import User
from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice


def queue_password_letter(kind: Kind, patron_id: int, user: User, key: str, now: datetime) -> int | None:
    """Have a message with a link for this log-in sent after the caller's transaction; give its id, as `queue_notice`.

    The role at work must be one that keeps log-ins, such as `lending`.
    """
    return queue_notice(kind, patron_id, {}, key, now, link=_link(user))


def _link(user: User) -> str:
    uid, token = urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)
    return f"{settings.PUBLIC_URL}{reverse('account:choose_password', kwargs={'uidb64': uid, 'token': token})}"
