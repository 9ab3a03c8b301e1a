"""Copies that are not where they should be: missing, damaged, said to be returned, not yet ready, withdrawn."""

import random
from datetime import timedelta

from leeszaal.catalogue.models import ItemStatus, MaterialType
from leeszaal.circulation.models import Loan
from leeszaal.site.demo.lending.days import Days, at
from leeszaal.site.demo.lending.desk import Desk, borrower_id

_AMOUNTS = {ItemStatus.MISSING: 24, ItemStatus.DAMAGED: 14, ItemStatus.WITHDRAWN: 40}
_NEW, _CLAIMED = 30, 5
_NOTES = {ItemStatus.DAMAGED: "Rug los, naar reparatie", ItemStatus.WITHDRAWN: "Afgeschreven"}


def make_oddities(desk: Desk, days: Days, chance: random.Random) -> None:
    """Put some of the free copies in each state that a copy can be in."""
    free = list(desk.free(lambda copy: copy.item.material_type != MaterialType.ARTWORK))
    settled = [copy for copy in free if copy.item.status_since < at(days.today - timedelta(days=45), 9)]
    chosen = iter(chance.sample(settled, k=sum(_AMOUNTS.values())))
    for status, amount in _AMOUNTS.items():
        for _ in range(amount):
            copy = next(chosen)
            copy.item.note = _NOTES.get(status, "")
            desk.set_state(copy, status, at(days.today - timedelta(days=chance.randint(2, 40)), 10))
    for copy in sorted(free, key=lambda copy: (copy.item.acquired_on or days.today, copy.item.pk))[-_NEW:]:
        if copy.is_free and copy.item.status_since == at(copy.item.acquired_on or days.today, 9):
            copy.item.status = ItemStatus.IN_PROCESS
    _make_claims(desk, days, chance)


def _make_claims(desk: Desk, days: Days, chance: random.Random) -> None:
    """A few patrons say that they brought it back: the loan is over, the copy is looked for."""
    late = [loan for loan in desk.loans if loan.returned_at is None and loan.due_on < days.today]
    late = [loan for loan in late if borrower_id(loan) > _CAST_AND_MORE]
    for loan in chance.sample(late, k=min(_CLAIMED, len(late))):
        claimed_at = at(max(loan.due_on, days.today - timedelta(days=4)), 12)
        if claimed_at > loan.checked_out_at:
            loan.returned_at, loan.ending = claimed_at, Loan.Ending.CLAIMED
            desk.set_state(desk.copies[loan.item_id], ItemStatus.CLAIMS_RETURNED, claimed_at)


_CAST_AND_MORE = 30
