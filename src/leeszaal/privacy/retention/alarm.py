"""A message to the library's privacy address when erasing is not up to date; it holds numbers and no names."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from leeszaal.privacy.register import Register
from leeszaal.privacy.retention.standing import Standing, standing

_TITLE = "Wissen is niet bijgewerkt / Erasing is not up to date"


def warn_when_wrong(register: Register, now: datetime) -> bool:
    """Send a message when erasing is not up to date; tell whether one was sent. Raises what the mail server raises."""
    found = standing(register, now, timezone.localdate(now))
    waiting = any(overdue.waits for overdue in found.overdue)
    if found.is_right and not waiting:
        return False
    EmailMessage(_TITLE, _body(found), to=[register.library.privacy_email]).send()
    return True


def _body(found: Standing) -> str:
    lines = [_when(found), *(f"- {fault}" for fault in found.faults)]
    for overdue in found.overdue:
        waits = " (wacht op twee mensen / waits for two people)" if overdue.waits else ""
        lines.append(f"- {overdue.rule.activity.key}: {overdue.rule.term.then}: {overdue.rows}{waits}")
    return "\n".join([*lines, "", f"{settings.PUBLIC_URL}/office/privacy/erasing/", ""])


def _when(found: Standing) -> str:
    if found.last is None:
        return "De nachtelijke ronde is nog nooit gedaan. / The nightly round was never made."
    made = timezone.localtime(found.last.made_at)
    return f"Laatste ronde / last round: {made:%Y-%m-%d %H:%M}"
