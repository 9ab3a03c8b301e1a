"""Looking at a patron for a machine: what is found, and the part of the answer that messages 24, 26 and 64 share."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.utils import timezone

from leeszaal.login.models import Sight
from leeszaal.protocols.sip2.codec.messages import Language
from leeszaal.protocols.sip2.handlers import passwords
from leeszaal.protocols.sip2.handlers.moments import local
from leeszaal.protocols.sip2.handlers.passwords import Shown
from leeszaal.protocols.sip2.handlers.privileges import against, patron_status, told
from leeszaal.protocols.sip2.handlers.refusing import DENIED
from leeszaal.protocols.sip2.handlers.standing import Person, find_person
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say, say_all, say_cents

_LANGUAGES = {"nl": Language.DUTCH, "en": Language.ENGLISH}
_DUTCH = frozenset({Language.DUTCH, Language.BELGIAN})
NOTHING: frozenset[Sight] = frozenset()


class AboutPatron(Protocol):
    """What a message that asks about a patron has."""

    @property
    def institution_id(self) -> str: ...
    @property
    def patron_identifier(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Seen:
    """The patron of a card, None where the machine is told nothing; whether the card is in use, and why not more."""

    person: Person | None
    is_valid: bool
    proof: Shown
    language: str
    today: date
    reasons: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """What the screen says about it."""
        return say_all(self.reasons, self.language)


def hear(code: str, visit: Visit) -> None:
    """Note the language that a machine asks for; whoever does not read Dutch is answered in English."""
    if code.strip("0 "):
        visit.language = "nl" if code in _DUTCH else "en"


def see(card: str, password: str | None, visit: Visit, now: datetime, contacts: frozenset[Sight] = NOTHING) -> Seen:
    """Look at the patron of a card: at name and contacts only of these sights that the machine has too.

    Of a card that is not in use, or without the password that it takes, nothing is told but that; and so it is with
    somebody whose data are restricted.
    """
    today = timezone.localdate(now)
    proof = passwords.check(card, password, visit, now)
    sights = visit.may_see & contacts if proof.suffices else NOTHING
    person = find_person(card, visit.account.branch_id, today, sights)
    if person is None:
        return Seen(None, False, proof, visit.speaks(), today, (proof if not proof.suffices else "unknown_card",))
    if not proof.suffices:
        return Seen(None, person.is_valid, proof, visit.speaks(), today, (proof,))
    if not person.is_valid:
        return Seen(None, False, proof, visit.speaks(), today, told(against(person, today), NOTHING))
    if person.standing.is_restricted:
        return Seen(None, True, proof, visit.speaks(), today, ("restricted",))
    return Seen(person, True, proof, visit.speaks(person.language), today, against(person, today))


def about(message: AboutPatron, seen: Seen, visit: Visit, now: datetime) -> dict[str, Any]:
    """Give the attributes that every answer about a patron has."""
    told_here = told(seen.reasons, visit.may_see) if seen.person else seen.reasons
    lost = not seen.person and "card_lost" in seen.reasons
    return {
        "patron_status": patron_status(seen.reasons, visit.may_see) if seen.person or lost else DENIED,
        "language": _LANGUAGES[seen.language],
        "transaction_date": local(now),
        "institution_id": visit.institution(message.institution_id),
        "patron_identifier": message.patron_identifier,
        "personal_name": seen.person.name if seen.person else "",
        "valid_patron": seen.is_valid,
        "valid_patron_password": seen.proof.valid,
        "screen_message": say_all(told_here, seen.language),
    }


def money(cents: int) -> str:
    """Write an amount as the standard does (BV): with a point and without a currency; what we owe is nothing owed."""
    owed = max(cents, 0)
    return f"{owed // 100}.{owed % 100:02d}"


def news(seen: Seen, sights: frozenset[Sight]) -> tuple[str, ...]:
    """Give what a patron wants to know who puts their card in: what is ready, what is late, what is to pay."""
    if seen.person is None:
        return ()
    person, language = seen.person, seen.language
    lines = []
    if Sight.HOLDS in sights and person.holds_ready:
        lines.append(say("holds_ready", language, count=person.holds_ready))
    if Sight.LOANS in sights and person.overdue:
        lines.append(say("overdue", language, count=person.overdue))
    if Sight.CHARGES in sights and person.standing.debt_cents > 0:
        lines.append(say("to_pay", language, amount=say_cents(person.standing.debt_cents, language)))
    return tuple(lines)
