"""Consent that ends by itself: a guardian's word when the child decides alone, and everybody's with the person."""

from collections.abc import Iterable
from datetime import date, datetime

from leeszaal.privacy.consents.standing import PATRON, last_lines
from leeszaal.privacy.models import ConsentLine

How, What = ConsentLine.How, ConsentLine.What


def lapse(today: date, *, now: datetime) -> list[ConsentLine]:
    """Write down that the word of guardians ended for who decides alone from today; give the new lines.

    It stopped working at midnight, whether this ran or not: the condition is in the ledger's own question.
    """
    over = last_lines().filter(lapses_on__lte=today).exclude(what=What.WITHDRAWN).order_by("pk")
    return _write(over, How.OF_AGE, now)


def end_consents(person_ids: Iterable[int], *, now: datetime) -> int:
    """End what people consented to who are erased; give how many consents that were."""
    standing = last_lines().filter(person_kind=PATRON, person_id__in=person_ids).exclude(what=What.WITHDRAWN)
    return len(_write(standing, How.ERASED, now))


def _write(over: Iterable[ConsentLine], how: ConsentLine.How, now: datetime) -> list[ConsentLine]:
    lines = [
        ConsentLine(
            person_kind=line.person_kind,
            person_id=line.person_id,
            activity=line.activity,
            what=What.WITHDRAWN,
            at=now,
            how=how,
            by=ConsentLine.By.LAW,
        )
        for line in over
    ]
    return ConsentLine.objects.bulk_create(lines, batch_size=1000)
