"""A machine took a patron's money (message 37).

What could go wrong: the answer is lost, the machine tells of the same payment again, and the patron has paid twice. So
the machine's own number of the payment, with patron, amount and day, makes the number of our receipt, and one receipt
is booked once. The day and the rest are in it because machines begin again at one.
"""

from datetime import datetime
from uuid import UUID, uuid5

from django.utils import timezone

from leeszaal.charges.models import Settlement
from leeszaal.charges.rules.settling import Refused
from leeszaal.charges.services import pay
from leeszaal.common.money import parse_cents
from leeszaal.protocols.sip2.codec.messages import FeePaid, FeePaidResponse, Message, PaymentType
from leeszaal.protocols.sip2.handlers.admitting import Admitted, TurnedAway, admit
from leeszaal.protocols.sip2.handlers.moments import local
from leeszaal.protocols.sip2.handlers.patrons import CURRENCY
from leeszaal.protocols.sip2.handlers.refusing import refused
from leeszaal.protocols.sip2.handlers.sight import shown
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say, say_all, say_cents

_RECEIPTS = UUID("b1c5c1de-2f0b-4f0e-8f57-9a3f7c0c4d21")
"""Names the receipts of machines among all numbers (RFC 9562, version 5)."""


def fee_paid(message: FeePaid, visit: Visit, now: datetime) -> Message:
    """Book what was paid, on the charge that the machine names (CG), else on the oldest first; never more than owed."""
    if not visit.account.takes_payments:
        return refused(message, visit, now, (say("takes_no_payments", visit.speaks()),))
    who = admit(message.patron_identifier, message.patron_password, visit, now)
    if isinstance(who, TurnedAway):
        return refused(message, visit, now, who.said)
    cents = _cents(message)
    if cents is None:
        return refused(message, visit, now, (say(_why_no_amount(message), who.language),))
    settled = pay(
        who.patron_id,
        cents,
        Settlement.Means.CASH if message.payment_type == PaymentType.CASH else Settlement.Means.PIN,
        visit.actor,
        now=now,
        charge_ids=_charges(message),
        receipt=_receipt(message, who, cents, visit, now),
        decided=True,
    )
    if isinstance(settled, Refused):
        return refused(message, visit, now, say_all(settled.reasons, who.language))
    response = FeePaidResponse(
        payment_accepted=True,
        transaction_date=local(now),
        institution_id=visit.institution(message.institution_id),
        patron_identifier=message.patron_identifier,
        transaction_id=message.transaction_id,
        screen_message=(say("paid", who.language, amount=say_cents(cents, who.language)),),
    )
    return shown(response, visit.may_see)


def _cents(message: FeePaid) -> int | None:
    if _why_no_amount(message) == "only_euros":
        return None
    try:
        return parse_cents(message.fee_amount)
    except ValueError:
        return None


def _why_no_amount(message: FeePaid) -> str:
    return "not_an_amount" if message.currency_type.strip().upper() in ("", CURRENCY) else "only_euros"


def _charges(message: FeePaid) -> set[int] | None:
    """Give the charge that the machine names: its number, or the whole line of the list that begins with it."""
    if not message.fee_identifier:
        return None
    number = message.fee_identifier.split()[0]
    return {int(number)} if number.isascii() and number.isdigit() else set()


def _receipt(message: FeePaid, who: Admitted, cents: int, visit: Visit, now: datetime) -> UUID | None:
    if not message.transaction_id:
        return None
    parts = (visit.account.id, message.transaction_id, who.patron_id, cents, timezone.localdate(now))
    return uuid5(_RECEIPTS, "\0".join(map(str, parts)))
