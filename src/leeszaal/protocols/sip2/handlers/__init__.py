"""What each message of a machine does: a handler for every request of the standard, by its class.

Resending (97) is the server's own. A handler raises NotLoggedInError for a machine that has not logged in.
"""

from collections.abc import Mapping

from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import blocking, holding, items, patrons, paying, renewing, sessions
from leeszaal.protocols.sip2.handlers.checking_in import CHECKIN
from leeszaal.protocols.sip2.handlers.checking_out import CHECKOUT
from leeszaal.protocols.sip2.handlers.refusing import refuse
from leeszaal.protocols.sip2.handlers.shape import Counter, Handler, Ordinary
from leeszaal.protocols.sip2.handlers.visit import NotLoggedInError, Visit

HANDLERS: Mapping[type[messages.Message], Handler] = {
    messages.BlockPatron: Ordinary(blocking.block_patron),
    messages.Checkin: CHECKIN,
    messages.Checkout: CHECKOUT,
    messages.EndPatronSession: Ordinary(sessions.end_session),
    messages.FeePaid: Ordinary(paying.fee_paid),
    messages.Hold: Ordinary(holding.hold),
    messages.ItemInformation: Ordinary(items.item_information),
    messages.ItemStatusUpdate: Ordinary(items.item_status_update),
    messages.Login: Ordinary(sessions.log_in),
    messages.PatronEnable: Ordinary(blocking.patron_enable),
    messages.PatronInformation: Ordinary(patrons.patron_information),
    messages.PatronStatusRequest: Ordinary(patrons.patron_status),
    messages.Renew: Ordinary(renewing.renew_one),
    messages.RenewAll: Ordinary(renewing.renew_every),
    messages.ScStatus: Ordinary(sessions.status),
}

__all__ = ["HANDLERS", "Counter", "Handler", "NotLoggedInError", "Ordinary", "Visit", "refuse"]
