"""Cards: given, lost, replaced. A number that was lost is never used again."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.common.barcodes import CARD_DIGITS, make_barcode
from leeszaal.patrons.models import Card
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.services.recording import lock_patron, note_change
from leeszaal.patrons.written import NotWrittenError, written_card_number

PREFIX = "21"
"""Two for a patron, as libraries number (three is an item), one for our own series."""

_BODY = 10 ** (CARD_DIGITS - 1 - len(PREFIX))


def new_card_number() -> str:
    """Give a free card number. It is drawn, not counted, so that nobody can guess a neighbour's."""
    while True:
        number = make_barcode(PREFIX, secrets.randbelow(_BODY))
        if not Card.objects.filter(number=number).exists():
            return number


def issue_card(patron_id: int, number: str, now: datetime) -> Card:
    """Give a patron without a card in use one with this number, or a drawn one for an empty number.

    Raises RefusedError when the number is not well formed or belongs to a card that exists already.
    """
    number = _check_free(number) if number else new_card_number()
    return Card.objects.create(patron_id=patron_id, number=number, issued_on=timezone.localdate(now))


@transaction.atomic
def report_card_lost(patron_id: int, actor: Actor, *, now: datetime) -> Card:
    """Refuse the patron's card from this moment on; give the lost card.

    Raises RefusedError when no card is in use.
    """
    lock_patron(patron_id)
    card = Card.objects.filter(patron_id=patron_id, state=Card.State.ACTIVE).first()
    if card is None:
        raise RefusedError({"": Problem.NO_ACTIVE_CARD})
    _end(card, Card.State.LOST, now)
    note_change(patron_id, "card_lost", actor, now)
    return card


@transaction.atomic
def replace_card(patron_id: int, actor: Actor, *, now: datetime, number: str = "") -> Card:
    """Give a new card; the one in use, if any, is refused as lost from now on.

    Raises RefusedError when the new number is not well formed or taken.
    """
    lock_patron(patron_id)
    for card in Card.objects.filter(patron_id=patron_id, state=Card.State.ACTIVE):
        _end(card, Card.State.LOST, now)
    new = issue_card(patron_id, number, now)
    note_change(patron_id, "card_replaced", actor, now)
    return new


def end_cards(patron_id: int, now: datetime) -> None:
    """End the cards in use of somebody who leaves."""
    for card in Card.objects.filter(patron_id=patron_id, state=Card.State.ACTIVE):
        _end(card, Card.State.ENDED, now)


def _end(card: Card, state: Card.State, now: datetime) -> None:
    card.state, card.ended_on = state, timezone.localdate(now)
    card.save(update_fields=["state", "ended_on"])


def _check_free(number: str) -> str:
    try:
        written = written_card_number(number)
    except NotWrittenError as error:
        raise RefusedError({"card_number": error.problem}) from error
    if Card.objects.filter(number=written).exists():
        raise RefusedError({"card_number": Problem.CARD_TAKEN})
    return written
