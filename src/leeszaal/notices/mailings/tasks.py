"""The jobs that send mailings and welcome mails, and the one of the morning on which somebody turns sixteen."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from leeszaal.notices.mailings.sending import SENDING, compile_mailing, send_by_activity, send_copies
from leeszaal.notices.mailings.welcoming import queue_welcomes
from leeszaal.notices.sending import TRIES, NotSentYetError
from leeszaal.patrons.models import Mailing
from leeszaal.privacy.access import acting_as

_RETRY = RetryStrategy(max_attempts=TRIES, exponential_wait=6)


@app.task(name="notices.send_mailing", lock="notices.send_mailing", retry=_RETRY)
def send_mailing(mailing_id: int) -> None:
    """Make the list of a mailing and send its copies; tried again, it sends those that did not leave."""
    with acting_as(SENDING):
        mailing = Mailing.objects.filter(pk=mailing_id, released_at__isnull=False).first()
    if mailing is None:
        return
    if mailing.compiled_at is None:
        compile_mailing(mailing, now=timezone.now())
    if left := send_copies(mailing, now=timezone.now()):
        raise NotSentYetError(f"{left} copies wait")


@app.task(name="notices.send_by_activity", retry=_RETRY)
def send_one(notice_id: int) -> None:
    """Send one message in the role of its activity."""
    send_by_activity(notice_id, now=timezone.now())


@app.periodic(cron="40 9 * * *")
@app.task(name="notices.welcome", queueing_lock="notices.welcome")
def welcome(timestamp: int) -> None:
    """Send today's welcome mails."""
    for notice_id in queue_welcomes(now=timezone.now()):
        send_one.defer(notice_id=notice_id)
