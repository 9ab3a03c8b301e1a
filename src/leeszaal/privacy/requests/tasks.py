"""The morning round over requests that wait, and the job that sends one reminder."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from leeszaal.common.worklog import tell
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.requests.reminding import make_reminders, send_reminder

ROLE = "office"
"""The database role of those who are reminded."""
TRIES = 6


@app.periodic(cron="30 6 * * *")
@app.task(name="privacy.remind_of_requests", queueing_lock="privacy.remind_of_requests", pass_context=False)
def remind_of_requests(timestamp: int) -> None:
    """Write down the reminders of the day on which the round was due, and have each sent after that."""
    now = datetime.fromtimestamp(timestamp, tz=UTC)
    with acting_as(ROLE), transaction.atomic():
        made = make_reminders(today=timezone.localdate(now), now=now)
        for reminder in made:
            send_one.defer(reminder_id=reminder.pk)
    tell("remind_of_requests", {"reminders": len(made)})


@app.task(name="privacy.send_reminder", retry=RetryStrategy(max_attempts=TRIES, exponential_wait=6))
def send_one(reminder_id: int) -> None:
    """Send a reminder; it is tried again for some two hours."""
    with acting_as(ROLE):
        send_reminder(reminder_id, now=timezone.now())
