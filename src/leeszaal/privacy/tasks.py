"""The nightly round: what the register says is over, ends. And the watch over it, in the morning."""

from django.utils import timezone
from procrastinate.contrib.django import app

from leeszaal.common.worklog import tell
from leeszaal.privacy import retention
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.breaches import tasks as _of_breaches  # noqa: F401  the worker finds the jobs of an app here
from leeszaal.privacy.cameras import tasks as _of_cameras  # noqa: F401  the worker finds the jobs of an app here
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import go_on_erasing
from leeszaal.privacy.requests import tasks as _of_requests  # noqa: F401  the worker finds the jobs of an app here
from leeszaal.privacy.retention.alarm import warn_when_wrong
from leeszaal.privacy.statement import tasks as _of_statement  # noqa: F401  the worker finds the jobs of an app here


@app.periodic(cron="17 2 * * *")
@app.task(queueing_lock="privacy.carry_out_terms", lock="privacy.carry_out_terms")
def carry_out_terms(timestamp: int) -> None:
    """Carry out the terms of the register as they stand today; numbers only go to the log, and to the proof."""
    with acting_as("retention"):
        done = retention.nightly_round(register(), timezone.localdate())
    ended = {f"{each.rule.activity.key}: {each.rule.term.then}": each.ended for each in done.outcomes}
    tell("carry_out_terms", ended)


@app.periodic(cron="30 7 * * *")
@app.task(queueing_lock="privacy.watch_erasing")
def watch_erasing(timestamp: int) -> None:
    """Write to the privacy officer when the round was not made or left something."""
    with acting_as("retention"):
        warn_when_wrong(register(), timezone.now())


@app.periodic(cron="47 2 * * *")
@app.task(queueing_lock="privacy.go_on_erasing", lock="privacy.carry_out_terms")
def go_on_with_erasures(timestamp: int) -> None:
    """Erase what had to wait when somebody asked for erasure, as far as nothing holds it any more."""
    with acting_as("retention"):
        tell("go_on_with_erasures", {"erasures that are done now": go_on_erasing(now=timezone.now())})
