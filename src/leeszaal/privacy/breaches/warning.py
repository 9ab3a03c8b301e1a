"""Telling the privacy officer that the 72 hours run out: at half, twelve hours before the end, and when it is late.

A warning is a line among what was done, which can exist once of its kind; it is sent in the same transaction, so that
a message that did not leave is tried again an hour later. It holds a number and a moment, nothing about a person.
"""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leeszaal.privacy.breaches.clock import warning_due
from leeszaal.privacy.breaches.deciding import RUNNING
from leeszaal.privacy.breaches.handling import Step, note
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Breach


def warn(now: datetime) -> int:
    """Send the warnings that are due now; give how many those were. Raises what the mail server raises."""
    return sum(_warn_of(breach.pk, now) for breach in Breach.objects.filter(RUNNING).order_by("aware_at"))


@transaction.atomic
def _warn_of(breach_id: int, now: datetime) -> bool:
    breach = Breach.objects.filter(RUNNING, pk=breach_id).select_for_update(skip_locked=True).first()
    if breach is None:
        return False
    given = frozenset(breach.steps.values_list("step", flat=True))
    due = warning_due(breach.aware_at, now, given)
    if due is None:
        return False
    note(breach, Step(due), None, now)
    _message(breach).send()
    return True


def _message(breach: Breach) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        values = {"number": breach.pk, "moment": date_format(timezone.localtime(breach.report_by), "j F Y H:i")}
        title = _("Breach %(number)s must be reported by %(moment)s") % values
        body = _("A breach was not reported to the supervisor yet. The 72 hours end on %(moment)s.") % values
        if breach.drill:
            title, body = _("Drill: %s") % title, _("This is a drill.") + " " + body
    link = f"{settings.PUBLIC_URL}/office/privacy/breaches/{breach.pk}/"
    return EmailMessage(title, f"{body}\n\n{link}\n", to=[register().library.privacy_email])
