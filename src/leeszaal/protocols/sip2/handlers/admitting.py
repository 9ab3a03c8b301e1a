"""For whom a machine may do something: the patron of a card that is in use, with the right password."""

from dataclasses import dataclass
from datetime import datetime

from leeszaal.circulation.services.outcomes import Unknown
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.patrons.models import Card
from leeszaal.privacy.restriction import restricted_at
from leeszaal.protocols.sip2.handlers import passwords
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say

_REFUSED = {Card.State.LOST: "card_lost", Card.State.ENDED: "card_ended"}


@dataclass(frozen=True, slots=True)
class Admitted:
    """The patron, and the language of the screen for them."""

    patron_id: int
    language: str


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """Nobody, and what the screen says about it."""

    said: tuple[str, ...]


def admit(card: str, password: str | None, visit: Visit, now: datetime) -> Admitted | TurnedAway:
    """Give the patron of a card, or what is against it (one statement beside the password's)."""
    proof = passwords.check(card, password, visit, now)
    if not proof.suffices:
        return TurnedAway((say(proof, visit.speaks()),))
    cards = Card.objects.filter(number=normalise_barcode(card)).annotate(restricted=restricted_at("patron_id"))
    found = cards.values_list("patron_id", "patron__language", "state", "restricted")
    holder = found.first()
    if holder is None:
        return TurnedAway((say(Unknown.CARD, visit.speaks()),))
    patron_id, language, state, is_restricted = holder
    if is_restricted:
        return TurnedAway((say("restricted", visit.speaks()),))
    if state in _REFUSED:
        return TurnedAway((say(_REFUSED[Card.State(state)], visit.speaks()),))
    return Admitted(patron_id, visit.speaks(language))
