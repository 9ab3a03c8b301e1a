"""The nightly rounds of lending: holds nobody fetched, suspensions that are over, and how often titles are lent."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from leeszaal.circulation.services import expire_holds, wake_holds
from leeszaal.circulation.services.counting import refresh_loan_counts
from leeszaal.common.worklog import tell
from leeszaal.privacy.access import acting_as


@app.periodic(cron="20 0 * * *")
@app.task(queueing_lock="hold_round", pass_context=False)
@acting_as("lending")
def go_round_the_holds(timestamp: int) -> None:
    """Expire and wake holds as of the day on which the round was due."""
    now = datetime.fromtimestamp(timestamp, tz=UTC)
    today = timezone.localdate(now)
    expired, woken = expire_holds(today=today, now=now), wake_holds(today=today, now=now)
    tell("go_round_the_holds", {"holds that expired": len(expired), "holds that go on": len(woken)})


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="loan_counts", pass_context=False)
@acting_as("lending")
def count_loans(timestamp: int) -> None:
    """Bring the number of loans of each record up to date."""
    tell("count_loans", {"records with another number of loans": refresh_loan_counts()})
