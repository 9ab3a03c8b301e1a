"""Which change of an item's state by hand makes sense from which state."""

from collections.abc import Mapping
from enum import StrEnum

from leeszaal.circulation.rules.checkin import ItemState


class Change(StrEnum):
    """What staff says has become of an item."""

    LOST = "mark_lost"
    MISSING = "mark_missing"
    DAMAGED = "mark_damaged"
    REPAIRED = "mark_repaired"
    CLAIMED = "claim_returned"


class Refusal(StrEnum):
    """Why the change makes no sense."""

    NOT_FROM_THIS_STATE = "not_from_this_state"


RESULTS: Mapping[Change, ItemState] = {
    Change.LOST: ItemState.LOST,
    Change.MISSING: ItemState.MISSING,
    Change.DAMAGED: ItemState.DAMAGED,
    Change.REPAIRED: ItemState.AVAILABLE,
    Change.CLAIMED: ItemState.CLAIMS_RETURNED,
}

_IN_HOUSE = frozenset(
    {
        ItemState.AVAILABLE,
        ItemState.ON_HOLD_SHELF,
        ItemState.IN_TRANSIT,
        ItemState.IN_PROCESS,
        ItemState.MISSING,
        ItemState.DAMAGED,
    }
)

_FROM: Mapping[Change, frozenset[ItemState]] = {
    Change.LOST: _IN_HOUSE | {ItemState.ON_LOAN, ItemState.CLAIMS_RETURNED},
    Change.MISSING: (_IN_HOUSE - {ItemState.MISSING}) | {ItemState.CLAIMS_RETURNED},
    Change.DAMAGED: _IN_HOUSE - {ItemState.DAMAGED},
    Change.REPAIRED: frozenset({ItemState.DAMAGED}),
    Change.CLAIMED: frozenset({ItemState.ON_LOAN}),
}


def decide_change(change: Change, state: ItemState) -> Refusal | None:
    """Tell why an item in this state cannot be changed so: what is at somebody's home must come in first."""
    return None if state in _FROM[change] else Refusal.NOT_FROM_THIS_STATE
