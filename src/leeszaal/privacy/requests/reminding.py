"""Telling who must know when the time for an answer runs out: a week before, on the last day, and when it is over.

The first two are for the privacy officer. That the law was broken goes to the library's own address as well, where its
management reads it: who let the month pass is not the only one who hears of it.

What could go wrong: the round runs twice, or a mail server is away. A reminder is a row that can exist once; the
message is sent by a job made in the same transaction, which locks the row and marks it when the mail server took the
message. It holds a number and a day, nothing about a person.
"""

from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.declared import register
from leeszaal.privacy.models import RequestReminder, RightsRequest
from leeszaal.privacy.requests.clock import Reminder, reminder_due
from leeszaal.privacy.requests.queries import open_requests

_TITLES = {
    False: _("Request %(number)s must be answered by %(day)s"),
    True: _("Request %(number)s should have been answered by %(day)s"),
}
_BODIES = {
    False: _("A request about somebody's own data waits for an answer. The last day is %(day)s."),
    True: _(
        "A request about somebody's own data was not answered in time: the last day was %(day)s. Answer it now, and say"
        " why it is late (article 12(3) and (4) of the GDPR)."
    ),
}
"""By whether it is late."""


@transaction.atomic
def make_reminders(*, today: date, now: datetime) -> list[RequestReminder]:
    """Write down the reminders that are due today and were not given before; give those made now."""
    made = []
    for request in open_requests().prefetch_related("reminders").select_for_update(of=("self",), skip_locked=True):
        given = frozenset(Reminder(reminder.kind) for reminder in request.reminders.all())
        kind = reminder_due(request.due_on, today, given)
        if kind is not None:
            made.append(RequestReminder.objects.create(request=request, kind=kind, made_at=now))
    return made


@transaction.atomic
def send_reminder(reminder_id: int, *, now: datetime) -> None:
    """Send a reminder that was not sent yet; one about a request that was answered meanwhile is not sent.

    Raises what the mail server raises; then the reminder waits for another try.
    """
    waiting = RequestReminder.objects.select_for_update(skip_locked=True, of=("self",)).select_related("request")
    reminder = waiting.filter(pk=reminder_id, sent_at=None, request__state=RightsRequest.State.OPEN).first()
    if reminder is None:
        return
    _message(reminder).send()
    reminder.sent_at = now
    reminder.save(update_fields=["sent_at"])


def _message(reminder: RequestReminder) -> EmailMessage:
    library, request, is_late = register().library, reminder.request, reminder.kind == Reminder.OVERDUE
    with translation.override(settings.LANGUAGE_CODE):
        day = date_format(request.due_on, "j F Y")
        title = _TITLES[is_late] % {"number": request.pk, "day": day}
        body = _BODIES[is_late] % {"day": day}
    to = [library.privacy_email, library.email] if is_late else [library.privacy_email]
    link = f"{settings.PUBLIC_URL}/office/privacy/requests/{request.pk}/"
    return EmailMessage(title, f"{body}\n\n{link}\n", to=list(dict.fromkeys(to)))
