"""Saying yes and no: each is one line of the ledger, and nothing else need be done for it to work.

What could go wrong: two lines about one person are written at once, and the later word gets the lower number. So who
writes a line first takes a lock for that person.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from leeszaal.privacy.consents.deciding import decides_alone_on, rests_on_consent
from leeszaal.privacy.consents.standing import PATRON, is_given, last_words
from leeszaal.privacy.consents.texts import version_of
from leeszaal.privacy.models import ConsentLine, Objection
from leeszaal.privacy.register import Activity

What = ConsentLine.What
_LOCK = 0x1EE5C0


class NoConsentNeededError(Exception):
    """This activity does not rest on consent: there is nothing to give or to take back."""


class NotToBeAskedError(Exception):
    """The word of somebody else counts for this person."""


@dataclass(frozen=True, slots=True)
class Word:
    """How something was said: by which way, in which language it was asked, and whose word it was.

    ``guardian_id`` is the guardian who decides for a child, ``noted_by`` the staff member who wrote it down.
    """

    how: ConsentLine.How
    language: str
    guardian_id: int | None = None
    noted_by: int | None = None


@transaction.atomic
def give(person_id: int, activity: Activity, word: Word, *, born_on: date, now: datetime) -> ConsentLine:
    """Note that somebody says yes; who said so already keeps the earlier line. An objection to it ends with it.

    Raises:
        NoConsentNeededError: when the activity does not rest on consent.
        NotToBeAskedError: when a guardian must decide and none did, or decides for who does so alone.
    """
    decides_on = _must_decide(activity, word, born_on, timezone.localdate(now))
    standing = last_line(person_id, activity)
    if is_given(standing, timezone.localdate(now)) and standing is not None:
        return standing
    objected = Objection.objects.filter(person_kind=PATRON, person_id=person_id, activity=activity.key, until=None)
    objected.update(until=now, answer=Objection.Answer.WITHDRAWN, answered_at=now)
    return _write(person_id, activity, What.GIVEN, word, now, lapses_on=decides_on if word.guardian_id else None)


@transaction.atomic
def ask_by_message(person_id: int, activity: Activity, word: Word, *, born_on: date, now: datetime) -> ConsentLine:
    """Note that somebody wants to say yes, which counts once it is repeated from their own mailbox.

    Raises:
        NoConsentNeededError: when the activity does not rest on consent.
        NotToBeAskedError: when the word of somebody else counts.
    """
    decides_on = _must_decide(activity, word, born_on, timezone.localdate(now))
    standing = last_line(person_id, activity)
    if standing is not None and (is_given(standing, timezone.localdate(now)) or standing.what == What.ASKED):
        return standing
    return _write(person_id, activity, What.ASKED, word, now, lapses_on=decides_on if word.guardian_id else None)


@transaction.atomic
def confirm(asked: ConsentLine, activity: Activity, language: str, *, now: datetime) -> ConsentLine | None:
    """Note the yes from the person's own mailbox; None when something else was said since, or that word lapsed."""
    standing = last_line(asked.person_id, activity)
    if standing is None or standing.what == What.WITHDRAWN:
        return None
    if standing.what == What.GIVEN:
        return standing
    if standing.pk != asked.pk or (asked.lapses_on and asked.lapses_on <= timezone.localdate(now)):
        return None
    word = Word(ConsentLine.How.LINK, language, guardian_id=asked.guardian_id)
    return _write(asked.person_id, activity, What.GIVEN, word, now, lapses_on=asked.lapses_on)


@transaction.atomic
def withdraw(person_id: int, activity: Activity, word: Word, *, now: datetime) -> ConsentLine | None:
    """Note that somebody says no, from this moment; None when nothing was given or asked."""
    standing = last_line(person_id, activity)
    if standing is None or standing.what == What.WITHDRAWN:
        return None
    return _write(person_id, activity, What.WITHDRAWN, word, now)


def last_line(person_id: int, activity: Activity) -> ConsentLine | None:
    """Give the last line of a person about an activity, and let nobody add to it before this transaction ends."""
    hold_lines_of(person_id)
    return last_words(person_id).get(activity.key)


def hold_lines_of(person_id: int) -> None:
    """Let nobody else write a line about a person before this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, person_id % 2**31])


def _must_decide(activity: Activity, word: Word, born_on: date, today: date) -> date | None:
    if not rests_on_consent(activity):
        raise NoConsentNeededError(activity.key)
    decides_on = decides_alone_on(activity, born_on)
    is_child = decides_on is not None and today < decides_on
    if is_child is not (word.guardian_id is not None):
        raise NotToBeAskedError(activity.key)
    return decides_on


def _write(
    person_id: int, activity: Activity, what: str, word: Word, now: datetime, *, lapses_on: date | None = None
) -> ConsentLine:
    return ConsentLine.objects.create(
        person_kind=PATRON,
        person_id=person_id,
        activity=activity.key,
        what=what,
        at=now,
        text=version_of(activity, word.language, now=now),
        how=word.how,
        by=ConsentLine.By.GUARDIAN if word.guardian_id else ConsentLine.By.PERSON,
        guardian_id=word.guardian_id,
        noted_by=word.noted_by,
        lapses_on=lapses_on,
    )
