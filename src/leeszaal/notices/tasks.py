"""The job that sends one message."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from leeszaal.notices.sending import TRIES, send


@app.task(name="notices.send", retry=RetryStrategy(max_attempts=TRIES, exponential_wait=6))
def send_notice(notice_id: int) -> None:
    """Send a message that waits. It is tried again after 6 seconds, then 36, and so on, up to some two hours."""
    send(notice_id, now=timezone.now())
