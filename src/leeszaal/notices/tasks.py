"""The jobs that send one message, tell all members of a changed statement, and go round what is shared."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from leeszaal.notices.mailings import tasks as _of_mailings  # noqa: F401  the worker finds the jobs of an app here
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


@app.task(name="notices.tell_of_breach", lock="notices.tell_of_breach")
def tell_of_breach(breach_id: int) -> None:
    """Write to those whom a breach touches, batch by batch."""
    from leeszaal.notices.handling_breaches import BATCH, tell_some  # noqa: PLC0415  it queues messages, as above

    with acting_as("notices"):
        while tell_some(breach_id, timezone.now()) == BATCH:
            pass


@app.periodic(cron="5 0 * * *")
@app.task(queueing_lock="notices.share_round", pass_context=False)
@acting_as("lending")
def go_round_shares(timestamp: int) -> None:
    """End what is shared past its last day, as of the day on which the round was due, and tell what ends soon."""
    from leeszaal.notices.handling_sharing import go_round_the_shares  # noqa: PLC0415  it queues messages, as above

    now = datetime.fromtimestamp(timestamp, tz=UTC)
    go_round_the_shares(today=timezone.localdate(now), now=now)


@app.periodic(cron="5 0 * * *")
@app.task(name="notices.come_of_age", queueing_lock="notices.come_of_age")
def let_decide_alone(timestamp: int) -> None:
    """Ask who turned sixteen, and so decides alone from today."""
    from leeszaal.notices.coming_of_age import come_of_age  # noqa: PLC0415  it queues messages, by the job above

    with acting_as("choices"):
        come_of_age(now=timezone.now())
