"""The words for the lines of an account, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.charges.models import Charge, Settlement

LINES: dict[str, Promise] = {
    Charge.Kind.OVERDUE: _("Returned late"),
    Charge.Kind.LOST: _("Lost item"),
    Charge.Kind.DAMAGED: _("Damaged item"),
    Charge.Kind.PROCESSING: _("Processing costs"),
    Charge.Kind.CARD: _("New card"),
    Charge.Kind.SUBSCRIPTION: _("Subscription"),
    Charge.Kind.HOLD: _("Hold"),
    Charge.Kind.OTHER: _("Other"),
    Settlement.Kind.PAYMENT: _("Paid"),
    Settlement.Kind.WAIVER: _("Waived"),
    Settlement.Kind.VOID: _("Taken back"),
    Settlement.Kind.REFUND: _("Paid back"),
}

REASONS: dict[str, Promise] = {
    "found": _("the item was found"),
    "check-in undone": _("the return was undone"),
}
"""Reasons that the program gives; what people wrote stands as they wrote it."""

MEANS: dict[str, Promise] = {
    Settlement.Means.PIN: _("by card"),
    Settlement.Means.CASH: _("in cash"),
    Settlement.Means.ONLINE: _("online"),
}
