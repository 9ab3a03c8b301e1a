"""Where erasing stands: as the last round left it, or asked of the database again.

What could go wrong: asking every rule again reads whole tables, and in a large library takes seconds. The last round
asked it all and left a proof; so a page shows that, says of when it is, and asks again when somebody wants it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from leeszaal.privacy.models import Proof, RegisterChange
from leeszaal.privacy.proofs.canonical import BEFORE_THE_FIRST
from leeszaal.privacy.proofs.chain import last_night, proofs
from leeszaal.privacy.proofs.verifying import Verdict, verify
from leeszaal.privacy.proofs.witness import noted
from leeszaal.privacy.register import Register
from leeszaal.privacy.retention import Night, agreeing
from leeszaal.privacy.retention.standing import LATE, Overdue, Standing, standing

LINKS = 7
"""So many of the last links are computed again where not the whole chain is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How erasing stands, of which moment that is (None: nobody asked yet), and whether the chain of proofs holds.

    ``is_live`` tells that everything was asked again just now, and the whole chain computed.
    """

    standing: Standing
    asked_at: datetime | None
    verdict: Verdict
    is_live: bool


def asked_again(register: Register, now: datetime, today: date) -> Shown:
    """Ask every rule again, and compute the whole chain."""
    return Shown(standing(register, now, today), now, verify(proofs(), noted()), is_live=True)


def as_the_last_round_left_it(register: Register, now: datetime, today: date) -> Shown:
    """Tell what the last proof says, and compute the last links of the chain."""
    last = last_night()
    night = Night.of(register, today)
    told = last.body["rules"] if last else []
    faults = tuple(f"{rule['activity']}: {rule['fault']}" for rule in told if rule["fault"])
    found = Standing(last, _is_late(last, now), faults, tuple(_left(night, told, now)))
    return Shown(found, last.made_at if last else None, last_links(), is_live=False)


def last_links() -> Verdict:
    """Compute the last links of the chain again."""
    number = Proof.objects.order_by("-number").values_list("number", flat=True).first() or 0
    after = max(number - LINKS, 0)
    before = Proof.objects.filter(number=after).values_list("hash", flat=True).first() or BEFORE_THE_FIRST
    return verify(proofs(after), noted(), after=after, previous=before)


def _left(night: Night, told: list[dict[str, Any]], now: datetime) -> Iterator[Overdue]:
    """Give what a round left: what waited for people, of which they may have agreed since, and what was overdue."""
    rules = {(rule.activity.key, rule.term.starts, rule.term.then): rule for rule in night.rules}
    for line in told:
        rule = rules.get((line["activity"], line["starts"], line["then"]))
        rows = line["due"] if line["waits_for_agreement"] else line["check"]["overdue"]
        if rule is not None and rows:
            yield Overdue(rule, rows, agreeing.must_wait(rule, rows, now))


def _is_late(last: Proof | None, now: datetime) -> bool:
    if last is not None:
        return last.made_at < now - LATE
    opened_at = RegisterChange.objects.filter(number=1).values_list("found_at", flat=True).first()
    return opened_at is not None and opened_at < now - LATE
