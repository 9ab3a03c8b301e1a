"""Every change of a loan, hold or item: one public verb per change, each in one transaction with its history."""

from leeszaal.circulation.services.checking_in import CheckinOrder, check_in, check_in_many
from leeszaal.circulation.services.checking_out import CheckoutOrder, check_out, check_out_many
from leeszaal.circulation.services.item_states import (
    claim_returned,
    mark_damaged,
    mark_lost,
    mark_missing,
    mark_repaired,
)
from leeszaal.circulation.services.keeping_holds import (
    cancel_hold,
    expire_holds,
    move_hold,
    resume_hold,
    suspend_hold,
    wake_holds,
)
from leeszaal.circulation.services.offline import hand_in_offline, resolve_offline, retry_offline
from leeszaal.circulation.services.placing_holds import place_hold
from leeszaal.circulation.services.renewing import renew, renew_all
from leeszaal.circulation.services.undoing import undo_check_in, undo_check_out

__all__ = [
    "CheckinOrder",
    "CheckoutOrder",
    "cancel_hold",
    "check_in",
    "check_in_many",
    "check_out",
    "check_out_many",
    "claim_returned",
    "expire_holds",
    "hand_in_offline",
    "mark_damaged",
    "mark_lost",
    "mark_missing",
    "mark_repaired",
    "move_hold",
    "place_hold",
    "renew",
    "renew_all",
    "resolve_offline",
    "resume_hold",
    "retry_offline",
    "suspend_hold",
    "undo_check_in",
    "undo_check_out",
    "wake_holds",
]
