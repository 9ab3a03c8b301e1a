"""A machine takes back what it has just done (BI), because the item did not pass its gate or bin.

Only its own act, and only as long as nothing has happened to the item since.
"""

from dataclasses import dataclass
from datetime import datetime

from leeszaal.catalogue.models import Item
from leeszaal.circulation.models import Loan
from leeszaal.circulation.services import undo_check_in, undo_check_out
from leeszaal.circulation.services.outcomes import Unknown
from leeszaal.circulation.services.undoing import Refusal
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.protocols.sip2.handlers.retries import just_done
from leeszaal.protocols.sip2.handlers.visit import Visit


@dataclass(frozen=True, slots=True)
class Undone:
    """Whether it is undone, in a word for the screen."""

    ok: bool
    code: str


_UNDONE = Undone(ok=True, code="undone")


def undo_checkout(card: str, barcode: str, visit: Visit, now: datetime, asked_at: datetime) -> Undone:
    """Undo the check-out of an item to the patron of a card by this machine; a repeat finds it undone.

    `asked_at` is when the machine wanted it: earlier than now for one that was without connection.
    """
    item_id = _item(barcode)
    if item_id is None:
        return Undone(ok=False, code=Unknown.ITEM)
    loan = Loan.objects.filter(item=item_id, returned_at=None, patron__cards__number=normalise_barcode(card)).first()
    if loan is None:
        repeated = just_done("undo_check_out", visit.account.id, now, item_id=item_id).exists()
        return _UNDONE if repeated else Undone(ok=False, code=Refusal.UNKNOWN)
    if not just_done("check_out", visit.account.id, asked_at, item_id=item_id, loan_id=loan.pk).exists():
        return Undone(ok=False, code=Refusal.TOO_LONG_AGO)
    return _came_of(undo_check_out(loan.pk, visit.actor, now=now))


def undo_checkin(barcode: str, visit: Visit, now: datetime) -> Undone:
    """Undo the check-in of an item by this machine; one without connection counts from when it was handed in."""
    item_id = _item(barcode)
    if item_id is None:
        return Undone(ok=False, code=Unknown.ITEM)
    act = just_done("check_in", visit.account.id, now, item_id=item_id).exclude(loan_id=None).first()
    if act is None:
        return Undone(ok=False, code=Refusal.UNKNOWN)
    if just_done("undo_check_in", visit.account.id, now, item_id=item_id, loan_id=act.loan_id, id__gt=act.pk).exists():
        return _UNDONE
    return _came_of(undo_check_in(act.loan_id or 0, visit.actor, now=now))


def _came_of(outcome: object) -> Undone:
    return Undone(ok=False, code=outcome) if isinstance(outcome, Refusal) else _UNDONE


def _item(barcode: str) -> int | None:
    return Item.objects.filter(barcode=normalise_barcode(barcode)).values_list("pk", flat=True).first()
