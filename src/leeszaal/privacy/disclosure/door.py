"""The door: nothing with people in it leaves but within ``with leaving(...)``."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.privacy.disclosure.ledger import settle, write_lines
from leeszaal.privacy.disclosure.passages import Passage
from leeszaal.privacy.disclosure.people import Against, against, all_consent
from leeszaal.privacy.disclosure.rules import Facts, Refusal, reasons_against
from leeszaal.privacy.models import Disclosure, LegalClaim

Outcome = Disclosure.Outcome


class NotLetOutError(Exception):
    """Nothing leaves; ``reasons`` gives every reason at once. Words for them are in `disclosure.words`."""

    def __init__(self, reasons: Sequence[Refusal]) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(slots=True)
class Going:
    """What is on its way. Who sends says in ``outcome`` how it went, when it was not taken."""

    outcome: Outcome = Outcome.SENT


@contextmanager
def leaving(
    passage: Passage,
    people: Sequence[int | None],
    *,
    now: datetime,
    sealed_until: date | None = None,
    claim: LegalClaim | None = None,
) -> Iterator[Going]:
    """Let something about these patrons leave for the duration of the block (None: somebody who was erased).

    The ledger is committed before the block begins, so it cannot be used within a transaction. When the block ends, how
    it went is noted: sent, what the block says, or failed when it raises.

    Raises:
        NotLetOutError: with every reason against it; then the block is not run and nothing is written.
    """
    with transaction.atomic(durable=True):
        refuse_unless_lawful(passage, people, timezone.localdate(now))
        lines = write_lines(passage, people, now, sealed_until, claim)
    going = Going()
    try:
        yield going
    except BaseException:
        going.outcome = Outcome.FAILED if going.outcome == Outcome.SENT else going.outcome
        raise
    finally:
        settle(lines, going.outcome, now)


def refuse_unless_lawful(passage: Passage, people: Sequence[int | None], today: date) -> None:
    """Raise unless this may leave today.

    Raises:
        NotLetOutError: with every reason against it.
    """
    if reasons := reasons_against(_facts(passage, [person for person in people if person is not None], today)):
        raise NotLetOutError(reasons)


def _facts(passage: Passage, people: Sequence[int], today: date) -> Facts:
    found = Against() if passage.despite_limits else against(people, passage.activity)
    return Facts(
        today=today,
        is_activity=passage.is_activity,
        is_recipient=passage.is_recipient,
        is_agreed=passage.is_agreed,
        country=passage.country,
        wanted_abroad=passage.wanted_abroad,
        terms=passage.terms,
        columns=passage.columns,
        lawful=passage.lawful,
        restricted=found.restricted,
        objected=found.objected,
        without_consent=passage.on_consent and not all_consent(people, passage.activity),
        erased=found.erased,
    )
