"""Many desks at once against the real database, each in a thread with a connection of its own.

No two desks lend one item, nobody goes over a limit, no hold is lost or served twice, and nobody waits for ever: every
test ends with the whole state of the library looked over.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection
from django.db.models import Count
from people import NOW, card_of, patron
from shelves import item, record

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.charges.models import Charge, Settlement
from leeszaal.charges.queries import open_balance_cents
from leeszaal.charges.services import Settled, pay, post_charge
from leeszaal.circulation.models import Event, Hold, Loan, LoanCount, Transit
from leeszaal.circulation.rules.checkout import Refusal
from leeszaal.circulation.services import cancel_hold, check_in, check_out, place_hold, renew
from leeszaal.circulation.services.outcomes import CheckedIn, CheckedOut, HoldPlaced, NotCheckedOut, Renewed
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db(transaction=True)
DESKS = 8
Outcome = TypeVar("Outcome")


@pytest.fixture(autouse=True)
def leave_no_jobs() -> Iterator[None]:
    """Clear the job queue, whose tables are emptied by nobody else after a test that commits."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def at_once(acts: Sequence[Callable[[], Outcome]]) -> list[Outcome]:
    """Do all acts at the same moment, each with its own connection; the first error is raised."""
    start = Barrier(len(acts))

    def do(act: Callable[[], Outcome]) -> Outcome:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(do, act) for act in acts]]


def look_over() -> None:
    """Check what must be true of every library at every moment."""
    open_loans = Counter(Loan.objects.filter(returned_at=None).values_list("item_id", flat=True))
    lent = set(Item.objects.filter(status=ItemStatus.ON_LOAN).values_list("pk", flat=True))
    assert set(open_loans) == lent
    assert set(open_loans.values()) <= {1}
    live = Hold.objects.filter(state__in=[Hold.State.READY, Hold.State.IN_TRANSIT])
    for hold in live.select_related("trapped_item"):
        assert hold.trapped_item is not None
        shelf = {Hold.State.READY: ItemStatus.ON_HOLD_SHELF, Hold.State.IN_TRANSIT: ItemStatus.IN_TRANSIT}
        assert hold.trapped_item.status == shelf[Hold.State(hold.state)]
    trapped = Counter(live.values_list("trapped_item_id", flat=True))
    assert set(trapped.values()) <= {1}
    assert not Hold.objects.filter(state=Hold.State.WAITING).exclude(trapped_item=None).exists()
    underway = set(Transit.objects.filter(arrived_at=None).values_list("item_id", flat=True))
    assert underway == set(Item.objects.filter(status=ItemStatus.IN_TRANSIT).values_list("pk", flat=True))
    assert sum(LoanCount.objects.values_list("loans", flat=True)) == Loan.objects.count()


def test_one_item_at_many_desks_is_lent_exactly_once(desk: Actor) -> None:
    for _ in range(5):
        copy = item()
        cards = [card_of(patron()) for _ in range(DESKS)]
        outcomes = at_once([partial(check_out, card, copy.barcode, desk, now=NOW) for card in cards])
        refused = [outcome for outcome in outcomes if isinstance(outcome, NotCheckedOut)]
        assert len(refused) == DESKS - 1
        assert {reason for outcome in refused for reason in outcome.reasons} == {Refusal.ON_LOAN_TO_ANOTHER}
        assert Loan.objects.filter(item=copy).count() == 1
        assert Event.objects.filter(item_id=copy.pk).count() == 1
    look_over()


def test_a_patron_at_many_desks_never_goes_over_the_limit(anna: Patron, card: str, desk: Actor) -> None:
    copies = [item() for _ in range(DESKS)]
    outcomes = at_once([partial(check_out, card, copy.barcode, desk, now=NOW) for copy in copies])
    assert sum(isinstance(outcome, CheckedOut) for outcome in outcomes) == 3
    assert Loan.objects.filter(patron=anna, returned_at=None).count() == 3
    look_over()


def test_a_patron_never_has_more_holds_than_allowed_nor_two_on_one_title(
    anna: Patron, centre: Branch, desk: Actor
) -> None:
    titles = [item().record_id for _ in range(DESKS // 2)] * 2
    outcomes = at_once([partial(place_hold, anna.pk, one, centre.pk, desk, now=NOW) for one in titles])
    assert sum(isinstance(outcome, HoldPlaced) for outcome in outcomes) == 2
    per_title = Hold.objects.values("record").annotate(holds=Count("id"))
    assert [row["holds"] for row in per_title] == [1, 1]


def test_copies_that_come_in_at_once_each_serve_another_hold_in_the_order_of_the_queue(
    centre: Branch, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    title = record()
    copies = [item(title) for _ in range(DESKS)]
    for number in range(DESKS - 2):
        pickup = centre if number % 2 else harbour
        place_hold(patron().pk, title.pk, pickup.pk, desk, now=NOW)
    desks = [desk, harbour_desk] * (DESKS // 2)
    outcomes = at_once([partial(check_in, copy.barcode, at, now=NOW) for copy, at in zip(copies, desks, strict=True)])
    served = Counter(outcome.hold_id for outcome in outcomes if isinstance(outcome, CheckedIn))
    assert served.pop(None) == 2
    assert set(served) == set(Hold.objects.values_list("pk", flat=True))
    assert set(served.values()) == {1}
    look_over()


def test_returns_racing_with_holds_placed_and_cancelled_lose_none(
    centre: Branch, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    desks = [desk, harbour_desk, desk]
    for _ in range(6):
        title = record()
        copies = [item(title) for _ in range(3)]
        for copy in copies[:2]:
            assert isinstance(check_out(patron().pk, copy.barcode, desk, now=NOW), CheckedOut)
        standing = [place_hold(patron().pk, title.pk, centre.pk, desk, now=NOW) for _ in range(3)]
        ids = [hold.hold_id for hold in standing if isinstance(hold, HoldPlaced)]
        new = [patron().pk for _ in range(2)]
        at_once(
            [
                *(partial(check_in, copy.barcode, at, now=NOW) for copy, at in zip(copies, desks, strict=True)),
                *(partial(cancel_hold, hold_id, desk, now=NOW) for hold_id in ids[:2]),
                partial(place_hold, new[0], title.pk, harbour.pk, desk, now=NOW),
                partial(place_hold, new[1], title.pk, centre.pk, desk, now=NOW),
            ]
        )
        states = Counter(Hold.objects.filter(record=title).values_list("state", flat=True))
        assert states[Hold.State.CANCELLED] == 2
        assert sum(states.values()) == 5
        for copy in copies:
            assert isinstance(check_in(copy.barcode, desk, now=NOW), CheckedIn)
        assert not Hold.objects.filter(record=title, state=Hold.State.WAITING).exists()
        look_over()


def test_one_copy_set_apart_is_fetched_or_cancelled_but_not_both(anna: Patron, centre: Branch, desk: Actor) -> None:
    for _ in range(15):
        copy = item()
        held = place_hold(anna.pk, copy.record_id, centre.pk, desk, now=NOW)
        assert isinstance(held, HoldPlaced)
        check_in(copy.barcode, desk, now=NOW)
        fetched, cancelled = at_once(
            [
                partial(check_out, anna.pk, copy.barcode, desk, now=NOW),
                partial(cancel_hold, held.hold_id, desk, now=NOW),
            ]
        )
        assert isinstance(fetched, CheckedOut)
        state = Hold.objects.get(pk=held.hold_id).state
        assert state == (Hold.State.CANCELLED if cancelled else Hold.State.FULFILLED)
        check_in(copy.barcode, desk, now=NOW)
        look_over()


def test_an_item_that_comes_in_while_it_is_renewed_ends_up_in_one_place(anna: Patron, desk: Actor) -> None:
    copy = item()
    lent = check_out(anna.pk, copy.barcode, desk, now=NOW)
    assert isinstance(lent, CheckedOut)
    later = NOW.replace(day=28)
    acts: list[Callable[[], object]] = [
        partial(renew, lent.loan_id, desk, now=later),
        partial(check_in, copy.barcode, desk, now=later),
    ] * (DESKS // 2)
    outcomes = at_once(acts)
    assert sum(isinstance(outcome, Renewed) for outcome in outcomes) <= 1
    copy.refresh_from_db()
    assert (copy.status, copy.due_on) == (ItemStatus.AVAILABLE, None)
    assert Loan.objects.get().returned_at == later
    look_over()


def test_a_whole_day_of_everything_at_once_ends_without_a_dead_lock(
    anna: Patron, centre: Branch, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    titles = [record() for _ in range(2)]
    copies = [item(titles[number % 2]) for number in range(6)]
    people = [anna, *(patron() for _ in range(5))]

    def work(number: int) -> None:
        at = desk if number % 2 else harbour_desk
        for step in range(25):
            who, copy = people[(number * 7 + step) % 6], copies[(number + step * 5) % 6]
            match (number + step) % 4:
                case 0:
                    check_out(who.pk, copy.barcode, at, now=NOW, waived={Refusal.HELD_FOR_ANOTHER})
                case 1 | 2:
                    check_in(copy.barcode, at, now=NOW)
                case _:
                    placed = place_hold(who.pk, copy.record_id, at.branch_id or 0, at, now=NOW)
                    if isinstance(placed, HoldPlaced) and step % 3 == 0:
                        cancel_hold(placed.hold_id, at, now=NOW)

    at_once([partial(work, number) for number in range(DESKS)])
    assert max(Counter(Loan.objects.filter(returned_at=None).values_list("patron", flat=True)).values(), default=0) <= 3
    look_over()


def test_two_desks_cannot_take_the_same_money_twice(anna: Patron, desk: Actor) -> None:
    post_charge(anna.pk, Charge.Kind.CARD, 500, desk, now=NOW)
    paid = at_once([partial(pay, anna.pk, 500, Settlement.Means.PIN, desk, now=NOW)] * DESKS)
    assert sum(isinstance(outcome, Settled) for outcome in paid) == 1
    assert open_balance_cents(anna.pk) == 0
