"""What a desk or a machine did while it had no connection is handed in afterwards, and nothing of it gets lost.

The items have long left or come in, so an act is booked whenever the facts bear it, at the moment when it was done;
reasons that staff could have waived are set aside and shown. What cannot be booked stays in the list as a conflict for
a person to look at. Each act has a number given by who did it: handing it in twice books it once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from leeszaal.circulation.models import Loan, OfflineAct
from leeszaal.circulation.rules import renewal
from leeszaal.circulation.rules.checkout import WAIVABLE
from leeszaal.circulation.services.checking_in import check_in
from leeszaal.circulation.services.checking_out import check_out
from leeszaal.circulation.services.outcomes import CheckedIn, CheckedOut, Renewed
from leeszaal.circulation.services.renewing import renew
from leeszaal.common.actor import Actor
from leeszaal.common.barcodes import normalise_barcode

Verb = Literal["check_out", "check_in", "renew"]

_VERBS: dict[str, Verb] = {"check_out": "check_out", "check_in": "check_in", "renew": "renew"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act without connection; `card_number` is empty for a check-in, `due_on` is a due day that was promised."""

    client_id: UUID
    verb: Verb
    card_number: str
    barcode: str
    done_at: datetime
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Booked:
    problems: tuple[str, ...]
    loan_id: int | None

    @property
    def outcome(self) -> OfflineAct.Outcome:
        return OfflineAct.Outcome.CONFLICT if self.problems else OfflineAct.Outcome.DONE


def hand_in_offline(acts: Iterable[Act], actor: Actor, *, now: datetime) -> list[OfflineAct]:
    """Book the acts in the order in which they were done, each on its own, and give what came of each.

    Raises ValueError when the actor is at no branch.
    """
    return [_hand_in(act, actor, now) for act in sorted(acts, key=lambda act: (act.done_at, str(act.client_id)))]


@transaction.atomic
def retry_offline(act_id: int, actor: Actor, *, now: datetime) -> OfflineAct:
    """Book a conflict once more, after staff has cleared what stood in its way. Raises OfflineAct.DoesNotExist."""
    row = OfflineAct.objects.select_for_update().get(pk=act_id)
    if row.outcome == OfflineAct.Outcome.CONFLICT and row.loan_id is None:
        done = Act(
            client_id=row.client_id,
            verb=_VERBS[row.verb],
            card_number=row.card_number,
            barcode=row.barcode,
            done_at=row.done_at,
            due_on=row.due_on,
        )
        booked = _book(done, actor, now)
        row.outcome, row.problems, row.loan_id = booked.outcome, list(booked.problems), booked.loan_id
        row.save(update_fields=["outcome", "problems", "loan"])
    return row


def resolve_offline(act_id: int, *, now: datetime) -> bool:
    """Note that a person has dealt with a conflict. Tell whether it was open."""
    conflicts = OfflineAct.objects.filter(pk=act_id, outcome=OfflineAct.Outcome.CONFLICT)
    return bool(conflicts.update(outcome=OfflineAct.Outcome.RESOLVED, resolved_at=now))


@transaction.atomic
def _hand_in(act: Act, actor: Actor, now: datetime) -> OfflineAct:
    if actor.branch_id is None:
        raise ValueError("a desk stands at a branch")
    row, is_new = OfflineAct.objects.select_for_update().get_or_create(
        client_id=act.client_id,
        defaults={
            "verb": act.verb,
            "card_number": normalise_barcode(act.card_number)[:20],
            "barcode": normalise_barcode(act.barcode)[:30],
            "done_at": act.done_at,
            "due_on": act.due_on,
            "handed_in_at": now,
            "staff_id": actor.id if actor.kind == "staff" else None,
            "terminal_id": actor.id if actor.kind == "terminal" else None,
            "branch_id": actor.branch_id,
            "outcome": OfflineAct.Outcome.CONFLICT,
        },
    )
    if is_new:
        booked = _book(act, actor, now)
        row.outcome, row.problems, row.loan_id = booked.outcome, list(booked.problems), booked.loan_id
        row.save(update_fields=["outcome", "problems", "loan"])
    return row


def _book(act: Act, actor: Actor, now: datetime) -> _Booked:
    done_at = min(act.done_at, now)
    if act.verb == "check_out":
        return _lend(act, actor, done_at)
    if act.verb == "renew":
        return _renew(act, actor, done_at)
    taken = check_in(act.barcode, actor, now=now, returned_at=done_at)
    if isinstance(taken, CheckedIn):
        return _Booked((), taken.loan_id)
    return _Booked(tuple(taken.reasons), None)


def _lend(act: Act, actor: Actor, done_at: datetime) -> _Booked:
    lent = check_out(act.card_number, act.barcode, actor, now=done_at, waived=WAIVABLE, due_on=act.due_on)
    if isinstance(lent, CheckedOut):
        return _Booked(tuple(lent.waived), lent.loan_id)
    return _Booked(tuple(lent.reasons), None)


def _renew(act: Act, actor: Actor, done_at: datetime) -> _Booked:
    """Renew the loan that the patron of the card has of the item; one that is long enough already is left as it is."""
    card, barcode = normalise_barcode(act.card_number), normalise_barcode(act.barcode)
    theirs = Loan.objects.filter(patron__cards__number=card, item__barcode=barcode, returned_at=None)
    loan_id = theirs.values_list("pk", flat=True).first() or 0
    outcome = renew(loan_id, actor, now=done_at, waived=renewal.WAIVABLE)
    if isinstance(outcome, Renewed):
        return _Booked(tuple(outcome.waived), loan_id)
    problems = tuple(reason for reason in outcome.reasons if reason is not renewal.Refusal.TOO_EARLY)
    return _Booked(problems, loan_id if not problems else None)
