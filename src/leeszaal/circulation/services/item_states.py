"""Say what has become of an item: lost, missing, damaged, repaired, claimed returned. Found again is a check-in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from leeszaal.catalogue.models import Item
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.gather.terms import terms_for
from leeszaal.circulation.models import Hold, Loan, Transit
from leeszaal.circulation.rules.checkin import ItemState
from leeszaal.circulation.rules.states import RESULTS, Change, Refusal, decide_change
from leeszaal.circulation.services.events import add_event
from leeszaal.circulation.services.outcomes import Unknown
from leeszaal.common.actor import Actor
from leeszaal.common.barcodes import normalise_barcode


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The item is in another state; `charged_cents` is what the patron who had it was charged."""

    item_id: int
    title: str
    state: ItemState
    loan_id: int | None
    patron_id: int | None
    charged_cents: int


@dataclass(frozen=True, slots=True)
class NotChanged:
    """Why not."""

    reasons: tuple[Refusal | Unknown, ...]


def mark_lost(barcode: str, actor: Actor, *, now: datetime, charge: bool = True) -> Changed | NotChanged:
    """Give an item up. Its loan ends, and who had it is charged replacement and processing unless `charge` is false."""
    return _change(Change.LOST, barcode, actor, now, charge=charge)


def mark_missing(barcode: str, actor: Actor, *, now: datetime) -> Changed | NotChanged:
    """Say that an item is not where it should be, and nobody has it on loan."""
    return _change(Change.MISSING, barcode, actor, now)


def mark_damaged(
    barcode: str, actor: Actor, *, now: datetime, charge_patron_id: int | None = None, charge_cents: int = 0
) -> Changed | NotChanged:
    """Lay an item aside as damaged, and charge the patron who did it when staff names one and an amount."""
    changed = _change(Change.DAMAGED, barcode, actor, now)
    if isinstance(changed, Changed) and charge_patron_id is not None and charge_cents > 0:
        item_id = changed.item_id
        post_charge(charge_patron_id, Charge.Kind.DAMAGED, charge_cents, actor, now=now, item_id=item_id)
    return changed


def mark_repaired(barcode: str, actor: Actor, *, now: datetime) -> Changed | NotChanged:
    """Say that a damaged item can be lent again; the next check-in sends it where it is wanted."""
    return _change(Change.REPAIRED, barcode, actor, now)


def claim_returned(barcode: str, actor: Actor, *, now: datetime) -> Changed | NotChanged:
    """Note that the patron says it came back. The loan ends without charge and the item is looked for."""
    return _change(Change.CLAIMED, barcode, actor, now)


@transaction.atomic
def _change(change: Change, barcode: str, actor: Actor, now: datetime, *, charge: bool = False) -> Changed | NotChanged:
    items = Item.objects.select_for_update(no_key=True, of=("self",)).select_related("record")
    item = items.filter(barcode=normalise_barcode(barcode)).first()
    if item is None:
        return NotChanged((Unknown.ITEM,))
    before = ItemState(item.status)
    refusal = decide_change(change, before)
    if refusal:
        return NotChanged((refusal,))
    loan = _loan_behind(item, change)
    if loan:
        _end(loan, Loan.Ending.LOST if change is Change.LOST else Loan.Ending.CLAIMED, now)
    _set_free(item, actor, now)
    _set_state(item, RESULTS[change], now)
    changed = Changed(
        item_id=item.pk,
        title=item.record.title,
        state=RESULTS[change],
        loan_id=loan.pk if loan else None,
        patron_id=loan.patron_id if loan else None,
        charged_cents=_charge_for_loss(item, loan, actor, now) if loan and charge else 0,
    )
    _tell(change, before, item.record_id, changed, actor=actor, now=now)
    return changed


def _loan_behind(item: Item, change: Change) -> Loan | None:
    """Give the loan that the change is about: the running one, or the one that was claimed to be over."""
    if item.status == ItemState.CLAIMS_RETURNED and change is Change.LOST:
        return item.loans.filter(ending=Loan.Ending.CLAIMED).order_by("-checked_out_at").first()
    return item.loans.filter(returned_at=None).first()


def _end(loan: Loan, ending: Loan.Ending, now: datetime) -> None:
    loan.ending = ending
    loan.returned_at = loan.returned_at or now
    loan.save(update_fields=["ending", "returned_at"])


def _set_free(item: Item, actor: Actor, now: datetime) -> None:
    """Put the patron for whom the item was set apart back in the queue, where they stood, and end its journey."""
    Transit.objects.filter(item=item, arrived_at=None).update(arrived_at=now)
    live = Hold.objects.filter(trapped_item=item, state__in=[Hold.State.IN_TRANSIT, Hold.State.READY])
    for hold in live.select_for_update(no_key=True):
        Hold.objects.filter(pk=hold.pk).update(
            state=Hold.State.WAITING, trapped_item=None, ready_at=None, shelf_until=None
        )
        add_event(
            "hold_passed_over",
            actor,
            now,
            item_id=item.pk,
            record_id=item.record_id,
            hold_id=hold.pk,
            patron_id=hold.patron_id,
        )


def _set_state(item: Item, state: ItemState, now: datetime) -> None:
    item.status, item.status_since, item.due_on = state, now, None
    item.save(update_fields=["status", "status_since", "due_on"])


def _charge_for_loss(item: Item, loan: Loan, actor: Actor, now: datetime) -> int:
    if loan.patron_id is None:
        return 0
    terms = terms_for(loan.branch_id, loan.category_id, loan.material_type)
    replacement_cents = terms.replacement_cents if item.price_cents is None else item.price_cents
    amounts = ((Charge.Kind.LOST, replacement_cents), (Charge.Kind.PROCESSING, terms.processing_cents))
    for kind, cents in amounts:
        if cents:
            post_charge(loan.patron_id, kind, cents, actor, now=now, loan_id=loan.pk, item_id=item.pk)
    return sum(cents for _, cents in amounts)


def _tell(change: Change, before: ItemState, record_id: int, changed: Changed, *, actor: Actor, now: datetime) -> None:
    add_event(
        change,
        actor,
        now,
        item_id=changed.item_id,
        record_id=record_id,
        loan_id=changed.loan_id,
        patron_id=changed.patron_id,
        details={"before": before, "charged_cents": changed.charged_cents},
    )
