"""What a machine may be told: every attribute of every answer that is about a person, and the sight that opens it.

What could go wrong: a screen in a hall shows an address to who stands behind, or a gate logs who borrowed what. So
answers are made whole and pass through `shown` as the last thing, where whatever the machine's account does not open is
blanked. It is a closed world: `OPENED_BY` and `OPEN_TO_ALL` together name every attribute, and a test compares.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from functools import lru_cache
from typing import Any, TypeVar

from leeszaal.login.models import Sight
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.codec.messages import Message

OPENED_BY: Mapping[type[Message], Mapping[str, Sight]] = {
    messages.PatronStatusResponse: {"personal_name": Sight.NAME, "fee_amount": Sight.CHARGES},
    messages.PatronEnableResponse: {"personal_name": Sight.NAME},
    messages.PatronInformationResponse: {
        "personal_name": Sight.NAME,
        "home_address": Sight.ADDRESS,
        "email_address": Sight.EMAIL,
        "home_phone_number": Sight.PHONE,
        "overdue_items_count": Sight.LOANS,
        "charged_items_count": Sight.LOANS,
        "overdue_items_limit": Sight.LOANS,
        "charged_items_limit": Sight.LOANS,
        "overdue_items": Sight.LOANS,
        "charged_items": Sight.LOANS,
        "hold_items_count": Sight.HOLDS,
        "unavailable_holds_count": Sight.HOLDS,
        "hold_items_limit": Sight.HOLDS,
        "hold_items": Sight.HOLDS,
        "unavailable_hold_items": Sight.HOLDS,
        "fine_items_count": Sight.CHARGES,
        "fee_amount": Sight.CHARGES,
        "fee_limit": Sight.CHARGES,
        "fine_items": Sight.CHARGES,
    },
    messages.CheckoutResponse: {"title_identifier": Sight.TITLES},
    messages.RenewResponse: {"title_identifier": Sight.TITLES},
    messages.RenewAllResponse: {"renewed_items": Sight.LOANS, "unrenewed_items": Sight.LOANS},
    messages.HoldResponse: {"title_identifier": Sight.TITLES},
    messages.CheckinResponse: {"patron_identifier": Sight.BORROWER},
}
"""Where a title is not opened the item's own identifier stands in its place, as the standard allows for AJ."""

OPEN_TO_ALL: Mapping[str, str] = {
    "extensions": "destination and alert of an item that came in (CT, CV)",
    "institution_id": "a library",
    "transaction_date": "the moment of the answer",
    "currency_type": "always the euro",
    "screen_message": "why something is refused, without a name or a title; amounts and counts pass `sight`",
    "print_line": "never used",
    "ok": "what came of it",
    "renewal_ok": "what came of it",
    "available": "a copy on the shelf",
    "payment_accepted": "what came of it",
    "end_session": "what came of it",
    "item_properties_ok": "what came of it",
    "renewed_count": "what came of it",
    "unrenewed_count": "what came of it",
    "patron_identifier": "the card that the machine itself has read",
    "language": "of the screen for this card",
    "patron_status": "whether this card may borrow, renew and place holds; the positions that tell why pass `sight`",
    "valid_patron": "whether this card is in use",
    "valid_patron_password": "whether the password was right",
    "transaction_id": "the machine's own number",
    "queue_position": "of the hold that was just placed",
    "pickup_location": "of the hold that was just placed",
    "expiration_date": "never used",
    "due_date": "of what is taken home now; in item information what the catalogue shows everybody",
    "fee_type": "never about a person: nothing is charged for lending",
    "security_inhibit": "a property of the item",
    "magnetic_media": "a property of the item",
    "resensitize": "a property of the item",
    "desensitize": "a property of the item",
    "security_marker": "a property of the item",
    "alert": "whether to set the item apart",
    "sort_bin": "where to put the item",
    "item_identifier": "the item that the machine itself has read",
    "title_identifier": "of the item before the machine, with nobody",
    "media_type": "a property of the item",
    "item_properties": "a property of the item",
    "permanent_location": "a branch",
    "current_location": "a branch",
    "owner": "a branch",
    "circulation_status": "what the catalogue shows everybody",
    "hold_queue_length": "how many wait, and nobody's name",
    "hold_pickup_date": "never used",
    "recall_date": "never used",
    "recall_items": "never used: nothing is recalled here",
    "recall_items_count": "never used: nothing is recalled here",
    "fee_amount": "never about a person outside the answers above",
}
"""What any machine may be told, and why that tells nobody anything about somebody."""

Answer = TypeVar("Answer", bound=Message)

_INSTEAD = {"title_identifier": "item_identifier"}


def shown(answer: Answer, may_see: frozenset[Sight]) -> Answer:
    """Give an answer without what the machine may not be told."""
    closed = _closed(answer.CODE, may_see)
    if not closed:
        return answer
    blank = {name: getattr(answer, _INSTEAD[name]) if name in _INSTEAD else value for name, value in closed.items()}
    return replace(answer, **blank)


@lru_cache(maxsize=512)
def _closed(code: str, may_see: frozenset[Sight]) -> Mapping[str, Any]:
    """Name what must be blanked, with the blank that the field has; a count that is not told is None."""
    kind = messages.BY_CODE[code]
    blanks = {field.name: None if field.default is MISSING else field.default for field in fields(kind)}
    return {name: blanks[name] for name, sight in OPENED_BY.get(kind, {}).items() if sight not in may_see}
