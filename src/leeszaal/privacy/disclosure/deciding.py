"""What waits for the privacy officer: agreements that end within sixty days or have ended, and changes of them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.agreements import ending_soon
from leeszaal.privacy.disclosure.changing import waiting


def _ending(now: datetime) -> Waiting:
    found = ending_soon(register(), timezone.localdate(now))
    days: list[date] = [each.ends_on for each in found if each.ends_on is not None]
    return Waiting(len(found), min(days, default=None))


def _changes(now: datetime) -> Waiting:
    return Waiting(waiting().count())


DECISIONS = (
    Decision("agreements", _("Agreements that end soon"), "office:agreements", _ending),
    Decision("agreement_changes", _("Changes of agreements that wait for two people"), "office:agreements", _changes),
)
