"""Before each round of erasing: recordings that came in get their row, so that none is forgotten."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from leeszaal.common.worklog import tell
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.cameras.finding import take_in


@app.periodic(cron="7 2 * * *")
@app.task(name="privacy.take_in_recordings", queueing_lock="privacy.take_in_recordings", pass_context=False)
def take_in_recordings(timestamp: int) -> None:
    """Write a row for each recording that has none yet; numbers only go to the log."""
    with acting_as("retention"):
        tell("take_in_recordings", {"recordings that came in": take_in(datetime.now(UTC))})
