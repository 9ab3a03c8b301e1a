"""The nightly round: what the register says is over, ends."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from leeszaal.privacy import retention
from leeszaal.privacy.declared import register

logger = logging.getLogger(__name__)


@app.periodic(cron="17 2 * * *")
@app.task(queueing_lock="privacy.carry_out_terms", lock="privacy.carry_out_terms")
def carry_out_terms(timestamp: int) -> None:
    """Carry out the terms of the register as they stand today; numbers only go to the log."""
    for rule, rows in retention.nightly_round(register(), timezone.localdate()):
        logger.info("%s: %s: %d", rule.activity.key, rule.term.then, rows)
