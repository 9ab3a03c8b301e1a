"""A machine asks how a patron stands and what they have (messages 23 and 63)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from leeszaal.login.models import Sight
from leeszaal.protocols.sip2.codec.messages import (
    PatronInformation,
    PatronInformationResponse,
    PatronStatusRequest,
    PatronStatusResponse,
)
from leeszaal.protocols.sip2.handlers.lists import lists_of, page_of
from leeszaal.protocols.sip2.handlers.looking import machine_looks
from leeszaal.protocols.sip2.handlers.refusing import COUNTS
from leeszaal.protocols.sip2.handlers.seeing import Seen, about, hear, money, news, see
from leeszaal.protocols.sip2.handlers.sight import shown
from leeszaal.protocols.sip2.handlers.standing import Person
from leeszaal.protocols.sip2.handlers.visit import Visit

_NAME = frozenset({Sight.NAME})
_NAME_AND_CONTACTS = frozenset({Sight.NAME, Sight.ADDRESS, Sight.EMAIL, Sight.PHONE})
CURRENCY = "EUR"


def patron_status(message: PatronStatusRequest, visit: Visit, now: datetime) -> PatronStatusResponse:
    """Tell whether a patron may borrow, and why not (two statements beside the password's, one of them the look)."""
    hear(message.language, visit)
    seen = see(message.patron_identifier, message.patron_password, visit, now, _NAME)
    if seen.person is not None:
        machine_looks(seen.person.patron_id, message, visit, now)
    response = PatronStatusResponse(
        **about(message, seen, visit, now),
        currency_type=CURRENCY if seen.person else None,
        fee_amount=money(seen.person.standing.debt_cents) if seen.person else None,
    )
    return shown(response, visit.may_see)


def patron_information(message: PatronInformation, visit: Visit, now: datetime) -> PatronInformationResponse:
    """Tell what a patron has, and the list that the machine wants (a statement each, and one that writes the look)."""
    hear(message.language, visit)
    seen = see(message.patron_identifier, message.patron_password, visit, now, _NAME_AND_CONTACTS)
    untold: dict[str, Any] = dict.fromkeys(COUNTS)
    response = PatronInformationResponse(**about(message, seen, visit, now), **untold)
    if seen.person is not None:
        machine_looks(seen.person.patron_id, message, visit, now)
        has = _has(seen.person) | _lists(message, seen.person, seen, visit)
        response = replace(response, **has, screen_message=response.screen_message + news(seen, visit.may_see))
    return shown(response, visit.may_see)


def _has(person: Person) -> dict[str, Any]:
    """Give what a patron has in numbers and amounts, and their contacts as far as they were read."""
    terms = person.terms
    return {
        "hold_items_count": person.holds_ready,
        "overdue_items_count": person.overdue,
        "charged_items_count": person.loans,
        "fine_items_count": person.charges_open,
        "recall_items_count": 0,
        "unavailable_holds_count": person.holds_waiting,
        "hold_items_limit": f"{terms.max_holds:04d}",
        "charged_items_limit": f"{terms.max_loans:04d}",
        "currency_type": CURRENCY,
        "fee_amount": money(person.standing.debt_cents),
        "fee_limit": money(terms.blocked_at_cents) if terms.blocked_at_cents else None,
        "home_address": person.address,
        "email_address": person.email,
        "home_phone_number": person.phone,
    }


def _lists(message: PatronInformation, person: Person, seen: Seen, visit: Visit) -> dict[str, Any]:
    page, sights = page_of(message), visit.may_see
    lists = lists_of(person.patron_id, message.summary, page, sights, today=seen.today, language=seen.language)
    return dict(lists)
