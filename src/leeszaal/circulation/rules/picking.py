"""Which copies are to be fetched from the shelves for those who wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from leeszaal.circulation.rules.queue import WaitingHold, is_eligible, queue_key


@dataclass(frozen=True, slots=True)
class FreeCopy:
    """An item on the shelf that may be lent, and the branch where it stands."""

    item_id: int
    branch_id: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Fetch this item from the shelf for this hold."""

    item_id: int
    branch_id: int
    hold_id: int


def choose_picks(holds: Iterable[WaitingHold], copies: Sequence[FreeCopy], today: date) -> list[Pick]:
    """Give each hold on one record, in the order of the queue, a free copy: one at its pickup branch when there is.

    Holds on one item choose before holds on any copy would take that item away from them.
    """
    free = list(copies)
    picks = []
    queue = sorted(holds, key=lambda hold: (hold.item_id is None, queue_key(hold)))
    for hold in queue:
        fitting = [copy for copy in free if is_eligible(hold, copy.item_id, today)]
        if not fitting:
            continue
        copy = min(fitting, key=lambda copy: (copy.branch_id != hold.pickup_branch_id, copy.item_id))
        free.remove(copy)
        picks.append(Pick(copy.item_id, copy.branch_id, hold.id))
    return picks
