"""Saying yes and no as verbs of the house: the line of the ledger, the message with it, and what goes along.

Some things need a second yes, from the person's own mailbox, so that nobody signs up somebody else (double opt-in). For
advertising on an interest of the library, saying no is an objection (21(2)), which nobody weighs.
"""

from datetime import datetime, timedelta

from django.db import transaction

from leeszaal.notices.kinds import Kind, Problem
from leeszaal.notices.mailings.links import confirm_link
from leeszaal.notices.models import Notice
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import Interest, Patron
from leeszaal.patrons.services.wishes import INTERESTS
from leeszaal.privacy import consents, objection
from leeszaal.privacy.consents import Word
from leeszaal.privacy.models import ConsentLine, ConsentText, Objection
from leeszaal.privacy.register import Activity

CONFIRMED_BY_MESSAGE = frozenset({"newsletter", "direct_mail"})
"""What counts only once it is confirmed with the link in a message."""
CONFIRM_WITHIN = timedelta(days=7)
"""How long the link in that message works."""


class NoAddressError(Exception):
    """There is no e-mail address at which this could be confirmed."""


@transaction.atomic
def say_yes(patron: Patron, activity: Activity, word: Word, *, now: datetime) -> None:
    """Note a yes, or ask for it once more in a message; for advertising on an interest, take an objection back.

    Raises:
        NotToBeAskedError: when the word of somebody else counts for this person.
        NoAddressError: when it must be confirmed and there is no e-mail address.
    """
    if not consents.rests_on_consent(activity):
        _take_back_objection(patron.pk, activity, now)
    elif activity.key in CONFIRMED_BY_MESSAGE:
        _ask(patron, activity, word, now)
    else:
        consents.give(patron.pk, activity, word, born_on=patron.born_on, now=now)


@transaction.atomic
def confirm(asked: ConsentLine, activity: Activity, language: str, *, now: datetime) -> bool:
    """Note the second yes, from the person's own mailbox; tell whether the consent stands now."""
    if now - asked.at > CONFIRM_WITHIN:
        return False
    return consents.confirm(asked, activity, language, now=now) is not None


@transaction.atomic
def say_no(patron_id: int, activity: Activity, word: Word, *, now: datetime) -> None:
    """Note a no, which works at once. Interests go with the consent to use them."""
    if consents.rests_on_consent(activity):
        consents.withdraw(patron_id, activity, word, now=now)
        _take_back_message(patron_id, activity)
    else:
        objection.object_to(patron_id, activity, now=now)
    if activity.key == INTERESTS:
        Interest.objects.filter(patron=patron_id).delete()


def _take_back_objection(patron_id: int, activity: Activity, now: datetime) -> None:
    standing = Objection.objects.filter(person_kind="patron", person_id=patron_id, activity=activity.key, until=None)
    for each in standing:
        objection.withdraw(each, now=now)


def _ask(patron: Patron, activity: Activity, word: Word, now: datetime) -> None:
    if not patron.email:
        raise NoAddressError
    line = consents.ask_by_message(patron.pk, activity, word, born_on=patron.born_on, now=now)
    if line.what == ConsentLine.What.ASKED and line.text_id:
        key, link = f"{Kind.CONSENT_CHECK}:{line.pk}", confirm_link(line.pk)
        queue_notice(Kind.CONSENT_CHECK, patron.pk, {"text": line.text_id}, key, now, link=link)


def _take_back_message(patron_id: int, activity: Activity) -> None:
    """Let no message leave any more that asks to confirm what was just taken back."""
    waiting = Notice.objects.filter(kind=Kind.CONSENT_CHECK, patron=patron_id, state=Notice.State.WAITING)
    texts = ConsentText.objects.filter(activity=activity.key).values_list("pk", flat=True)
    waiting.filter(subject_ids__text__in=list(texts)).update(
        state=Notice.State.DROPPED, problem=Problem.SUBJECT_GONE, link=None
    )
