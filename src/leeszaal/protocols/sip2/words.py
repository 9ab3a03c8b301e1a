"""What stands on the screen of a machine (AF): one short line at a time, in the patron's language, in plain words.

What circulation refuses it has words for; those that speak to somebody behind a desk are said otherwise here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.charges.words import LINES
from leeszaal.circulation.words import DESTINATIONS, NEWS, REASONS

SCREEN: Mapping[str, Promise] = {
    "not_now": _("That is not possible now. Try again later, or ask at the desk."),
    "not_logged_in": _("This machine is not logged in."),
    "not_understood": _("This machine asked something that is not possible here."),
    "password_needed": _("Type your password first."),
    "wrong_password": _("This password is not right."),
    "too_many_passwords": _("Too many wrong passwords. Wait a while, or ask at the desk."),
    "due": _("Bring it back by %(day)s."),
    "renewed": _("Renewed. Bring it back by %(day)s."),
    "renewed_all": _("Renewed: %(renewed)s. Not renewed: %(unrenewed)s."),
    "taken_in": _("Returned. Thank you."),
    "undone": _("It is undone."),
    "goes_to": _("%(destination)s: %(branch)s"),
    "holds_ready": _("Ready for you on the hold shelf: %(count)s."),
    "overdue": _("Overdue: %(count)s. Bring it back or renew it."),
    "to_pay": _("To pay: %(amount)s."),
    "paid": _("Paid: %(amount)s. Thank you."),
    "takes_no_payments": _("You cannot pay at this machine. Go to the desk."),
    "only_euros": _("Only euros are taken here."),
    "not_an_amount": _("This is no amount."),
    "nothing_open": _("There is nothing to pay."),
    "more_than_owed": _("This is more than there is to pay."),
    "unknown_charge": _("This charge does not exist, or is paid already."),
    "kept_by": _("Card kept by the machine %(machine)s."),
    "blocked_by": _("Blocked by the machine %(machine)s."),
    "card_kept": _("This card is blocked now. Go to the desk."),
    "blocks_no_cards": _("This machine may not block cards."),
    "block_lifted": _("The block is lifted."),
    "no_block_to_lift": _("There is no block that this machine may lift."),
    "hold_placed": _("On hold. You are number %(position)s in the queue."),
    "hold_cancelled": _("The hold is cancelled."),
    "hold_moved": _("You can pick it up at: %(branch)s."),
    "hold_not_movable": _("The pickup branch can no longer be changed."),
    "unknown_branch": _("This pickup branch does not exist."),
    "signed_out": _("You are signed out."),
    "restricted": _("Your data are under lock. Go to the desk."),
    "unknown_item": _("This item is not known here. Go to the desk."),
    "unknown_loan": _("You do not have this item on loan."),
    "unknown_hold": _("You have no hold on this title."),
    "patron_blocked": _("You cannot borrow now. Go to the desk."),
    "item_lost": _("Take this item to the desk first."),
    "on_loan_to_another": _("Take this item to the desk first."),
    "held_for_another": _("This is kept for somebody else. Take it to the desk."),
    "already_theirs": _("You have this on loan already. You can renew it."),
    "loan_ended": _("You do not have this item on loan."),
}

_AMOUNTS = {"nl": "{euros},{cents:02d} euro", "en": "{euros}.{cents:02d} euros"}


def say(code: str, language: str, **values: object) -> str:
    """Say one thing in a language ("nl", "en"), with its values filled in."""
    words = _words(code, language)
    return words % values if values else words


def say_all(codes: Iterable[str], language: str) -> tuple[str, ...]:
    """Say several things, each on a line of its own; what would be said twice is said once."""
    return tuple(dict.fromkeys(_words(str(code), language) for code in codes))


@lru_cache(maxsize=1024)
def say_day(day: date, language: str) -> str:
    """Write a day as people say it: ``dinsdag 15 december``."""
    with translation.override(language):
        return date_format(day, "l j F")


def say_cents(cents: int, language: str) -> str:
    """Write an amount without a sign for the euro, which half of the machines cannot show: ``2,50 euro``."""
    euros, rest = divmod(abs(cents), 100)
    return ("-" if cents < 0 else "") + _AMOUNTS[language].format(euros=euros, cents=rest)


@lru_cache(maxsize=64)
def say_charge(kind: str, language: str) -> str:
    """Say what a charge is for."""
    with translation.override(language):
        return str(LINES[kind])


@lru_cache(maxsize=1024)
def _words(code: str, language: str) -> str:
    with translation.override(language):
        return str(SCREEN.get(code) or REASONS.get(code) or DESTINATIONS.get(code) or NEWS.get(code) or code)
