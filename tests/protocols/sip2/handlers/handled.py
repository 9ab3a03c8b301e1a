"""Machines that ask, and what they get: messages go through their handler as the server has it, and over the wire."""

from datetime import datetime
from typing import Any

from people import NOW, branch, card_of

from leeszaal.login.models import Sight, Terminal, seen_by_default
from leeszaal.login.terminals import terminal_account
from leeszaal.patrons.models import Patron
from leeszaal.privacy.access import acting_as
from leeszaal.protocols.sip2.codec import decode, encode, messages
from leeszaal.protocols.sip2.handlers import HANDLERS, Counter, Visit
from leeszaal.protocols.sip2.handlers.places import read_places

EVERYTHING = frozenset(Sight)
LOCAL = NOW.replace(tzinfo=None)


def machine(login: str = "kast", may_see: frozenset[Sight] | None = None, at: str = "centrum", **choices: Any) -> Visit:
    """A machine that has logged in at a branch; it may see what a new one may, unless told otherwise."""
    seen = sorted(seen_by_default() if may_see is None else may_see)
    terminal = Terminal.objects.create(
        login=login, password="!", name=f"Automaat {login}", branch=branch(at), may_see=seen, **choices
    )
    return Visit(address="192.0.2.7", terminal=terminal_account(terminal.pk), places=read_places())


def ask(message: messages.Message, visit: Visit, now: datetime = NOW) -> Any:
    """Give the answer to a message as the machine reads it, worked out in the role that machines have."""
    with acting_as("sip2"):
        answer = _answer(message, visit, now)
    return decode(encode(answer)).message


def _answer(message: messages.Message, visit: Visit, now: datetime) -> messages.Message:
    handler = HANDLERS[type(message)]
    if not isinstance(handler, Counter):
        return handler.answer(message, visit, now)
    if not handler.straight(message, visit):
        return handler.slowly(message, None, visit, now)
    (outcome,) = handler.carry_out([handler.order(message, visit, now)])
    return handler.answer(message, outcome, visit, now) or handler.slowly(message, outcome, visit, now)


def written(answer: messages.Message) -> str:
    """Everything that an answer says, as it goes over the wire."""
    return encode(answer).decode()


def checkout(who: Patron | str, barcode: str, **fields: Any) -> messages.Checkout:
    usual: dict[str, Any] = {
        "sc_renewal_policy": False,
        "no_block": False,
        "transaction_date": LOCAL,
        "nb_due_date": None,
        "patron_identifier": _card(who),
        "item_identifier": barcode,
    }
    return messages.Checkout(**usual | fields)


def checkin(barcode: str, **fields: Any) -> messages.Checkin:
    usual: dict[str, Any] = {"no_block": False, "transaction_date": LOCAL, "return_date": LOCAL}
    return messages.Checkin(**usual | fields, item_identifier=barcode)


def renew(who: Patron | str, barcode: str, **fields: Any) -> messages.Renew:
    usual: dict[str, Any] = {
        "third_party_allowed": False,
        "no_block": False,
        "transaction_date": LOCAL,
        "nb_due_date": None,
        "patron_identifier": _card(who),
        "item_identifier": barcode,
    }
    return messages.Renew(**usual | fields)


def renew_all(who: Patron | str) -> messages.RenewAll:
    return messages.RenewAll(transaction_date=LOCAL, patron_identifier=_card(who))


def hold(who: Patron | str, mode: str = "+", **fields: Any) -> messages.Hold:
    return messages.Hold(
        hold_mode=messages.HoldMode(mode), transaction_date=LOCAL, patron_identifier=_card(who), **fields
    )


def status(who: Patron | str, password: str = "", language: str = "000") -> messages.PatronStatusRequest:
    return messages.PatronStatusRequest(
        language=language, transaction_date=LOCAL, patron_identifier=_card(who), patron_password=password
    )


def information(who: Patron | str, wanted: str = "", **fields: Any) -> messages.PatronInformation:
    usual: dict[str, Any] = {"language": "000", "summary": messages.Summary(**({wanted: True} if wanted else {}))}
    return messages.PatronInformation(**usual | fields, transaction_date=LOCAL, patron_identifier=_card(who))


def fee_paid(who: Patron | str, amount: str, **fields: Any) -> messages.FeePaid:
    usual: dict[str, Any] = {"fee_type": "01", "payment_type": "02", "currency_type": "EUR"}
    return messages.FeePaid(**usual | fields, transaction_date=LOCAL, fee_amount=amount, patron_identifier=_card(who))


def block(who: Patron | str, text: str = "", *, kept: bool = True) -> messages.BlockPatron:
    return messages.BlockPatron(
        card_retained=kept, transaction_date=LOCAL, blocked_card_msg=text, patron_identifier=_card(who)
    )


def enable(who: Patron | str) -> messages.PatronEnable:
    return messages.PatronEnable(transaction_date=LOCAL, patron_identifier=_card(who))


def end_session(who: Patron | str) -> messages.EndPatronSession:
    return messages.EndPatronSession(transaction_date=LOCAL, patron_identifier=_card(who))


def item_information(barcode: str) -> messages.ItemInformation:
    return messages.ItemInformation(transaction_date=LOCAL, item_identifier=barcode)


def item_status_update(barcode: str, text: str) -> messages.ItemStatusUpdate:
    return messages.ItemStatusUpdate(transaction_date=LOCAL, item_identifier=barcode, item_properties=text)


def _card(who: Patron | str) -> str:
    return who if isinstance(who, str) else card_of(who)
