"""The nightly tidying of what logging in leaves behind."""

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from procrastinate.contrib.django import app

from leeszaal.login import throttle


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="login_tidying", pass_context=False)
def forget_ended_log_ins(timestamp: int) -> None:
    """Delete sessions that have ended and failures that no longer count."""
    SessionStore.clear_expired()
    throttle.forget_old(now=timezone.now())
