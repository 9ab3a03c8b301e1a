"""Send one message over SMTP.

What could go wrong: two workers take the same message, or a worker dies between the mail server's "yes" and our commit.
Against the first, the row is locked and who finds it locked goes away. The second nobody can exclude, for the mail
server takes no part in our transaction: then the message is sent once more, with the same Message-ID, by which most
mail programs show it once. A message is never lost: only a committed "sent" ends it.

A message goes by the door: that it is about to leave stands in the ledger of disclosures before the server sees it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage
from django.db import transaction

from leeszaal.notices.composing import compose
from leeszaal.notices.kinds import DESPITE_LIMITS, Problem
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron
from leeszaal.privacy.disclosure.by_mail import leaving_by_mail
from leeszaal.privacy.disclosure.door import Going, NotLetOutError
from leeszaal.privacy.models import Disclosure

TRIES = 6
_FOR_GOOD = 500
"""SMTP codes from here on will not get better by trying again (RFC 5321, 4.2.1)."""


_READ = frozenset({"id", "state", "given_names", "prefix", "family_name", "email", "language", "home_branch"})
_UNREAD = tuple(f"patron__{field.name}" for field in Patron._meta.concrete_fields if field.name not in _READ)
"""What no message tells about a patron, and the role that sends messages need not read."""


class NotSentYetError(Exception):
    """The message did not leave and is to be tried again later."""


Composing = Callable[[Notice, datetime], EmailMessage | Problem]


def send(notice_id: int, *, now: datetime, composing: Composing = compose, activity: str = "notices") -> None:
    """Send a message that waits, for an activity of the register; one that somebody else is sending is left alone.

    Raises NotSentYetError when it is worth trying again later.
    """
    with _waiting(notice_id) as notice:
        message = composing(notice, now) if notice else None
        if notice is None or message is None:
            return
        if isinstance(message, Problem):
            notice.state, notice.problem = Notice.State.DROPPED, message
            return
        patron_id, despite_limits = notice.patron_id, notice.kind in DESPITE_LIMITS
    try:
        with leaving_by_mail(activity, [patron_id], now=now, despite_limits=despite_limits) as going:
            state = _hand_to_server(notice_id, message, going, now)
    except NotLetOutError:
        with _waiting(notice_id) as notice:
            state = _tried(notice, Problem.NOT_LET_OUT) if notice else None
    if state == Notice.State.WAITING:
        raise NotSentYetError(notice_id)


@contextmanager
def _waiting(notice_id: int) -> Iterator[Notice | None]:
    """Hold a message that still waits, and keep what became of it."""
    with transaction.atomic():
        waiting = Notice.objects.filter(pk=notice_id, state=Notice.State.WAITING)
        whole = waiting.select_related("patron__home_branch").defer(*_UNREAD)
        notice = whole.select_for_update(skip_locked=True, of=("self",)).first()
        yield notice
        if notice is not None:
            if notice.state != Notice.State.WAITING:
                notice.link = None
            notice.save(update_fields=["state", "sent_at", "attempts", "problem", "link"])


def _hand_to_server(notice_id: int, message: EmailMessage, going: Going, now: datetime) -> str | None:
    """Hand a message to the mail server, and give how it stands then; None when somebody else did it meanwhile."""
    going.outcome = Disclosure.Outcome.FAILED
    with _waiting(notice_id) as notice:
        if notice is None:
            return None
        try:
            message.send()
        except (SMTPException, OSError) as error:
            problem, for_good = _problem(error)
            if problem == Problem.ADDRESS_REFUSED:
                going.outcome = Disclosure.Outcome.REFUSED
            return _tried(notice, problem, for_good=for_good)
        going.outcome = Disclosure.Outcome.SENT
        notice.attempts += 1
        notice.state, notice.sent_at, notice.problem = Notice.State.SENT, now, ""
        return notice.state


def _tried(notice: Notice, problem: Problem, *, for_good: bool = False) -> str:
    notice.attempts += 1
    notice.problem = problem
    if for_good or notice.attempts >= TRIES:
        notice.state = Notice.State.FAILED
    return notice.state


def _problem(error: Exception) -> tuple[Problem, bool]:
    """Give what went wrong, and whether that will stay so."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return Problem.ADDRESS_REFUSED, min(codes) >= _FOR_GOOD
    if isinstance(error, SMTPResponseException):
        return Problem.SERVER_REFUSED, False
    return Problem.NO_CONNECTION, False
