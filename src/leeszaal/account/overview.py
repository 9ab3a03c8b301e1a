"""Everything on one's own page, in a fixed number of statements: loans, holds, money, membership, family."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.charges.queries import open_balance_cents
from leeszaal.circulation.gather.house import read_rule
from leeszaal.circulation.models import Hold, LendingRule, Loan
from leeszaal.circulation.rules.queue import expected_on
from leeszaal.circulation.rules.terms import Rule, Situation, resolve_terms
from leeszaal.patrons.models import Block, Patron
from leeszaal.patrons.queries import children_of, membership_terms, standing_blocks
from leeszaal.patrons.rules.membership import is_renewable, member_until
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.restriction import restriction_of

SOON_DAYS = 3
_GONE = (ItemStatus.WITHDRAWN, ItemStatus.LOST, ItemStatus.MISSING, ItemStatus.DAMAGED, ItemStatus.CLAIMS_RETURNED)


@dataclass(frozen=True, slots=True)
class LoanLine:
    """A loan as its line shows it; `mood` is "late", "soon" or nothing."""

    loan: Loan
    days_left: int

    @property
    def mood(self) -> str:
        """How urgent it is."""
        if self.days_left < 0:
            return "late"
        return "soon" if self.days_left <= SOON_DAYS else ""


@dataclass(frozen=True, slots=True)
class HoldLine:
    """A hold as its line shows it: the place in the queue (1 is next) and the day on which it may be expected."""

    hold: Hold
    position: int
    expected_on: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What one's own page shows."""

    patron: Patron
    loans: list[LoanLine]
    ready: list[HoldLine]
    waiting: list[HoldLine]
    owed_cents: int
    member_until: date | None
    renewable: bool
    blocks: list[Block]
    children: list[Patron]
    restricted: bool


def overview(patron: Patron, today: date) -> Overview:
    """Read one's own page; nine statements, whatever the number of loans and holds."""
    lines = hold_lines(patron, today)
    terms = membership_terms(patron.pk)
    return Overview(
        patron=patron,
        loans=[LoanLine(loan, (loan.due_on - today).days) for loan in open_loans(patron)],
        ready=[line for line in lines if line.hold.state == Hold.State.READY],
        waiting=[line for line in lines if line.hold.state != Hold.State.READY],
        owed_cents=open_balance_cents(patron.pk),
        member_until=member_until(terms, today),
        renewable=bool(terms) and is_renewable(terms, today),
        blocks=list(standing_blocks(patron.pk, today).select_related(None).only("reason", "set_at", "until_on")),
        children=list(children_of(patron.pk, today)),
        restricted=restriction_of(patron.pk) is not None,
    )


def open_loans(patron: Patron) -> QuerySet[Loan]:
    """Give what somebody has at home, the soonest due first."""
    loans = Loan.objects.filter(patron=patron, returned_at=None).select_related("item__record", "branch")
    return loans.order_by("due_on", "id")


def hold_lines(patron: Patron, today: date) -> list[HoldLine]:
    """Give the live holds of somebody, what is ready first."""
    holds = list(_live_holds(patron))
    waiting = [hold for hold in holds if hold.state == Hold.State.WAITING]
    before = _ahead(waiting) if waiting else {}
    copies, rules = (_copies(waiting), _rules()) if waiting else ({}, [])
    lines = []
    for hold in holds:
        ahead = before.get(hold.pk, 0)
        situation = Situation(hold.pickup_branch_id, patron.category_id, hold.record.material_type)
        due = copies.get(hold.record_id, [])
        days = resolve_terms(rules, situation).loan_days
        expected = None if hold.suspended else expected_on(ahead, due, today, days)
        lines.append(HoldLine(hold, ahead + 1, expected if hold.state == Hold.State.WAITING else None))
    return sorted(lines, key=lambda line: (line.hold.state != Hold.State.READY, line.hold.shelf_until or date.max))


def _live_holds(patron: Patron) -> QuerySet[Hold]:
    live = Hold.objects.filter(patron=patron, state__in=[Hold.State.WAITING, Hold.State.IN_TRANSIT, Hold.State.READY])
    return live.select_related("record", "pickup_branch").order_by("placed_at")


@acting_as("counting")
def _ahead(holds: Iterable[Hold]) -> dict[int, int]:
    """Count who waits before each of these holds: others, whose rows an own page does not see."""
    queue = Hold.objects.filter(record=OuterRef("record"), state=Hold.State.WAITING).order_by().values("record")
    earlier = Q(priority=OuterRef("priority"), placed_at__lt=OuterRef("placed_at"))
    before = Q(priority__gt=OuterRef("priority")) | earlier
    ahead = Subquery(queue.filter(before).values(n=Count("pk")))
    counted = Hold.objects.filter(pk__in=[hold.pk for hold in holds]).annotate(ahead=Coalesce(ahead, 0))
    return dict(counted.values_list("pk", "ahead"))


def _copies(holds: Iterable[Hold]) -> dict[int, list[date | None]]:
    """Give for each record when its copies come back, None for one that is in the library."""
    found: dict[int, list[date | None]] = defaultdict(list)
    items = Item.objects.filter(record__in={hold.record_id for hold in holds}, is_lendable=True)
    for record_id, due_on in items.exclude(status__in=_GONE).values_list("record_id", "due_on"):
        found[record_id].append(due_on)
    return found


def _rules() -> list[Rule]:
    return [read_rule(row) for row in LendingRule.objects.values()]
