"""Every hour: whether the 72 hours of a breach run out."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from leeszaal.privacy.access import acting_as
from leeszaal.privacy.breaches.warning import warn


@app.periodic(cron="23 * * * *")
@app.task(name="privacy.warn_of_breaches", queueing_lock="privacy.warn_of_breaches", pass_context=False)
def warn_of_breaches(timestamp: int) -> None:
    """Send the warnings that are due at the moment for which the round was planned."""
    with acting_as("office"):
        warn(datetime.fromtimestamp(timestamp, tz=UTC))
