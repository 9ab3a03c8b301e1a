"""Writing the ledger: a line for each person before anything leaves, and afterwards, once, how it went."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from leeszaal.privacy.disclosure.passages import Passage
from leeszaal.privacy.disclosure.people import PATRON
from leeszaal.privacy.models import Disclosure, DisclosureMatter, LegalClaim

BATCH = 5_000


def write_lines(
    passage: Passage, people: Sequence[int | None], now: datetime, sealed_until: date | None, claim: LegalClaim | None
) -> list[int]:
    """Write down what is about to leave; give the numbers of the lines. None stands for somebody who was erased."""
    matter = _matter(passage)
    lines = [
        Disclosure(matter=matter, person_kind=PATRON, person_id=person, at=now, sealed_until=sealed_until, claim=claim)
        for person in people
    ]
    return [line.pk for line in Disclosure.objects.bulk_create(lines, batch_size=BATCH)]


def settle(lines: Sequence[int], outcome: Disclosure.Outcome, now: datetime) -> None:
    """Note down how it went; a line of which that is known already stays as it is."""
    going = Disclosure.objects.filter(pk__in=lines, outcome=Disclosure.Outcome.GOING)
    going.update(outcome=outcome, settled_at=now)


def _matter(passage: Passage) -> DisclosureMatter:
    columns = sorted(passage.columns)
    parts = (passage.way, passage.activity, passage.recipient, passage.country, passage.ground, *columns)
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return DisclosureMatter.objects.get_or_create(
        digest=digest,
        defaults={
            "way": passage.way,
            "activity": passage.activity,
            "recipient": passage.recipient,
            "country": passage.country,
            "ground": passage.ground,
            "columns": columns,
        },
    )[0]
