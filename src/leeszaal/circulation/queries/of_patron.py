"""What a patron has at home, and what they wait for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.circulation.gather.renewal import Gathered, gather_open
from leeszaal.circulation.gather.rows import Row, rows
from leeszaal.circulation.gather.terms import all_rules
from leeszaal.circulation.models import Loan
from leeszaal.circulation.rules import renewal
from leeszaal.circulation.rules.queue import expected_on
from leeszaal.circulation.rules.terms import Situation, resolve_terms
from leeszaal.common.calendars import open_days_between

GONE = (ItemStatus.LOST, ItemStatus.CLAIMS_RETURNED, ItemStatus.MISSING, ItemStatus.WITHDRAWN, ItemStatus.DAMAGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanAtHome:
    """An open loan; it may be renewed until `renewable_until`, or not for `not_renewable` reasons."""

    loan_id: int
    item_id: int
    record_id: int
    barcode: str
    title: str
    due_on: date
    days_late: int
    renewals: int
    renewals_left: int
    renewable_until: date | None
    not_renewable: tuple[renewal.Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldOfPatron:
    """A live hold: where it stands, its position among those that wait (1 is next) and when it may be ready."""

    hold_id: int
    record_id: int
    title: str
    item_id: int | None
    pickup_branch_id: int
    pickup_branch: str
    state: str
    placed_at: datetime
    suspended: bool
    suspended_until: date | None
    shelf_until: date | None
    position: int | None
    queue_length: int
    expected_on: date | None


def loans_of(patron_id: int, today: date) -> list[LoanAtHome]:
    """List what a patron has at home, the first due first, and whether it may be kept longer (one statement)."""
    return [_loan(gathered, today) for gathered in gather_open(patron_id, today)]


def loan_history_of(patron_id: int) -> QuerySet[Loan]:
    """List the ended loans that are still linked to a patron, the latest first."""
    ended = Loan.objects.filter(patron=patron_id).exclude(returned_at=None)
    return ended.select_related("item__record", "branch").order_by("-returned_at", "-id")


def holds_of(patron_id: int, today: date) -> list[HoldOfPatron]:
    """List a patron's live holds, those that are ready first (three statements)."""
    found = rows(_HOLDS, {"patron_id": patron_id, "today": today})
    copies = _copies_due([row["record_id"] for row in found])
    rules = all_rules() if found else []
    holds = []
    for row in found:
        situation = Situation(row["pickup_branch_id"], row["category_id"], row["material_type"])
        dues = [due_on for item_id, due_on in copies[row["record_id"]] if row["item_id"] in (None, item_id)]
        ahead, waits = row.pop("ahead"), row["state"] == "waiting"
        loan_days = resolve_terms(rules, situation).loan_days
        holds.append(
            HoldOfPatron(
                **_shown(row),
                position=ahead + 1 if waits else None,
                expected_on=expected_on(ahead, dues, today, loan_days) if waits else None,
            )
        )
    return holds


_HOLDS = """
SELECT hold.id AS hold_id, hold.record_id, record.title, record.material_type, hold.item_id, hold.pickup_branch_id,
    branch.name AS pickup_branch, hold.state, hold.placed_at, hold.suspended, hold.suspended_until, hold.shelf_until,
    patron.category_id, queue.ahead, queue.queue_length
FROM circulation_hold hold
JOIN catalogue_record record ON record.id = hold.record_id
JOIN branches_branch branch ON branch.id = hold.pickup_branch_id
JOIN patrons_patron patron ON patron.id = hold.patron_id
CROSS JOIN LATERAL (
    SELECT count(*) AS queue_length, count(*) FILTER (
        WHERE (-other.priority, other.placed_at, other.id) < (-hold.priority, hold.placed_at, hold.id)
        AND (NOT other.suspended OR other.suspended_until <= %(today)s)
    ) AS ahead
    FROM circulation_hold other WHERE other.record_id = hold.record_id AND other.state = 'waiting'
) queue
WHERE hold.patron_id = %(patron_id)s AND hold.state IN ('waiting', 'in_transit', 'ready')
ORDER BY hold.state <> 'ready', hold.shelf_until, hold.placed_at, hold.id
"""


def _shown(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in ("category_id", "material_type")}


def _copies_due(record_ids: Iterable[int]) -> dict[int, list[tuple[int, date | None]]]:
    items = Item.objects.filter(record__in=list(record_ids), is_lendable=True).exclude(status__in=GONE)
    copies = defaultdict(list)
    for record_id, item_id, due_on in items.values_list("record_id", "id", "due_on"):
        copies[record_id].append((item_id, due_on))
    return copies


def _loan(gathered: Gathered, today: date) -> LoanAtHome:
    decision = renewal.decide_renewal(gathered.facts, gathered.terms, gathered.calendar, frozenset())
    facts = gathered.facts
    return LoanAtHome(
        loan_id=gathered.loan_id,
        item_id=gathered.item_id,
        record_id=gathered.record_id,
        barcode=gathered.barcode,
        title=gathered.title,
        due_on=facts.due_on,
        days_late=open_days_between(facts.due_on, today, gathered.calendar),
        renewals=facts.renewals,
        renewals_left=max(gathered.terms.max_renewals - facts.renewals, 0),
        renewable_until=decision.due_on if isinstance(decision, renewal.Renewed) else None,
        not_renewable=decision.reasons if isinstance(decision, renewal.Refused) else (),
    )
