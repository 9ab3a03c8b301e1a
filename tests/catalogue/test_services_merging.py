"""Two records of one edition become one, with their copies and those who wait, and apart again."""

from datetime import timedelta

import library
import people
import pytest

from leeszaal.catalogue.marc.text import parse_record
from leeszaal.catalogue.models import Item, ItemStatus, Record, RecordVersion
from leeszaal.catalogue.services import change_item, create_record
from leeszaal.catalogue.services.merging import SameRecordError
from leeszaal.circulation.models import Hold
from leeszaal.circulation.services.merging import merge_with_holds, restore_with_holds
from leeszaal.common.actor import JOB, Actor
from leeszaal.login.models import Role
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db
LATER = people.NOW + timedelta(hours=1)
LATEST = people.NOW + timedelta(hours=2)
EARLIER = people.NOW - timedelta(days=1)


@pytest.fixture
def cataloguer(db: None) -> Actor:
    return people.at_desk(people.staff("catalogus", [Role.CATALOGUE]))


@pytest.fixture
def double(db: None) -> Record:
    """The record that is one too many."""
    return create_record(parse_record("001 LV1\n245 10 $a De stille dijk"), now=people.NOW)


@pytest.fixture
def good(db: None) -> Record:
    """The record that stays."""
    return create_record(parse_record("001 LV2\n245 10 $a De stille dijk"), now=people.NOW)


def merge(double: Record, good: Record, by: Actor) -> RecordVersion:
    return merge_with_holds(double.pk, good.pk, by, now=LATER)


def queue(of: Record) -> list[Patron | None]:
    """Who waits, in the order in which they are served."""
    waiting = of.holds.filter(state=Hold.State.WAITING).order_by("-priority", "placed_at", "id")
    return [hold.patron for hold in waiting.select_related("patron")]


def test_copies_move_and_the_emptied_record_is_hidden(double: Record, good: Record, cataloguer: Actor) -> None:
    copy = library.item(double)
    merge(double, good, cataloguer)
    copy.refresh_from_db()
    double.refresh_from_db()
    assert copy.record == good
    assert double.suppressed


def test_a_merge_taken_back_brings_copies_and_waiting_people_home(
    double: Record, good: Record, cataloguer: Actor
) -> None:
    copy, own = library.item(double), library.item(good)
    anna = people.patron()
    library.hold(anna, double)
    version = merge(double, good, cataloguer)
    for _ in range(2):
        restored = restore_with_holds(version.pk, cataloguer, now=LATEST)
        assert not restored.suppressed
        assert list(double.items.all()) == [copy]
        assert list(good.items.all()) == [own]
        assert (queue(double), queue(good)) == ([anna], [])


def test_a_copy_that_was_moved_on_meanwhile_stays_where_it_is(double: Record, good: Record, cataloguer: Actor) -> None:
    copy, third = library.item(double), library.record("Een ander boek")
    version = merge(double, good, cataloguer)
    change_item(copy.pk, {"record_id": third.pk}, cataloguer.id or 0, now=LATER)
    restore_with_holds(version.pk, cataloguer, now=LATEST)
    copy.refresh_from_db()
    assert copy.record == third


def test_who_waits_keeps_the_place_of_the_moment_of_asking(double: Record, good: Record, cataloguer: Actor) -> None:
    anna, bram, cato = (people.patron(given_names=name) for name in ("Anna", "Bram", "Cato"))
    library.hold(anna, good, placed_at=people.NOW - timedelta(days=3))
    library.hold(bram, double, placed_at=people.NOW - timedelta(days=2))
    library.hold(cato, good, placed_at=people.NOW - timedelta(days=1))
    merge(double, good, cataloguer)
    assert queue(good) == [anna, bram, cato]


@pytest.mark.parametrize("days_before", [-2, 2])
def test_who_waits_for_both_waits_once_at_the_older_place(
    double: Record, good: Record, cataloguer: Actor, days_before: int
) -> None:
    anna, bram = people.patron(), people.patron(given_names="Bram")
    library.hold(bram, good, placed_at=people.NOW)
    library.hold(anna, good, placed_at=people.NOW + timedelta(days=days_before))
    library.hold(anna, double, placed_at=people.NOW - timedelta(days=days_before))
    merge(double, good, cataloguer)
    assert queue(good) == [anna, bram]
    assert queue(double) == []


@pytest.mark.parametrize("ready_on_double", [True, False])
def test_a_copy_that_is_ready_stays_ready_for_who_waits_for_both(
    double: Record, good: Record, cataloguer: Actor, ready_on_double: bool
) -> None:
    anna = people.patron()
    with_copy, without = (double, good) if ready_on_double else (good, double)
    kept = library.item(with_copy, status=ItemStatus.ON_HOLD_SHELF)
    library.hold(anna, with_copy, state=Hold.State.READY, trapped_item=kept, ready_at=people.NOW)
    library.hold(anna, without, placed_at=EARLIER)
    merge(double, good, cataloguer)
    live = Hold.objects.get(patron=anna, state__in=["waiting", "ready"])
    assert (live.state, live.trapped_item, live.record) == (Hold.State.READY, kept, good)
    assert Item.objects.get(pk=kept.pk).record == good


def test_who_asked_for_the_hidden_record_since_waits_once_after_the_merge_is_taken_back(
    double: Record, good: Record, cataloguer: Actor
) -> None:
    anna = people.patron()
    library.hold(anna, double, placed_at=EARLIER)
    version = merge(double, good, cataloguer)
    library.hold(anna, double, placed_at=LATER)
    restore_with_holds(version.pk, cataloguer, now=LATEST)
    assert Hold.objects.get(patron=anna, state=Hold.State.WAITING).placed_at == EARLIER
    assert (queue(double), queue(good)) == ([anna], [])


def test_an_ended_hold_stays_with_the_record_it_was_for(double: Record, good: Record, cataloguer: Actor) -> None:
    ended = library.hold(people.patron(), double, state=Hold.State.FULFILLED)
    merge(double, good, cataloguer)
    ended.refresh_from_db()
    assert ended.record == double


def test_a_record_is_not_merged_with_itself(double: Record, cataloguer: Actor) -> None:
    with pytest.raises(SameRecordError):
        merge(double, double, cataloguer)
    assert not double.versions.exists()


def test_only_staff_merges_and_takes_back(double: Record, good: Record, cataloguer: Actor) -> None:
    with pytest.raises(ValueError, match="staff"):
        merge(double, good, JOB)
    version = merge(double, good, cataloguer)
    with pytest.raises(ValueError, match="staff"):
        restore_with_holds(version.pk, JOB, now=LATEST)
