"""What a machine did by itself while it had no connection ("no block"): it has happened, so it is recorded.

The item has left or come in, whatever stood against it. What cannot be booked as it was done is a conflict for the
desk. The number of an act is made of what the machine tells of it, so that a message that is sent twice is booked once.
"""

from datetime import datetime
from uuid import UUID, uuid5

from leeszaal.circulation.services.offline import Act, Verb, hand_in_offline
from leeszaal.common.actor import Actor
from leeszaal.protocols.sip2.codec.messages import Checkin, Checkout, Renew
from leeszaal.protocols.sip2.handlers.moments import moment, promised_day
from leeszaal.protocols.sip2.handlers.visit import Visit

_ACTS = UUID("6f0a3c52-8d1e-4b7a-9c46-2e5b7f10d3a8")
"""Names the acts of machines among all numbers (RFC 9562, version 5)."""


def record_checkout(message: Checkout, visit: Visit, now: datetime) -> None:
    """Record that an item went home."""
    _record("check_out", message, visit, now)


def record_renewal(message: Renew, visit: Visit, now: datetime) -> None:
    """Record that a patron was told that a loan is longer."""
    _record("renew", message, visit, now)


def record_checkin(message: Checkin, visit: Visit, now: datetime) -> None:
    """Record that an item came in, at the moment that the machine gives as its return."""
    told = message.return_date or message.transaction_date
    done_at = moment(told, now)
    act = Act(
        client_id=_number(visit, "check_in", "", message.item_identifier, told or now),
        verb="check_in",
        card_number="",
        barcode=message.item_identifier,
        done_at=done_at,
    )
    _hand_in(act, visit, now)


def _record(verb: Verb, message: Checkout | Renew, visit: Visit, now: datetime) -> None:
    card, barcode = message.patron_identifier, message.item_identifier or ""
    done_at = moment(message.transaction_date, now)
    act = Act(
        client_id=_number(visit, verb, card, barcode, message.transaction_date or now),
        verb=verb,
        card_number=card,
        barcode=barcode,
        done_at=done_at,
        due_on=promised_day(message.nb_due_date, done_at),
    )
    _hand_in(act, visit, now)


def _hand_in(act: Act, visit: Visit, now: datetime) -> None:
    account = visit.account
    machine = Actor(kind="terminal", id=account.id, branch_id=account.branch_id, via="offline")
    hand_in_offline([act], machine, now=now)


def _number(visit: Visit, verb: str, card: str, barcode: str, told: datetime) -> UUID:
    return uuid5(_ACTS, "\0".join((str(visit.account.id), verb, card, barcode, told.isoformat())))
