"""From a notice to a message: the text of its kind in the patron's language, made now."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac

from leeszaal.notices.kinds import ABOUT_RIGHTS, ASKED_FOR, Kind, Problem
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import subject_of
from leeszaal.patrons.models import Patron
from leeszaal.privacy.restriction import is_restricted


def compose(notice: Notice, now: datetime) -> EmailMessage | Problem:
    """Give the message, or why there is none to send."""
    if _is_held_back(notice):
        return Problem.RESTRICTED
    if _came_too_late(notice, now):
        return Problem.LINK_EXPIRED
    with translation.override(notice.patron.language):
        subject = subject_of(notice)
    if subject is None:
        return Problem.SUBJECT_GONE
    to = subject.to or notice.patron.email
    if not to:
        return Problem.NO_ADDRESS
    with translation.override(notice.patron.language):
        title, body = words_of(notice.kind, notice.patron, subject.context)
    headers = {"Message-ID": message_id(notice), "Auto-Submitted": "auto-generated"}
    return EmailMessage(title, body, to=[to], headers=headers)


def _is_held_back(notice: Notice) -> bool:
    """Tell whether the data are restricted (article 18) and the person did not ask for this message.

    It is dropped and not kept for later: once the restriction is lifted what it told is old news.
    """
    if notice.kind in ASKED_FOR or notice.kind in ABOUT_RIGHTS:
        return False
    return is_restricted(notice.patron_id)


def _came_too_late(notice: Notice, now: datetime) -> bool:
    """Tell whether the link for a new password, which is all that such a message is for, no longer works."""
    lasts = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return notice.kind == Kind.PASSWORD_RESET and now - notice.created_at >= lasts


def template_name(kind: str, language: str) -> str:
    """Give the template of a kind of message in a language: its first line is the subject."""
    return f"notices/{kind}.{'en' if language == 'en' else 'nl'}.txt"


def message_id(notice: Notice) -> str:
    """Give the same Message-ID at every try, so that a mail server that got it twice can show it once."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{salted_hmac('leeszaal.notices', notice.key).hexdigest()}@{domain}>"


def words_of(kind: str, patron: Patron, context: Mapping[str, object]) -> tuple[str, str]:
    """Give the title and the body of a kind of message to a patron, in the active language."""
    values = {"patron": patron, "library": settings.LIBRARY_NAME, **context}
    title, _, body = render_to_string(template_name(kind, patron.language), values).strip().partition("\n")
    return title.strip(), body.strip() + "\n"
