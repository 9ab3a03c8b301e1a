"""Changes to the ledger. A posted line never changes (the database refuses it): whatever comes after is a new line."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Sum

from leeszaal.charges.models import Charge, Settlement
from leeszaal.charges.queries import open_cents
from leeszaal.charges.rules.settling import OpenAmount, Refused, decide_refund, decide_waiver, spread_payment
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron
from leeszaal.privacy.restriction import refuse_if_restricted


@dataclass(frozen=True, slots=True)
class Settled:
    """What was booked: the receipt's number when money changed hands, and the amount per charge."""

    receipt: UUID | None
    parts: tuple[OpenAmount, ...]


def post_charge(
    patron_id: int,
    kind: Charge.Kind,
    amount_cents: int,
    actor: Actor,
    *,
    now: datetime,
    loan_id: int | None = None,
    item_id: int | None = None,
    note: str = "",
    decided: bool = False,
) -> int:
    """Post something that a patron owes and give its id.

    `decided` says that a decision was made on facts among which it stood whether the patron's data are restricted.

    Raises:
        ValueError: when the amount is not above zero.
        RestrictedError: when the patron's data are restricted (article 18).
    """
    if amount_cents <= 0:
        raise ValueError("a charge is more than nothing")
    if not decided:
        refuse_if_restricted(patron_id, actor)
    charge = Charge.objects.create(
        patron_id=patron_id,
        kind=kind,
        amount_cents=amount_cents,
        posted_at=now,
        actor_kind=actor.kind,
        actor_id=actor.id,
        branch_id=actor.branch_id,
        loan_id=loan_id,
        item_id=item_id,
        note=note,
    )
    return charge.pk


@transaction.atomic
def pay(
    patron_id: int,
    amount_cents: int,
    means: Settlement.Means,
    actor: Actor,
    *,
    now: datetime,
    charge_ids: Collection[int] | None = None,
    receipt: UUID | None = None,
    decided: bool = False,
) -> Settled | Refused:
    """Book a payment, on the oldest charges first or on the chosen ones only, and give its receipt.

    `decided` says that the caller knows the patron's data are not restricted (article 18).

    With a `receipt` from outside (a machine that took the money) the payment is booked once, however often it is told.
    """
    _lock(patron_id)
    if not decided:
        refuse_if_restricted(patron_id, actor)
    if receipt is not None and (booked := _booked(receipt)):
        return Settled(receipt, booked)
    parts = spread_payment(amount_cents, _open_amounts(patron_id, charge_ids))
    if isinstance(parts, Refused):
        return parts
    number = receipt or uuid4()
    _settle(patron_id, parts, Settlement.Kind.PAYMENT, actor, now, means=means, receipt=number)
    return Settled(number, parts)


@transaction.atomic
def waive(charge_id: int, amount_cents: int, reason: str, actor: Actor, *, now: datetime) -> Settled | Refused:
    """Let a patron off a part of a charge, or all of it, for a reason. Raises Charge.DoesNotExist."""
    patron_id, open_cents = _lock_charge(charge_id)
    refuse_if_restricted(patron_id, actor)
    refused = decide_waiver(amount_cents, open_cents, reason)
    if refused:
        return refused
    parts = (OpenAmount(charge_id, amount_cents),)
    _settle(patron_id, parts, Settlement.Kind.WAIVER, actor, now, reason=reason.strip())
    return Settled(None, parts)


@transaction.atomic
def void(charge_id: int, reason: str, actor: Actor, *, now: datetime) -> Settled:
    """Take back a charge that was wrong. What was paid on it becomes money that the library owes the patron.

    Voiding twice changes nothing. Raises Charge.DoesNotExist.
    """
    patron_id, _ = _lock_charge(charge_id)
    ended = Settlement.objects.filter(charge=charge_id, kind__in=[Settlement.Kind.VOID, Settlement.Kind.WAIVER])
    charged = Charge.objects.values_list("amount_cents", flat=True).get(pk=charge_id)
    left = charged - (ended.aggregate(sum=Sum("amount_cents"))["sum"] or 0)
    parts = (OpenAmount(charge_id, left),) if left else ()
    _settle(patron_id, parts, Settlement.Kind.VOID, actor, now, reason=reason)
    return Settled(None, parts)


def void_charges_of_loan(
    loan_id: int, kinds: Iterable[Charge.Kind], reason: str, actor: Actor, *, now: datetime
) -> int:
    """Take back the charges of these kinds for one loan; give the sum in cents that is no longer owed."""
    charges = Charge.objects.filter(loan_id=loan_id, kind__in=list(kinds)).values_list("pk", flat=True)
    voided = [void(charge_id, reason, actor, now=now) for charge_id in charges]
    return sum(part.cents for settled in voided for part in settled.parts)


@transaction.atomic
def refund(
    charge_id: int, amount_cents: int, means: Settlement.Means, actor: Actor, *, now: datetime
) -> Settled | Refused:
    """Pay back money that the library owes on a charge. Raises Charge.DoesNotExist."""
    patron_id, open_cents = _lock_charge(charge_id)
    refuse_if_restricted(patron_id, actor)
    refused = decide_refund(amount_cents, open_cents)
    if refused:
        return refused
    number, parts = uuid4(), (OpenAmount(charge_id, -amount_cents),)
    _settle(patron_id, parts, Settlement.Kind.REFUND, actor, now, means=means, receipt=number)
    return Settled(number, parts)


def _booked(receipt: UUID) -> tuple[OpenAmount, ...]:
    parts = Settlement.objects.filter(receipt=receipt).order_by("id").values_list("charge_id", "amount_cents")
    return tuple(OpenAmount(*part) for part in parts)


def _lock(patron_id: int) -> None:
    """Let one desk at a time settle for a patron, so that nothing is settled twice."""
    Patron.objects.select_for_update(no_key=True).only("pk").get(pk=patron_id)


def _lock_charge(charge_id: int) -> tuple[int, int]:
    charge = Charge.objects.only("patron_id", "amount_cents").get(pk=charge_id)
    _lock(charge.patron_id)
    settled = charge.settlements.aggregate(sum=Sum("amount_cents"))["sum"] or 0
    return charge.patron_id, charge.amount_cents - settled


def _open_amounts(patron_id: int, charge_ids: Collection[int] | None) -> list[OpenAmount]:
    return [
        OpenAmount(charge_id, cents)
        for charge_id, cents in open_cents(patron_id)
        if charge_ids is None or charge_id in charge_ids
    ]


def _settle(
    patron_id: int,
    parts: Iterable[OpenAmount],
    kind: Settlement.Kind,
    actor: Actor,
    now: datetime,
    *,
    means: Settlement.Means = Settlement.Means.NONE,
    reason: str = "",
    receipt: UUID | None = None,
) -> None:
    Settlement.objects.bulk_create(
        Settlement(
            charge_id=part.charge_id,
            patron_id=patron_id,
            kind=kind,
            amount_cents=part.cents,
            means=means,
            reason=reason,
            posted_at=now,
            actor_kind=actor.kind,
            actor_id=actor.id,
            branch_id=actor.branch_id,
            receipt=receipt,
        )
        for part in parts
    )
