"""A message to the library's privacy address when erasing is not up to date; it holds numbers and no names."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from leeszaal.privacy.register import Register
from leeszaal.privacy.retention.standing import Standing, standing
from leeszaal.privacy.retention.terms import Rule
from leeszaal.privacy.telling import say_word

_TITLE = "Wissen is niet bijgewerkt / Erasing is not up to date"


def warn_when_wrong(register: Register, now: datetime) -> bool:
    """Send a message when erasing is not up to date; tell whether one was sent. Raises what the mail server raises."""
    found = standing(register, now, timezone.localdate(now))
    waiting = any(overdue.waits for overdue in found.overdue)
    if found.is_right and not waiting:
        return False
    EmailMessage(_TITLE, _body(found, register), to=[register.library.privacy_email]).send()
    return True


def _body(found: Standing, register: Register) -> str:
    lines = [_when(found), *(f"- {fault}" for fault in found.faults)]
    for overdue in found.overdue:
        waits = " (wacht op twee mensen / waits for two people)" if overdue.waits else ""
        said = " / ".join(_said(overdue.rule, register, language) for language in ("nl", "en"))
        lines.append(f"- {overdue.rows}: {said}{waits}")
    return "\n".join([*lines, "", f"{settings.PUBLIC_URL}/office/privacy/erasing/", ""])


def _said(rule: Rule, register: Register, language: str) -> str:
    words = (rule.activity.key, rule.term.then)
    return ", ".join(say_word(word, register, language) for word in words)


def _when(found: Standing) -> str:
    if found.last is None:
        return "De nachtelijke ronde is nog nooit gedaan. / The nightly round was never made."
    made = timezone.localtime(found.last.made_at)
    return f"Laatste ronde / last round: {made:%Y-%m-%d %H:%M}"
