"""Send one message over SMTP.

What could go wrong: two workers take the same message, or a worker dies between the mail server's "yes" and our commit.
Against the first, the row is locked and who finds it locked goes away. The second nobody can exclude, for the mail
server takes no part in our transaction: then the message is sent once more, with the same Message-ID, by which most
mail programs show it once. A message is never lost: only a committed "sent" ends it.
"""

from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.db import transaction

from leeszaal.notices.composing import compose
from leeszaal.notices.kinds import Problem
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron

TRIES = 6
_FOR_GOOD = 500
"""SMTP codes from here on will not get better by trying again (RFC 5321, 4.2.1)."""


_READ = frozenset({"id", "state", "given_names", "prefix", "family_name", "email", "language", "home_branch"})
_UNREAD = tuple(f"patron__{field.name}" for field in Patron._meta.concrete_fields if field.name not in _READ)
"""What no message tells about a patron, and the role that sends messages need not read."""


class NotSentYetError(Exception):
    """The message did not leave and is to be tried again later."""


def send(notice_id: int, *, now: datetime) -> None:
    """Send a message that waits; one that was sent, or that somebody else is sending, is left alone.

    Raises NotSentYetError when it is worth trying again later.
    """
    with transaction.atomic():
        waiting = Notice.objects.filter(pk=notice_id, state=Notice.State.WAITING)
        whole = waiting.select_related("patron__home_branch").defer(*_UNREAD)
        notice = whole.select_for_update(skip_locked=True, of=("self",)).first()
        if notice is None:
            return
        _try(notice, now)
        if notice.state != Notice.State.WAITING:
            notice.link = None
        notice.save(update_fields=["state", "sent_at", "attempts", "problem", "link"])
    if notice.state == Notice.State.WAITING:
        raise NotSentYetError(notice.problem)


def _try(notice: Notice, now: datetime) -> None:
    message = compose(notice, now)
    if isinstance(message, Problem):
        notice.state, notice.problem = Notice.State.DROPPED, message
        return
    notice.attempts += 1
    try:
        message.send()
    except (SMTPException, OSError) as error:
        problem, for_good = _problem(error)
        notice.problem = problem
        if for_good or notice.attempts >= TRIES:
            notice.state = Notice.State.FAILED
    else:
        notice.state, notice.sent_at, notice.problem = Notice.State.SENT, now, ""


def _problem(error: Exception) -> tuple[Problem, bool]:
    """Give what went wrong, and whether that will stay so."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return Problem.ADDRESS_REFUSED, min(codes) >= _FOR_GOOD
    if isinstance(error, SMTPResponseException):
        return Problem.SERVER_REFUSED, False
    return Problem.NO_CONNECTION, False
