"""Undo the last check-out or check-in of an item, as long as nothing has happened to it since.

The event history tells whether that is so, and what there was before. It keeps both the act and its undoing.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.charges.services import void_charges_of_loan
from leeszaal.circulation.models import Event, Hold, Loan, LoanCount, OfflineAct, Transit
from leeszaal.circulation.services.checking_in import check_in
from leeszaal.circulation.services.events import add_event
from leeszaal.circulation.services.outcomes import CheckedIn, NotCheckedIn
from leeszaal.common.actor import Actor

UNDO_WITHIN = timedelta(hours=12)
"""One working day: what is older has left the building and is put right by an act of its own."""


class Refusal(StrEnum):
    """Why the last act cannot be undone."""

    UNKNOWN = "unknown"
    SOMETHING_HAPPENED_SINCE = "something_happened_since"
    TOO_LONG_AGO = "too_long_ago"


@transaction.atomic
def undo_check_out(loan_id: int, actor: Actor, *, now: datetime) -> CheckedIn | NotCheckedIn | Refusal:
    """Act as if an item had not been lent: the loan goes, its hold stands as before, and the item is taken in again."""
    loan = Loan.objects.select_related("item").filter(pk=loan_id).first()
    event = _last_event(loan, "check_out", now)
    if loan is None or isinstance(event, Refusal):
        return event if isinstance(event, Refusal) else Refusal.UNKNOWN
    _count_less(loan)
    if event.hold_id:
        _restore_hold(event.hold_id, loan.item, set_apart=event.details.get("was_set_apart", False))
    OfflineAct.objects.filter(loan=loan).update(loan=None)
    _tell("undo_check_out", loan, actor, now)
    loan.delete()
    Item.objects.filter(pk=loan.item_id).update(status=ItemStatus.AVAILABLE, status_since=now, due_on=None)
    return check_in(loan.item.barcode, actor, now=now)


@transaction.atomic
def undo_check_in(loan_id: int, actor: Actor, *, now: datetime) -> Loan | Refusal:
    """Act as if an item had not come back: the loan runs on, a charge for being late and a trapped hold are undone."""
    loan = Loan.objects.select_related("item").filter(pk=loan_id, ending=Loan.Ending.RETURNED).first()
    event = _last_event(loan, "check_in", now)
    if loan is None or isinstance(event, Refusal):
        return event if isinstance(event, Refusal) else Refusal.UNKNOWN
    void_charges_of_loan(loan.pk, [Charge.Kind.OVERDUE], "check-in undone", actor, now=now)
    if event.hold_id:
        Hold.objects.filter(pk=event.hold_id, trapped_item=loan.item).update(
            state=Hold.State.WAITING, trapped_item=None, ready_at=None, shelf_until=None
        )
    Transit.objects.filter(item=loan.item_id, arrived_at=None).delete()
    loan.returned_at, loan.return_branch, loan.ending = None, None, Loan.Ending.OPEN
    loan.save(update_fields=["returned_at", "return_branch", "ending"])
    Item.objects.filter(pk=loan.item_id).update(status=ItemStatus.ON_LOAN, status_since=now, due_on=loan.due_on)
    _tell("undo_check_in", loan, actor, now)
    return loan


def _last_event(loan: Loan | None, verb: str, now: datetime) -> Event | Refusal:
    """Lock the item and give the event of the act, when it is the last thing that happened to the item."""
    if loan is None:
        return Refusal.UNKNOWN
    Item.objects.select_for_update(no_key=True).get(pk=loan.item_id)
    acts = Event.objects.filter(item_id=loan.item_id).exclude(verb__startswith="hold_")
    last = acts.order_by("-id").first()
    if last is None or last.verb != verb or last.loan_id != loan.pk:
        return Refusal.SOMETHING_HAPPENED_SINCE
    return Refusal.TOO_LONG_AGO if now - last.at > UNDO_WITHIN else last


def _tell(verb: str, loan: Loan, actor: Actor, now: datetime) -> None:
    add_event(
        verb,
        actor,
        now,
        item_id=loan.item_id,
        record_id=loan.item.record_id,
        loan_id=loan.pk,
        patron_id=loan.patron_id,
    )


def _count_less(loan: Loan) -> None:
    month = timezone.localdate(loan.checked_out_at).replace(day=1)
    count = LoanCount.objects.filter(record=loan.item.record_id, branch=loan.branch_id, month=month).first()
    if count:
        count.loans = max(count.loans - 1, 0)
        count.save(update_fields=["loans"])


def _restore_hold(hold_id: int, item: Item, *, set_apart: bool) -> None:
    """Let the hold that the loan had served stand as before; an item set apart becomes ready again by coming in."""
    served = Hold.objects.filter(pk=hold_id, state=Hold.State.FULFILLED)
    if set_apart:
        served.update(state=Hold.State.IN_TRANSIT, trapped_item=item, ended_at=None)
    else:
        served.update(state=Hold.State.WAITING, trapped_item=None, ended_at=None)
