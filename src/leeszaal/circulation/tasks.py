"""The nightly round of lending: holds that nobody fetched, and suspensions that are over."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from leeszaal.circulation.services import expire_holds, wake_holds


@app.periodic(cron="20 0 * * *")
@app.task(queueing_lock="hold_round", pass_context=False)
def go_round_the_holds(timestamp: int) -> None:
    """Expire and wake holds as of the day on which the round was due."""
    now = datetime.fromtimestamp(timestamp, tz=UTC)
    today = timezone.localdate(now)
    expire_holds(today=today, now=now)
    wake_holds(today=today, now=now)
