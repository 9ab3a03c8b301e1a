"""The jobs that send one message, and that tell all members of a changed statement."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from leeszaal.notices.sending import TRIES, send
from leeszaal.privacy.access import acting_as


@app.task(name="notices.send", retry=RetryStrategy(max_attempts=TRIES, exponential_wait=6))
@acting_as("notices")
def send_notice(notice_id: int) -> None:
    """Send a message that waits. It is tried again after 6 seconds, then 36, and so on, up to some two hours."""
    send(notice_id, now=timezone.now())


@app.task(name="notices.announce_statement", lock="notices.announce_statement")
def announce_statement(number: int) -> None:
    """Tell all members of a version of the privacy statement, batch by batch."""
    from leeszaal.notices.announcing import BATCH, tell_some  # noqa: PLC0415  it queues messages, by the job above

    with acting_as("notices"):
        while tell_some(number, timezone.now()) == BATCH:
            pass
