"""Tickets: made for who wants to bring data along, and taken in once, within an hour."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from leeszaal.privacy.hand_over.code import Code, is_signed, new_secret
from leeszaal.privacy.models import HandOverTicket

LASTS = timedelta(hours=1)


class NoTicketError(LookupError):
    """There is no such ticket, or it was used, or it is too old; from outside these cannot be told apart."""


def make_ticket(origin: str, branch_id: int, *, now: datetime) -> Code:
    """Make a ticket for one package, to be enrolled at a branch; tickets that are over go."""
    HandOverTicket.objects.filter(made_at__lt=now - LASTS).delete()
    ticket = HandOverTicket.objects.create(secret=new_secret(), branch_id=branch_id, made_at=now)
    return Code(origin, ticket.pk, ticket.secret)


def take_ticket(number: UUID, body: bytes, given_signature: str, *, now: datetime) -> HandOverTicket:
    """Use a ticket for a package, in the caller's transaction: when that is rolled back, it can be used again.

    Raises NoTicketError, also when the signature is not right.
    """
    assert transaction.get_connection().in_atomic_block  # noqa: S101  else two packages could use it
    open_tickets = HandOverTicket.objects.select_for_update().filter(used_at=None, made_at__gte=now - LASTS)
    ticket = open_tickets.filter(pk=number).first()
    if ticket is None or not is_signed(ticket.secret, body, given_signature):
        raise NoTicketError(str(number))
    ticket.used_at = now
    ticket.save(update_fields=["used_at"])
    return ticket
