"""The password that a patron types at a machine (AD).

One that is given must be right, and a machine may be told to ask for one. Who guesses is slowed down by card; the
machine as a whole is not, or one child with a found card would close it for everybody.
"""

from datetime import datetime
from enum import StrEnum

from django.contrib.auth.hashers import check_password

from leeszaal.common.barcodes import normalise_barcode
from leeszaal.login.models import User
from leeszaal.login.signing_in import burn_a_hash
from leeszaal.login.throttle import LockedOutError, begin_attempt, succeeded
from leeszaal.patrons.models import Card, Patron
from leeszaal.protocols.sip2.handlers.visit import Visit

_DOOR = "terminal patron"


class Shown(StrEnum):
    """What the password of a message shows; all but the first two are words for a screen."""

    RIGHT = "right"
    NOT_ASKED = "not_asked"
    MISSING = "password_needed"
    WRONG = "wrong_password"
    LOCKED_OUT = "too_many_passwords"

    @property
    def suffices(self) -> bool:
        """Whether the machine may go on for this patron."""
        return self in (Shown.RIGHT, Shown.NOT_ASKED)

    @property
    def valid(self) -> bool | None:
        """What field CQ says; None where no password was given or asked."""
        return None if self is Shown.NOT_ASKED else self is Shown.RIGHT


def needs_no_look(card: str, password: str | None, visit: Visit) -> bool:
    """Tell, without the database, whether the password of a message suffices."""
    if not password:
        return not visit.account.asks_password
    return visit.proofs.holds(_one_form(card), password)


def check(card: str, password: str | None, visit: Visit, now: datetime) -> Shown:
    """Tell what the password of a message shows. Call it outside a transaction, so that a wrong try stays counted."""
    if not password:
        return Shown.MISSING if visit.account.asks_password else Shown.NOT_ASKED
    written = _one_form(card)
    if visit.proofs.holds(written, password):
        return Shown.RIGHT
    try:
        attempt = begin_attempt(_DOOR, written, f"terminal {visit.account.id} {written}", now=now)
    except LockedOutError:
        return Shown.LOCKED_OUT
    if not _is_right(written, password):
        return Shown.WRONG
    succeeded(attempt)
    visit.proofs.keep(written, password)
    return Shown.RIGHT


def forget(card: str, visit: Visit) -> None:
    """Forget the password that was shown for a card."""
    visit.proofs.forget(_one_form(card))


def _one_form(card: str) -> str:
    """Give a card number as it is kept; an e-mail address is no card and finds nobody here."""
    return normalise_barcode(card).replace("@", " ")


def _is_right(card: str, password: str) -> bool:
    """Tell whether it is the password of who has the card. Nothing of the log-in is read but its hash, or written."""
    theirs = User.objects.filter(patron__cards__number=card, patron__cards__state=Card.State.ACTIVE, is_active=True)
    kept = theirs.exclude(patron__state=Patron.State.ENDED).values_list("password", flat=True).first()
    if kept is None:
        burn_a_hash(password)
        return False
    return check_password(password, kept)
