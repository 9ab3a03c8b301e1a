"""The account from which a patron pays, or gets money back: checked, kept encrypted, never shown whole again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from leeszaal.charges.models import BankAccount
from leeszaal.common.actor import Actor
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.services.recording import lock_patron, note_change
from leeszaal.patrons.written import NotWrittenError, written_iban

SHOWN = 4
"""How many of the last characters are shown: enough to recognise one's own account."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page may show of an account."""

    ending: str
    holder: str


@transaction.atomic
def note_bank_account(patron_id: int, iban: str, holder: str, actor: Actor, *, now: datetime) -> None:
    """Keep a patron's account number (IBAN, ISO 13616) in place of the one before.

    Raises RefusedError when the number is not valid or the holder's name is missing.
    """
    lock_patron(patron_id)
    if not holder.strip():
        raise RefusedError({"holder": Problem.MISSING})
    try:
        number = written_iban(iban)
    except NotWrittenError as error:
        raise RefusedError({"iban": error.problem}) from error
    values = {"iban": number, "holder": holder.strip()[:80], "noted_at": now}
    BankAccount.objects.update_or_create(patron_id=patron_id, defaults=values)
    note_change(patron_id, "bank_account_noted", actor, now)


@transaction.atomic
def forget_bank_account(patron_id: int, actor: Actor, *, now: datetime) -> None:
    """Erase a patron's account number; without one nothing changes."""
    lock_patron(patron_id)
    erased, _ = BankAccount.objects.filter(patron_id=patron_id).delete()
    if erased:
        note_change(patron_id, "bank_account_forgotten", actor, now)


def shown_bank_account(patron_id: int) -> Shown | None:
    """Give what may be shown of a patron's account number, or None when there is none (one statement)."""
    account = BankAccount.objects.filter(patron_id=patron_id).first()
    return Shown(account.iban[-SHOWN:], account.holder) if account else None
