"""Make a loan longer. Three statements: lock the item, gather the facts, write what was decided."""

import json
from collections.abc import Set as AbstractSet
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.gather import renewal as gathering
from leeszaal.circulation.gather.renewal import Gathered
from leeszaal.circulation.gather.rows import rows
from leeszaal.circulation.models import Loan
from leeszaal.circulation.rules import renewal as rules
from leeszaal.circulation.services.events import BY_ACTOR, INTO_EVENT, actor_values
from leeszaal.circulation.services.outcomes import NotRenewed, Renewed, Unknown
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Share
from leeszaal.patrons.services import refuse_unless_shared

_WRITE = f"""
WITH loan AS (
    UPDATE circulation_loan SET due_on = %(due_on)s, renewals = renewals + 1, renewed_at = %(now)s
    WHERE id = %(loan_id)s AND returned_at IS NULL
), item AS (
    UPDATE catalogue_item SET due_on = %(due_on)s WHERE id = %(item_id)s
)
{INTO_EVENT}
SELECT {BY_ACTOR}, 'renew', %(details)s::jsonb, %(item_id)s, %(record_id)s, %(loan_id)s, NULL, %(patron_id)s
RETURNING id
"""  # noqa: S608


@transaction.atomic
def renew(
    loan_id: int,
    actor: Actor,
    *,
    now: datetime,
    patron_id: int | None = None,
    waived: AbstractSet[rules.Refusal] = frozenset(),
) -> Renewed | NotRenewed:
    """Make a loan longer, counted from today; with `patron_id` only when it is that patron's.

    Raises:
        NotSharedError: when a patron renews for another who does not allow it.
    """
    today = timezone.localdate(now)
    if not gathering.lock(loan_id, patron_id):
        return NotRenewed(reasons=(Unknown.LOAN,), loan_id=loan_id, title="", due_on=None)
    gathered = gathering.gather(loan_id, today)
    refuse_unless_shared(Share.Scope.RENEW, gathered.patron_id, actor, today=today)
    decision = rules.decide_renewal(gathered.facts, gathered.terms, gathered.calendar, waived)
    if isinstance(decision, rules.Refused):
        due_on = gathered.facts.due_on
        return NotRenewed(reasons=decision.reasons, loan_id=loan_id, title=gathered.title, due_on=due_on)
    return _write(gathered, decision, actor, now)


def renew_all(patron_id: int, actor: Actor, *, now: datetime) -> list[Renewed | NotRenewed]:
    """Renew every open loan of a patron that may be, the first due first; each on its own."""
    open_loans = Loan.objects.filter(patron=patron_id, returned_at=None).order_by("due_on", "id")
    return [renew(loan_id, actor, now=now, patron_id=patron_id) for loan_id in open_loans.values_list("pk", flat=True)]


def _write(gathered: Gathered, decision: rules.Renewed, actor: Actor, now: datetime) -> Renewed:
    details = {
        "due_on": decision.due_on.isoformat(),
        "before": gathered.facts.due_on.isoformat(),
        "waived": decision.waived,
    }
    rows(
        _WRITE,
        actor_values(actor, now)
        | {
            "loan_id": gathered.loan_id,
            "item_id": gathered.item_id,
            "record_id": gathered.record_id,
            "patron_id": gathered.patron_id,
            "due_on": decision.due_on,
            "details": json.dumps(details),
        },
    )
    _charge(gathered, decision.overdue_cents, actor, now)
    return Renewed(
        loan_id=gathered.loan_id,
        item_id=gathered.item_id,
        title=gathered.title,
        due_on=decision.due_on,
        renewals=gathered.facts.renewals + 1,
        overdue_cents=decision.overdue_cents,
        waived=decision.waived,
    )


def _charge(gathered: Gathered, cents: int, actor: Actor, now: datetime) -> None:
    if cents:
        post_charge(
            gathered.patron_id,
            Charge.Kind.OVERDUE,
            cents,
            actor,
            now=now,
            loan_id=gathered.loan_id,
            item_id=gathered.item_id,
            decided=True,
        )
