"""A birth date is corrected: whose word counts, and until which day, follows from the right one.

Lines of the ledger never change. So what a guardian said is written once more as it was said, at the same moment and
with the same words, with the day on which the child truly decides alone. Who turns out to be a child could not say yes
alone (article 8 GDPR, article 5 UAVG): that yes ends, and the guardian may say it.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.privacy.consents.deciding import decides_alone_on
from leeszaal.privacy.consents.saying import hold_lines_of
from leeszaal.privacy.consents.standing import PATRON, last_words
from leeszaal.privacy.models import ConsentLine
from leeszaal.privacy.register import Register

How, What, By = ConsentLine.How, ConsentLine.What, ConsentLine.By


@transaction.atomic
def follow_birthday(
    person_id: int, born_on: date, register: Register, how: ConsentLine.How, *, now: datetime
) -> list[ConsentLine]:
    """Bring the consents of a person in line with a corrected birth date; give the lines that were written for it.

    ``how`` is the way by which the correction came, for a yes that ends with it. A guardian's yes for somebody who was
    of age already is over from this moment, and the nightly round asks that person.
    """
    hold_lines_of(person_id)
    lines = [_followed(line, born_on, register, how, now) for line in last_words(person_id).values()]
    return ConsentLine.objects.bulk_create(line for line in lines if line is not None)


def _followed(
    line: ConsentLine, born_on: date, register: Register, how: ConsentLine.How, now: datetime
) -> ConsentLine | None:
    activity = register.activities.get(line.activity)
    decides_on = decides_alone_on(activity, born_on) if activity else None
    if decides_on is None or line.what == What.WITHDRAWN:
        return None
    if line.guardian_id is not None:
        return None if line.lapses_on == decides_on else _once_more(line, decides_on)
    return _ended(line, how, now) if timezone.localdate(now) < decides_on else None


def _once_more(line: ConsentLine, decides_on: date) -> ConsentLine:
    return ConsentLine(
        person_kind=PATRON,
        person_id=line.person_id,
        activity=line.activity,
        what=line.what,
        at=line.at,
        text_id=line.text_id,
        how=line.how,
        by=line.by,
        guardian_id=line.guardian_id,
        noted_by=line.noted_by,
        lapses_on=decides_on,
    )


def _ended(line: ConsentLine, how: ConsentLine.How, now: datetime) -> ConsentLine:
    return ConsentLine(
        person_kind=PATRON,
        person_id=line.person_id,
        activity=line.activity,
        what=What.WITHDRAWN,
        at=now,
        how=how,
        by=By.LAW,
    )
