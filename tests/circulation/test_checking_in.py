"""An item comes in at a desk or through the book drop."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people import NOW, patron
from shelves import item, record

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.charges.queries import open_balance_cents
from leeszaal.charges.services import pay
from leeszaal.circulation.models import Event, Hold, Loan, Transit
from leeszaal.circulation.rules.checkin import Destination, News
from leeszaal.circulation.services import cancel_hold, check_in, check_out, mark_lost, place_hold, suspend_hold
from leeszaal.circulation.services.outcomes import (
    CheckedIn,
    CheckedOut,
    CheckinRefusal,
    HoldPlaced,
    NotCheckedIn,
    Unknown,
)
from leeszaal.common.actor import Actor
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db
BACK = NOW + timedelta(days=7)


def lend(who: Patron, copy: Item, desk: Actor) -> CheckedOut:
    lent = check_out(who.pk, copy.barcode, desk, now=NOW)
    assert isinstance(lent, CheckedOut)
    return lent


def take_in(copy: Item, desk: Actor, **when: object) -> CheckedIn:
    taken = check_in(copy.barcode, desk, **({"now": BACK} | when))  # type: ignore[arg-type]
    assert isinstance(taken, CheckedIn)
    return taken


def hold(who: Patron, copy: Item, pickup: Branch, desk: Actor) -> int:
    placed = place_hold(who.pk, copy.record_id, pickup.pk, desk, now=NOW)
    assert isinstance(placed, HoldPlaced)
    return placed.hold_id


def test_a_return_ends_the_loan_and_puts_the_item_on_its_shelf(anna: Patron, desk: Actor) -> None:
    copy = item()
    lent = lend(anna, copy, desk)
    taken = take_in(copy, desk)
    assert (taken.loan_id, taken.patron_id, taken.destination, taken.news) == (
        lent.loan_id,
        anna.pk,
        Destination.SHELF,
        (),
    )
    loan = Loan.objects.get()
    assert (loan.returned_at, loan.ending, loan.return_branch_id) == (BACK, "returned", desk.branch_id)
    copy.refresh_from_db()
    assert (copy.status, copy.due_on, copy.status_since) == (ItemStatus.AVAILABLE, None, BACK)
    event = Event.objects.latest("id")
    assert (event.verb, event.loan_id, event.patron_id, event.details["destination"]) == (
        "check_in",
        lent.loan_id,
        anna.pk,
        "shelf",
    )


def test_a_late_return_is_charged_for_the_open_days_only(anna: Patron, desk: Actor) -> None:
    copy = item()
    lend(anna, copy, desk)
    taken = take_in(copy, desk, now=NOW + timedelta(days=28))
    assert (taken.days_late, taken.overdue_cents, taken.news) == (5, 50, (News.LATE,))
    charge = Charge.objects.get()
    assert (charge.kind, charge.amount_cents, charge.loan_id, charge.item_id) == (
        "overdue",
        50,
        taken.loan_id,
        copy.pk,
    )


def test_the_book_drop_counts_when_it_was_used(anna: Patron, desk: Actor) -> None:
    copy = item()
    lend(anna, copy, desk)
    dropped_at = NOW + timedelta(days=21)
    taken = take_in(copy, desk, now=NOW + timedelta(days=23), returned_at=dropped_at)
    assert taken.overdue_cents == 0
    assert Loan.objects.get().returned_at == dropped_at
    assert Event.objects.latest("id").details["returned_at"] == dropped_at.isoformat()


def test_a_return_before_the_loan_or_in_the_future_is_refused(anna: Patron, desk: Actor) -> None:
    copy = item()
    lend(anna, copy, desk)
    early = check_in(copy.barcode, desk, now=BACK, returned_at=NOW - timedelta(days=1))
    late = check_in(copy.barcode, desk, now=BACK, returned_at=BACK + timedelta(minutes=1))
    assert isinstance(early, NotCheckedIn)
    assert isinstance(late, NotCheckedIn)
    assert early.reasons == (CheckinRefusal.BEFORE_CHECKOUT,)
    assert late.reasons == (CheckinRefusal.IN_THE_FUTURE,)
    assert Loan.objects.get().returned_at is None


def test_an_unknown_item_is_told(desk: Actor) -> None:
    unknown = check_in("999", desk, now=NOW)
    assert isinstance(unknown, NotCheckedIn)
    assert unknown.reasons == (Unknown.ITEM,)


def test_an_item_that_was_not_on_loan_is_taken_in_all_the_same(desk: Actor) -> None:
    assert take_in(item(), desk).news == (News.NOT_ON_LOAN,)


def test_an_item_of_another_branch_travels_home_and_arrives_there(
    anna: Patron, centre: Branch, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    copy = item(home=harbour)
    lend(anna, copy, desk)
    sent = take_in(copy, desk)
    assert (sent.destination, sent.to_branch_id) == (Destination.TO_HOME_BRANCH, harbour.pk)
    transit = Transit.objects.get()
    assert (transit.from_branch_id, transit.to_branch_id, transit.arrived_at) == (centre.pk, harbour.pk, None)
    copy.refresh_from_db()
    assert copy.status == ItemStatus.IN_TRANSIT
    arrived = take_in(copy, harbour_desk)
    assert arrived.destination is Destination.SHELF
    assert Transit.objects.get().arrived_at == BACK


@pytest.mark.promise("LEND-2")
def test_a_hold_is_trapped_here_becomes_ready_and_is_told_once(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    copy = item()
    lend(bram, copy, desk)
    hold_id = hold(anna, copy, centre, desk)
    taken = take_in(copy, desk)
    assert (taken.destination, taken.hold_id, taken.shelf_until) == (
        Destination.HOLD_SHELF,
        hold_id,
        date(2026, 12, 8),
    )
    standing = Hold.objects.get()
    assert (standing.state, standing.trapped_item_id, standing.ready_at) == (Hold.State.READY, copy.pk, BACK)
    notice = Notice.objects.get()
    assert (notice.kind, notice.patron_id, notice.subject_ids) == ("hold_ready", anna.pk, {"hold": hold_id})
    again = take_in(copy, desk)
    assert (again.destination, again.hold_id, again.shelf_until) == (
        Destination.HOLD_SHELF,
        hold_id,
        date(2026, 12, 8),
    )
    assert Notice.objects.count() == 1


def test_a_hold_for_another_branch_travels_and_becomes_ready_on_arrival(
    anna: Patron, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    copy = item()
    hold_id = hold(anna, copy, harbour, desk)
    sent = take_in(copy, desk)
    assert (sent.destination, sent.to_branch_id, sent.shelf_until) == (Destination.TO_PICKUP_BRANCH, harbour.pk, None)
    assert (Hold.objects.get().state, Transit.objects.get().hold_id) == (Hold.State.IN_TRANSIT, hold_id)
    assert not Notice.objects.exists()
    arrived = take_in(copy, harbour_desk)
    assert (arrived.destination, arrived.hold_id) == (Destination.HOLD_SHELF, hold_id)
    assert Hold.objects.get().state == Hold.State.READY
    assert Notice.objects.count() == 1
    verbs = list(Event.objects.filter(hold_id=hold_id).order_by("id").values_list("verb", flat=True))
    assert verbs == ["place_hold", "check_in", "hold_trapped", "check_in", "hold_ready"]


def test_an_item_scanned_at_a_third_branch_goes_on_where_it_was_going(
    anna: Patron, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    copy = item()
    hold(anna, copy, harbour, desk)
    take_in(copy, desk)
    again = take_in(copy, desk)
    assert (again.destination, again.to_branch_id) == (Destination.TO_PICKUP_BRANCH, harbour.pk)
    assert Transit.objects.count() == 1


def test_an_item_whose_hold_was_cancelled_underway_goes_to_who_is_next(  # noqa: PLR0917
    anna: Patron, bram: Patron, centre: Branch, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    copy = item()
    first = hold(anna, copy, harbour, desk)
    take_in(copy, desk)
    second = hold(bram, copy, centre, desk)
    assert cancel_hold(first, desk, now=NOW)
    sent_back = take_in(copy, harbour_desk)
    assert (sent_back.hold_id, sent_back.to_branch_id) == (second, centre.pk)
    assert list(Transit.objects.order_by("id").values_list("arrived_at", flat=True)) == [BACK, None]


def test_a_suspended_hold_is_passed_over_and_served_when_its_day_has_come(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    title = record()
    one, two = item(title), item(title)
    asleep, awake = hold(anna, one, centre, desk), hold(bram, one, centre, desk)
    suspend_hold(asleep, desk, now=NOW, until=BACK.date() + timedelta(days=1))
    assert take_in(one, desk).hold_id == awake
    assert take_in(two, desk, now=BACK + timedelta(days=1)).hold_id == asleep


def test_a_reference_copy_serves_no_hold(anna: Patron, centre: Branch, desk: Actor) -> None:
    title = record()
    hold(anna, item(title), centre, desk)
    assert take_in(item(title, is_lendable=False), desk).destination is Destination.SHELF


def test_a_lost_item_that_is_found_gives_the_replacement_back_and_keeps_the_processing(
    anna: Patron, desk: Actor
) -> None:
    copy = item()
    lend(anna, copy, desk)
    mark_lost(copy.barcode, desk, now=NOW)
    assert open_balance_cents(anna.pk) == 2250
    pay(anna.pk, 2250, "pin", desk, now=NOW)  # type: ignore[arg-type]
    taken = take_in(copy, desk)
    assert (taken.news, taken.given_back_cents, taken.destination) == (
        (News.LOST_FOUND,),
        2000,
        Destination.SHELF,
    )
    assert open_balance_cents(anna.pk) == -2000


def test_what_is_found_a_second_time_gives_nothing_back_twice(anna: Patron, desk: Actor) -> None:
    copy = item()
    lend(anna, copy, desk)
    mark_lost(copy.barcode, desk, now=NOW)
    take_in(copy, desk)
    mark_lost(copy.barcode, desk, now=BACK)
    assert take_in(copy, desk).given_back_cents == 0
    assert open_balance_cents(anna.pk) == 250


def test_two_who_wait_for_one_title_are_each_served_once(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    title = record()
    one, two, three = item(title), item(title), item(title)
    served = [hold(anna, one, centre, desk), hold(bram, one, centre, desk)]
    assert [take_in(copy, desk).hold_id for copy in (one, two, three)] == [*served, None]


def test_a_return_takes_three_statements_and_a_late_one_four(anna: Patron, desk: Actor) -> None:
    on_time, late = item(), item()
    lend(anna, on_time, desk)
    lend(anna, late, desk)
    for copy, when, expected in ((on_time, BACK, 3), (late, NOW + timedelta(days=40), 4)):
        with CaptureQueriesContext(connection) as statements:
            take_in(copy, desk, now=when)
        assert len([one for one in statements if "SAVEPOINT" not in one["sql"]]) == expected


def test_nothing_comes_in_from_nowhere(house_rule: object) -> None:
    with pytest.raises(ValueError, match="branch"):
        check_in("1", Actor(kind="job", id=None, branch_id=None, via="job"), now=NOW)


def test_a_hold_goes_by_priority_first(anna: Patron, desk: Actor, centre: Branch) -> None:
    title = record()
    copy = item(title)
    hold(anna, copy, centre, desk)
    urgent = hold(patron(given_names="Cor"), copy, centre, desk)
    Hold.objects.filter(pk=urgent).update(priority=5)
    assert take_in(copy, desk).hold_id == urgent
