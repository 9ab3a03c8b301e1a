"""Waiting for a title: placing, suspending, moving, cancelling, expiring a hold, and when it may be one's turn."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people import NOW, TODAY, category, patron
from shelves import item, know_the_house, record, rule

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import ItemStatus, Record
from leeszaal.circulation.models import Event, Hold
from leeszaal.circulation.queries import (
    hold_history,
    hold_shelf,
    holds_of,
    pick_list,
    queue_of,
    to_take_off_shelf,
)
from leeszaal.circulation.rules.holds import Refusal
from leeszaal.circulation.services import (
    cancel_hold,
    check_in,
    check_out,
    move_hold,
    place_hold,
    resume_hold,
    suspend_hold,
)
from leeszaal.circulation.services.outcomes import HoldPlaced, HoldRefused, Unknown
from leeszaal.circulation.tasks import go_round_the_holds
from leeszaal.circulation.telling import hold_ready
from leeszaal.common.actor import Actor
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def title(centre: Branch) -> Record:
    return record()


def hold(who: Patron, of: Record, pickup: Branch, desk: Actor, **wishes: object) -> int:
    placed = place_hold(who.pk, of.pk, pickup.pk, desk, **({"now": NOW} | wishes))  # type: ignore[arg-type]
    assert isinstance(placed, HoldPlaced)
    return placed.hold_id


def refusals(who: Patron, of: Record, pickup: Branch, desk: Actor) -> tuple[object, ...]:
    refused = place_hold(who.pk, of.pk, pickup.pk, desk, now=NOW)
    assert isinstance(refused, HoldRefused)
    return refused.reasons


@pytest.mark.promise("LEND-2")
def test_who_places_a_hold_hears_the_place_in_the_queue(
    anna: Patron, bram: Patron, title: Record, centre: Branch, desk: Actor
) -> None:
    item(title)
    first = place_hold(anna.pk, title.pk, centre.pk, desk, now=NOW)
    second = place_hold(bram.pk, title.pk, centre.pk, desk, now=NOW + DAY)
    assert isinstance(first, HoldPlaced)
    assert isinstance(second, HoldPlaced)
    assert (first.position, second.position) == (1, 2)
    assert [one.pk for one in queue_of(title.pk)] == [first.hold_id, second.hold_id]


def test_a_category_with_priority_stands_in_front(anna: Patron, title: Record, centre: Branch, desk: Actor) -> None:
    item(title)
    rule(category=category("institution"), hold_priority=1)
    hold(anna, title, centre, desk)
    school = patron(category=category("institution"))
    placed = place_hold(school.pk, title.pk, centre.pk, desk, now=NOW + DAY)
    assert isinstance(placed, HoldPlaced)
    assert placed.position == 1


def test_the_reasons_against_a_hold_come_from_what_is_there(
    anna: Patron, title: Record, centre: Branch, desk: Actor
) -> None:
    assert refusals(anna, title, centre, desk) == (Refusal.NO_COPIES,)
    copy = item(title)
    hold(anna, title, centre, desk)
    assert refusals(anna, title, centre, desk) == (Refusal.ALREADY_ON_HOLD,)
    cancel_hold(Hold.objects.get().pk, desk, now=NOW)
    check_out(anna.pk, copy.barcode, desk, now=NOW)
    assert refusals(anna, title, centre, desk) == (Refusal.ALREADY_AT_HOME,)
    e_book = record(material_type="ebook")
    assert refusals(anna, e_book, centre, desk) == (Refusal.DIGITAL,)
    centre.is_pickup_location = False
    centre.save()
    assert refusals(anna, item().record, centre, desk) == (Refusal.NOT_A_PICKUP_LOCATION,)


def test_too_many_holds_are_refused(anna: Patron, centre: Branch, desk: Actor) -> None:
    for _ in range(2):
        hold(anna, item().record, centre, desk)
    assert refusals(anna, item().record, centre, desk) == (Refusal.TOO_MANY_HOLDS,)


def test_a_title_or_patron_that_is_not_there_is_told(anna: Patron, centre: Branch, desk: Actor) -> None:
    assert refusals(anna, record(suppressed=True), centre, desk) == (Unknown.RECORD,)
    nobody = place_hold(0, 0, centre.pk, desk, now=NOW)
    assert isinstance(nobody, HoldRefused)
    assert nobody.reasons == (Unknown.CARD,)


def test_a_hold_on_one_item_is_served_by_that_item_only(
    anna: Patron, title: Record, centre: Branch, desk: Actor
) -> None:
    wanted, other = item(title), item(title)
    hold_id = hold(anna, title, centre, desk, item_id=wanted.pk)
    assert check_in(other.barcode, desk, now=NOW).hold_id is None  # type: ignore[union-attr]
    assert check_in(wanted.barcode, desk, now=NOW).hold_id == hold_id  # type: ignore[union-attr]


def test_only_ones_own_hold_is_cancelled_and_only_once(
    anna: Patron, bram: Patron, title: Record, centre: Branch, desk: Actor
) -> None:
    item(title)
    hold_id = hold(anna, title, centre, desk)
    assert not cancel_hold(hold_id, desk, now=NOW, patron_id=bram.pk)
    assert cancel_hold(hold_id, desk, now=NOW, patron_id=anna.pk)
    assert not cancel_hold(hold_id, desk, now=NOW)
    assert [event.verb for event in hold_history(hold_id)] == ["place_hold", "cancel_hold"]


def test_a_hold_is_suspended_resumed_and_moved_while_it_waits(
    anna: Patron, title: Record, centre: Branch, harbour: Branch, desk: Actor
) -> None:
    copy = item(title)
    hold_id = hold(anna, title, centre, desk)
    assert suspend_hold(hold_id, desk, now=NOW)
    assert check_in(copy.barcode, desk, now=NOW).hold_id is None  # type: ignore[union-attr]
    assert resume_hold(hold_id, desk, now=NOW)
    assert not resume_hold(hold_id, desk, now=NOW)
    assert move_hold(hold_id, harbour.pk, desk, now=NOW)
    assert check_in(copy.barcode, desk, now=NOW).to_branch_id == harbour.pk  # type: ignore[union-attr]
    assert not suspend_hold(hold_id, desk, now=NOW)
    assert not move_hold(hold_id, centre.pk, desk, now=NOW)


def test_a_cancelled_hold_leaves_its_item_on_the_list_to_take_off_the_shelf(
    anna: Patron, bram: Patron, title: Record, centre: Branch, desk: Actor
) -> None:
    copy = item(title)
    first, second = hold(anna, title, centre, desk), hold(bram, title, centre, desk)
    check_in(copy.barcode, desk, now=NOW)
    assert [one.pk for one in hold_shelf(centre.pk)] == [first]
    assert not to_take_off_shelf(centre.pk)
    cancel_hold(first, desk, now=NOW)
    assert [one.pk for one in to_take_off_shelf(centre.pk)] == [copy.pk]
    assert check_in(copy.barcode, desk, now=NOW).hold_id == second  # type: ignore[union-attr]
    assert not to_take_off_shelf(centre.pk)


def test_the_nightly_round_expires_what_nobody_fetched_and_wakes_what_slept(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    one, two = item(), item()
    expiring = hold(anna, one.record, centre, desk)
    check_in(one.barcode, desk, now=NOW)
    sleeping = hold(bram, two.record, centre, desk, suspended_until=TODAY + 8 * DAY)
    last_day = Hold.objects.get(pk=expiring).shelf_until
    assert last_day == date(2026, 12, 1)
    go_round_the_holds(int((NOW + 7 * DAY).timestamp()))
    assert Hold.objects.get(pk=expiring).state == Hold.State.READY
    assert Hold.objects.get(pk=sleeping).suspended
    go_round_the_holds(int((NOW + 8 * DAY).timestamp()))
    assert Hold.objects.get(pk=expiring).state == Hold.State.EXPIRED
    assert not Hold.objects.get(pk=sleeping).suspended
    assert list(Event.objects.filter(actor_kind="job").order_by("id").values_list("verb", flat=True)) == [
        "expire_hold",
        "resume_hold",
    ]


def test_the_message_tells_what_is_on_the_shelf_and_nothing_of_what_is_gone(
    anna: Patron, title: Record, centre: Branch, desk: Actor
) -> None:
    copy = item(title)
    hold_id = hold(anna, title, centre, desk)
    check_in(copy.barcode, desk, now=NOW)
    subject = hold_ready(Notice.objects.get())
    assert subject is not None
    assert (subject.context["title"], subject.context["branch"]) == (title.title, centre)
    cancel_hold(hold_id, desk, now=NOW)
    assert hold_ready(Notice.objects.get()) is None


def test_the_pick_list_names_a_free_copy_for_each_who_waits_the_nearest_first(
    anna: Patron, bram: Patron, centre: Branch, harbour: Branch, desk: Actor
) -> None:
    title = record()
    here, there = item(title, home=centre), item(title, home=harbour)
    item(title, home=centre, is_lendable=False)
    far = hold(anna, title, harbour, desk)
    near = hold(bram, title, centre, desk, now=NOW + DAY)
    hold(patron(), title, centre, desk, now=NOW + 2 * DAY)
    assert [(pick.item.pk, pick.hold.pk) for pick in pick_list(centre.pk, TODAY)] == [(here.pk, near)]
    assert [(pick.item.pk, pick.hold.pk) for pick in pick_list(harbour.pk, TODAY)] == [(there.pk, far)]


def test_the_pick_list_keeps_a_copy_for_who_wants_that_very_copy(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    title = record()
    one = item(title)
    hold(anna, title, centre, desk)
    special = hold(bram, title, centre, desk, item_id=one.pk)
    other = item(title)
    picks = {pick.item.pk: pick.hold.pk for pick in pick_list(centre.pk, TODAY)}
    assert picks[one.pk] == special
    assert set(picks) == {one.pk, other.pk}


def test_ones_own_page_tells_place_state_and_an_honest_date(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    title = record()
    copy = item(title)
    check_out(patron().pk, copy.barcode, desk, now=NOW)
    hold(bram, title, centre, desk)
    hold(anna, title, centre, desk, now=NOW + DAY)
    ready = item()
    hold(anna, ready.record, centre, desk)
    check_in(ready.barcode, desk, now=NOW)
    with CaptureQueriesContext(connection) as statements:
        on_shelf, waiting = holds_of(anna.pk, TODAY)
    assert len(statements) == 3
    assert (on_shelf.state, on_shelf.position, on_shelf.shelf_until) == ("ready", None, date(2026, 12, 1))
    assert (waiting.state, waiting.position, waiting.queue_length) == ("waiting", 2, 2)
    assert waiting.expected_on == date(2026, 12, 15) + timedelta(days=3 + 21 + 3)


def test_a_hold_on_what_is_lost_has_no_expected_date(anna: Patron, title: Record, centre: Branch, desk: Actor) -> None:
    copy = item(title)
    hold(anna, title, centre, desk)
    copy.status = ItemStatus.LOST
    copy.save()
    assert holds_of(anna.pk, TODAY)[0].expected_on is None


def test_placing_a_hold_takes_three_statements(anna: Patron, title: Record, centre: Branch, desk: Actor) -> None:
    item(title)
    know_the_house()
    with CaptureQueriesContext(connection) as statements:
        hold(anna, title, centre, desk)
    assert len([one for one in statements if "SAVEPOINT" not in one["sql"]]) == 3
