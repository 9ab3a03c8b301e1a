"""The lists by which a branch works: overdue, hold shelf, to take off the shelf, to fetch, on its way, offline."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet

from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.circulation.models import Hold, Loan, OfflineAct, Transit
from leeszaal.circulation.rules.picking import FreeCopy, Pick, choose_picks
from leeszaal.circulation.rules.queue import WaitingHold
from leeszaal.login.colleagues import unseen_by_colleagues
from leeszaal.patrons.models import Card
from leeszaal.privacy.restriction import restricted_at, without_restricted


@dataclass(frozen=True, slots=True)
class ToFetch:
    """An item to take from the shelf and check in; it is for this hold."""

    item: Item
    hold: Hold


def overdue_loans(today: date, branch_id: int | None = None) -> QuerySet[Loan]:
    """List what should have come back, the longest late first, lent at one branch or anywhere."""
    late = Loan.objects.filter(returned_at=None, due_on__lt=today)
    if branch_id is not None:
        late = late.filter(branch=branch_id)
    late = without_restricted(late, "patron_id")
    return late.select_related("item__record", "patron", "branch").order_by("due_on", "id")


def hold_shelf(branch_id: int) -> QuerySet[Hold]:
    """List the holds that wait on the shelf of a branch to be fetched, the first to expire first."""
    ready = without_restricted(Hold.objects.filter(state=Hold.State.READY, pickup_branch=branch_id), "patron_id")
    return ready.select_related("record", "patron", "trapped_item").order_by("shelf_until", "id")


def to_take_off_shelf(branch_id: int) -> QuerySet[Item]:
    """List the items on a branch's hold shelf for which nobody comes any more; check them in to send them on."""
    live = Hold.objects.filter(trapped_item=OuterRef("pk"), state__in=[Hold.State.READY, Hold.State.IN_TRANSIT])
    standing = Item.objects.filter(status=ItemStatus.ON_HOLD_SHELF, current_branch=branch_id)
    return standing.exclude(Exists(live)).select_related("record").order_by("status_since", "id")


def transits_to(branch_id: int) -> QuerySet[Transit]:
    """List what is on its way to a branch, the longest underway first."""
    underway = Transit.objects.filter(to_branch=branch_id, arrived_at=None)
    return underway.select_related("item__record", "from_branch", "hold").order_by("sent_at", "id")


def transits_from(branch_id: int) -> QuerySet[Transit]:
    """List what a branch sent and has not arrived, the longest underway first."""
    underway = Transit.objects.filter(from_branch=branch_id, arrived_at=None)
    return underway.select_related("item__record", "to_branch", "hold").order_by("sent_at", "id")


def offline_conflicts(branch_id: int) -> QuerySet[OfflineAct]:
    """List what desks and machines of a branch handed in and a person must look at, the oldest first."""
    conflicts = OfflineAct.objects.filter(branch=branch_id, outcome=OfflineAct.Outcome.CONFLICT)
    conflicts = without_restricted(conflicts, "loan__patron_id").exclude(card_number__in=_restricted_cards())
    shown = conflicts.select_related("staff", "terminal", "loan").defer(*unseen_by_colleagues("staff"))
    return shown.order_by("handed_in_at", "id")


def pick_list(branch_id: int, today: date) -> list[ToFetch]:
    """List what a branch is to fetch from its shelves for those who wait, here or elsewhere (two statements).

    The list follows the order of the shelves.
    """
    holds = {hold.pk: hold for hold in _waiting_with_copies(branch_id, today)}
    items = {item.pk: item for item in _free_copies({hold.record_id for hold in holds.values()})}
    picks = [
        ToFetch(items[pick.item_id], holds[pick.hold_id])
        for pick in _picks(list(holds.values()), list(items.values()), today)
        if pick.branch_id == branch_id
    ]
    return sorted(picks, key=lambda pick: (pick.item.shelf, pick.item.call_number, pick.item.pk))


def _waiting_with_copies(branch_id: int, today: date) -> QuerySet[Hold]:
    here = Item.objects.filter(
        record=OuterRef("record"), status=ItemStatus.AVAILABLE, is_lendable=True, current_branch=branch_id
    )
    awake = Q(suspended=False) | Q(suspended_until__lte=today)
    waiting = without_restricted(Hold.objects.filter(Exists(here), awake, state=Hold.State.WAITING), "patron_id")
    return waiting.select_related("record", "patron", "pickup_branch").order_by("record_id", "id")


def _restricted_cards() -> QuerySet[Card, str]:
    return Card.objects.filter(restricted_at("patron_id")).values_list("number", flat=True)


def _free_copies(record_ids: set[int]) -> QuerySet[Item]:
    free = Item.objects.filter(record__in=record_ids, status=ItemStatus.AVAILABLE, is_lendable=True)
    return free.select_related("record").order_by("record_id", "id")


def _picks(holds: list[Hold], items: list[Item], today: date) -> list[Pick]:
    copies = {
        record_id: [FreeCopy(item.pk, item.current_branch_id) for item in group]
        for record_id, group in groupby(items, key=lambda item: item.record_id)
    }
    return [
        pick
        for record_id, group in groupby(holds, key=lambda hold: hold.record_id)
        for pick in choose_picks(map(as_waiting, group), copies.get(record_id, ()), today)
    ]


def as_waiting(hold: Hold) -> WaitingHold:
    """Give what the rules of the queue need of a hold."""
    return WaitingHold(
        id=hold.pk,
        priority=hold.priority,
        placed_at=hold.placed_at,
        item_id=hold.item_id,
        suspended=hold.suspended,
        suspended_until=hold.suspended_until,
        pickup_branch_id=hold.pickup_branch_id,
    )
