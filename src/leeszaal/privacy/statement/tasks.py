"""Every night: the statement is published when a term begins that changes it, and each promise is looked after."""

import logging
from contextlib import suppress
from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from leeszaal.privacy.access import acting_as
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import PromiseCheck
from leeszaal.privacy.statement import live, versions

logger = logging.getLogger(__name__)


@app.periodic(cron="1 0 * * *")
@app.task(name="privacy.publish_statement", queueing_lock="privacy.publish_statement")
def publish_statement(timestamp: int) -> None:
    """Publish the statement when a term that begins today makes it read otherwise."""
    with acting_as("retention"):
        made = versions.publish(register(), claimed(), timezone.now())
    if made:
        logger.warning("the privacy statement changed: version %d", made.number)


@app.periodic(cron="5 4 * * *")
@app.task(name="privacy.look_after_promises", queueing_lock="privacy.look_after_promises")
def look_after_promises(timestamp: int) -> None:
    """Take the live proof of each promise, after the nightly round."""
    _look()


@app.task(name="privacy.look_after_promises_now", queueing_lock="privacy.look_after_promises_now")
def look_after_promises_now() -> None:
    """Take the live proof of each promise at once."""
    _look()


def look_soon(now: datetime) -> None:
    """Have the worker look after promises at once when that was too long ago, or never, as in a new library."""
    if not PromiseCheck.objects.filter(checked_at__gt=now - live.FRESH).exists():
        with suppress(AlreadyEnqueued):
            look_after_promises_now.defer()


def _look() -> None:
    """Look after all promises; one that does not hold is an alarm."""
    with acting_as("retention"):
        checks = live.check_all(register(), claimed(), timezone.now())
    for check in checks:
        if not check.holds:
            found = (check.failed, check.checked, check.fault)
            logger.error("promise %s does not hold: %d of %d %s", check.promise, *found)
