"""Copies added, described, moved and withdrawn by staff, and all of it taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import library
import people
import pytest

from leeszaal.catalogue.models import Item, ItemChange, ItemStatus, Record, SearchChange
from leeszaal.catalogue.services import add_item, change_item, restore_item, withdraw_item
from leeszaal.catalogue.services.items import BarcodeTakenError, NotWithdrawableError
from leeszaal.login.models import Role

pytestmark = pytest.mark.django_db
LATER = people.NOW + timedelta(hours=1)


@pytest.fixture
def cataloguer(db: None) -> int:
    """The number of who changes the copies."""
    return people.staff("catalogus", [Role.CATALOGUE]).pk


@pytest.fixture
def dike(db: None) -> Record:
    """A title."""
    return library.record("De stille dijk")


@pytest.fixture
def copy(dike: Record) -> Item:
    """A copy of it on the shelf."""
    return library.item(dike, shelf="Romans", call_number="DIJK", price_cents=2000)


def new_copy(of: Record) -> dict[str, Any]:
    """What staff tells about a new copy."""
    return {"record_id": of.pk, "branch_id": people.branch().pk, "material_type": "book", "shelf": "Romans"}


def latest(copy: Item) -> ItemChange:
    """The last change of a copy."""
    return copy.changes.latest("pk")


def test_a_new_copy_can_be_lent_at_once(dike: Record, cataloguer: int) -> None:
    made = add_item("*30 000-123a*", new_copy(dike), cataloguer, now=people.NOW)
    assert (made.barcode, made.status, made.shelf) == ("30000123A", ItemStatus.AVAILABLE, "Romans")
    assert (made.current_branch_id, made.acquired_on) == (people.branch().pk, people.TODAY)
    assert (latest(made).verb, latest(made).changed_by_id) == ("add", cataloguer)


def test_a_barcode_belongs_to_one_copy_however_it_is_typed(dike: Record, copy: Item, cataloguer: int) -> None:
    with pytest.raises(BarcodeTakenError) as refused:
        add_item(f"*{copy.barcode}*", new_copy(dike), cataloguer, now=people.NOW)
    assert refused.value.item_id == copy.pk


def test_a_change_keeps_what_was_there_and_nothing_else(copy: Item, cataloguer: int) -> None:
    change_item(copy.pk, {"shelf": "Spannend", "call_number": "DIJK"}, cataloguer, now=LATER)
    assert latest(copy).before == {"shelf": "Romans"}
    change_item(copy.pk, {"shelf": "Spannend"}, cataloguer, now=LATER)
    assert copy.changes.count() == 1


def test_a_description_cannot_say_that_a_copy_is_lent_or_where_it_lies(copy: Item, cataloguer: int) -> None:
    change_item(copy.pk, {"status": ItemStatus.ON_LOAN, "barcode": "1"}, cataloguer, now=LATER)
    copy.refresh_from_db()
    assert copy.status == ItemStatus.AVAILABLE
    assert not copy.changes.exists()


def test_a_copy_moved_to_another_branch_still_lies_where_it_lies(copy: Item, cataloguer: int) -> None:
    harbour = people.branch("haven")
    change_item(copy.pk, {"branch_id": harbour.pk}, cataloguer, now=LATER)
    copy.refresh_from_db()
    assert (copy.branch, copy.current_branch) == (harbour, people.branch())


def test_every_change_of_a_copy_can_be_taken_back_and_that_too(copy: Item, cataloguer: int) -> None:
    change_item(copy.pk, {"shelf": "Spannend", "price_cents": None}, cataloguer, now=LATER)
    for shelf, price in [("Romans", 2000), ("Spannend", None)] * 2:
        restored = restore_item(latest(copy).pk, cataloguer, now=LATER)
        assert (restored.shelf, restored.price_cents) == (shelf, price)


def test_a_withdrawn_copy_stays_known_and_can_come_back(copy: Item, cataloguer: int) -> None:
    withdrawn = withdraw_item(copy.pk, cataloguer, now=LATER)
    withdraw_item(copy.pk, cataloguer, now=LATER)
    assert (withdrawn.status, withdrawn.status_since) == (ItemStatus.WITHDRAWN, LATER)
    assert copy.changes.count() == 1
    assert restore_item(latest(copy).pk, cataloguer, now=LATER).status == ItemStatus.AVAILABLE


@pytest.mark.parametrize(
    "status",
    [ItemStatus.ON_LOAN, ItemStatus.ON_HOLD_SHELF, ItemStatus.IN_TRANSIT, ItemStatus.CLAIMS_RETURNED],
)
def test_a_copy_that_somebody_has_or_waits_for_is_not_withdrawn(copy: Item, cataloguer: int, status: str) -> None:
    Item.objects.filter(pk=copy.pk).update(status=status)
    with pytest.raises(NotWithdrawableError):
        withdraw_item(copy.pk, cataloguer, now=LATER)
    assert not copy.changes.exists()


def test_an_old_withdrawal_is_not_taken_back_under_a_borrowers_hands(copy: Item, cataloguer: int) -> None:
    withdraw_item(copy.pk, cataloguer, now=LATER)
    Item.objects.filter(pk=copy.pk).update(status=ItemStatus.ON_LOAN)
    with pytest.raises(NotWithdrawableError):
        restore_item(latest(copy).pk, cataloguer, now=LATER)
    copy.refresh_from_db()
    assert copy.status == ItemStatus.ON_LOAN


CHANGES: dict[str, Callable[[Item, int], object]] = {
    "withdraw": lambda copy, by: withdraw_item(copy.pk, by, now=LATER),
    "move": lambda copy, by: change_item(copy.pk, {"branch_id": people.branch("haven").pk}, by, now=LATER),
    "add": lambda copy, by: add_item("30001", new_copy(copy.record), by, now=LATER),
}


@pytest.mark.parametrize("change", CHANGES)
def test_search_hears_of_a_change_in_where_copies_are(copy: Item, cataloguer: int, change: str) -> None:
    before = SearchChange.objects.filter(record_id=copy.record_id).count()
    CHANGES[change](copy, cataloguer)
    assert SearchChange.objects.filter(record_id=copy.record_id).count() == before + 1
