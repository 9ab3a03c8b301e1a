"""Words for what circulation decides and records, for a person at a counter or at home: no blame, and what to do."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.circulation.models import Hold
from leeszaal.circulation.rules.checkin import Destination, News

REASONS: Mapping[str, Promise] = {
    "unknown_card": _("This card is not known here."),
    "unknown_item": _("This item is not known here. Check the barcode."),
    "unknown_record": _("This title is no longer in the catalogue."),
    "unknown_loan": _("This loan does not exist any more."),
    "unknown_hold": _("This hold does not exist any more."),
    "restricted": _("The data of this patron are restricted: they are kept, and nothing may be done with them."),
    "patron_pending": _("The enrolment is not complete yet. That happens at the desk."),
    "patron_ended": _("The membership has ended."),
    "membership_expired": _("The membership has expired. Renew it first."),
    "card_lost": _("This card was reported lost."),
    "card_ended": _("This card is no longer in use."),
    "patron_blocked": _("There is a block on this membership."),
    "debt_too_high": _("There is too much to pay still."),
    "loans_overdue": _("Something has been overdue for too long."),
    "limit_reached": _("The limit of loans at once is reached."),
    "material_limit_reached": _("The limit for this kind of material is reached."),
    "too_young": _("The age mark of this material is above the age."),
    "not_lent_here": _("This material is not lent by this branch."),
    "reference_only": _("This item is for use in the library only."),
    "digital": _("This is lent by the national online library, not here."),
    "withdrawn": _("This item was withdrawn."),
    "in_repair": _("This item is damaged and set aside."),
    "item_lost": _("This item is recorded as lost. Check it in first."),
    "on_loan_to_another": _("This item is on loan to somebody else. Check it in first."),
    "already_theirs": _("This item is at home with this patron already. It can be renewed."),
    "held_for_another": _("This item is kept for somebody else."),
    "due_day_past": _("The due day has passed already."),
    "loan_ended": _("This loan has ended."),
    "max_renewals": _("It was renewed as often as is possible."),
    "wanted_by_another": _("Somebody else is waiting for it."),
    "too_early": _("Renewing now would not make it longer."),
    "too_many_holds": _("The limit of holds is reached."),
    "already_on_hold": _("There is a hold on this title already."),
    "already_at_home": _("This title is at home already."),
    "not_holdable": _("This material cannot be put on hold."),
    "no_copies": _("There is no copy that can be lent."),
    "not_a_pickup_location": _("Holds cannot be picked up at this branch."),
    "before_checkout": _("The moment of return is before the moment of lending."),
    "in_the_future": _("The moment of return is in the future."),
    "not_from_this_state": _("That does not fit with where the item is now."),
    "unknown": _("There is nothing to undo."),
    "something_happened_since": _("Something has happened to the item since."),
    "too_long_ago": _("That was too long ago to undo."),
}
"""A reason or an unknown thing, by its code; the same code says the same in every decision."""

NEWS: Mapping[str, Promise] = {
    News.NOT_ON_LOAN: _("It was not on loan."),
    News.LATE: _("It is late."),
    News.HOLD_TRAPPED: _("Somebody is waiting for it."),
    News.LOST_FOUND: _("It was lost and is found again."),
    News.MISSING_FOUND: _("It was missing and is found again."),
    News.CLAIM_FOUND: _("The patron said it was returned, and here it is."),
    News.NEW_RELEASED: _("It is new and ready to be lent."),
    News.DAMAGED: _("It is damaged: set it aside."),
    News.WITHDRAWN: _("It was withdrawn: set it aside."),
}
DESTINATIONS: Mapping[str, Promise] = {
    Destination.SHELF: _("Back on the shelf"),
    Destination.HOLD_SHELF: _("To the hold shelf"),
    Destination.TO_PICKUP_BRANCH: _("Send to the pickup branch"),
    Destination.TO_HOME_BRANCH: _("Send to its own branch"),
    Destination.ASIDE: _("Set aside"),
}
HOLD_STATES: Mapping[str, Promise] = {
    Hold.State.WAITING: _("Waiting"),
    Hold.State.IN_TRANSIT: _("On its way"),
    Hold.State.READY: _("Ready to pick up"),
    Hold.State.FULFILLED: _("Picked up"),
    Hold.State.CANCELLED: _("Cancelled"),
    Hold.State.EXPIRED: _("Not picked up in time"),
}
EVENTS: Mapping[str, Promise] = {
    "check_out": _("Lent"),
    "check_in": _("Taken in"),
    "renew": _("Renewed"),
    "undo_check_out": _("Lending undone"),
    "undo_check_in": _("Return undone"),
    "place_hold": _("Hold placed"),
    "cancel_hold": _("Hold cancelled"),
    "suspend_hold": _("Hold suspended"),
    "resume_hold": _("Hold resumed"),
    "move_hold": _("Pickup branch changed"),
    "merge_hold": _("Moved with a merged title"),
    "hold_ready": _("Ready to pick up"),
    "hold_in_transit": _("On its way to the pickup branch"),
    "hold_passed_over": _("Hold back in the queue"),
    "expire_hold": _("Hold not picked up in time"),
    "mark_lost": _("Recorded as lost"),
    "mark_missing": _("Recorded as missing"),
    "mark_damaged": _("Recorded as damaged"),
    "mark_repaired": _("Can be lent again"),
    "claim_returned": _("Said to be returned"),
    "note_item": _("Noted by a machine"),
}
"""What happened, by the verb in the event history."""


def reason(code: str) -> str:
    """Say why something was refused."""
    return str(REASONS.get(code, code))
