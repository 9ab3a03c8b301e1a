"""Undo the last check-out or check-in, as long as nothing has happened since."""

from datetime import timedelta

import pytest
from people import NOW, patron
from shelves import item

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import ItemStatus
from leeszaal.charges.queries import open_balance_cents
from leeszaal.circulation.models import Event, Hold, Loan, LoanCount, Transit
from leeszaal.circulation.rules.checkin import Destination
from leeszaal.circulation.services import (
    cancel_hold,
    check_in,
    check_out,
    place_hold,
    renew,
    undo_check_in,
    undo_check_out,
)
from leeszaal.circulation.services.outcomes import CheckedIn, CheckedOut
from leeszaal.circulation.services.undoing import Refusal
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=5)


def lend(who: Patron, barcode: str, desk: Actor) -> int:
    lent = check_out(who.pk, barcode, desk, now=NOW)
    assert isinstance(lent, CheckedOut)
    return lent.loan_id


def test_an_undone_loan_is_gone_and_the_item_back_on_its_shelf(anna: Patron, desk: Actor) -> None:
    copy = item()
    undone = undo_check_out(lend(anna, copy.barcode, desk), desk, now=SOON)
    assert isinstance(undone, CheckedIn)
    assert undone.destination is Destination.SHELF
    copy.refresh_from_db()
    assert copy.status == ItemStatus.AVAILABLE
    assert not Loan.objects.exists()
    assert LoanCount.objects.get().loans == 0
    assert [event.verb for event in Event.objects.order_by("id")] == ["check_out", "undo_check_out", "check_in"]


def test_undoing_a_loan_that_served_a_hold_sets_the_item_apart_again(anna: Patron, centre: Branch, desk: Actor) -> None:
    copy = item()
    place_hold(anna.pk, copy.record_id, centre.pk, desk, now=NOW)
    check_in(copy.barcode, desk, now=NOW)
    undone = undo_check_out(lend(anna, copy.barcode, desk), desk, now=SOON)
    assert isinstance(undone, CheckedIn)
    assert undone.destination is Destination.HOLD_SHELF
    hold = Hold.objects.get()
    assert (hold.state, hold.trapped_item_id, hold.ended_at) == (Hold.State.READY, copy.pk, None)


def test_undoing_a_loan_from_the_shelf_lets_the_patron_wait_as_before(
    anna: Patron, centre: Branch, harbour: Branch, desk: Actor
) -> None:
    copy = item()
    earlier = patron()
    place_hold(earlier.pk, copy.record_id, harbour.pk, desk, now=NOW)
    place_hold(anna.pk, copy.record_id, centre.pk, desk, now=SOON)
    undone = undo_check_out(lend(anna, copy.barcode, desk), desk, now=SOON)
    assert isinstance(undone, CheckedIn)
    assert undone.hold_id == Hold.objects.get(patron=earlier).pk
    assert Hold.objects.get(patron=anna).state == Hold.State.WAITING


def test_an_undone_return_lets_the_loan_run_on_and_takes_the_charge_back(
    anna: Patron, bram: Patron, harbour: Branch, desk: Actor
) -> None:
    copy = item()
    loan_id = lend(anna, copy.barcode, desk)
    place_hold(bram.pk, copy.record_id, harbour.pk, desk, now=NOW)
    late = NOW + timedelta(days=28)
    check_in(copy.barcode, desk, now=late)
    assert open_balance_cents(anna.pk) == 50
    loan = undo_check_in(loan_id, desk, now=late + timedelta(minutes=1))
    assert isinstance(loan, Loan)
    copy.refresh_from_db()
    assert (copy.status, copy.due_on) == (ItemStatus.ON_LOAN, loan.due_on)
    assert Loan.objects.get().returned_at is None
    assert open_balance_cents(anna.pk) == 0
    assert Hold.objects.get().state == Hold.State.WAITING
    assert not Transit.objects.exists()


def test_what_has_gone_on_since_is_not_undone(anna: Patron, bram: Patron, centre: Branch, desk: Actor) -> None:
    copy = item()
    renewed = lend(anna, copy.barcode, desk)
    renew(renewed, desk, now=NOW + timedelta(days=1))
    assert undo_check_out(renewed, desk, now=SOON) is Refusal.SOMETHING_HAPPENED_SINCE
    check_in(copy.barcode, desk, now=NOW + timedelta(days=1))
    lent = check_out(bram.pk, copy.barcode, desk, now=NOW + timedelta(days=1))
    assert isinstance(lent, CheckedOut)
    assert undo_check_in(renewed, desk, now=NOW + timedelta(days=1)) is Refusal.SOMETHING_HAPPENED_SINCE


def test_a_hold_cancelled_after_the_return_has_happened_since(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    copy = item()
    loan_id = lend(anna, copy.barcode, desk)
    place_hold(bram.pk, copy.record_id, centre.pk, desk, now=NOW)
    check_in(copy.barcode, desk, now=NOW)
    cancel_hold(Hold.objects.get().pk, desk, now=NOW)
    assert undo_check_in(loan_id, desk, now=SOON) is Refusal.SOMETHING_HAPPENED_SINCE


def test_what_is_long_ago_or_never_was_is_not_undone(anna: Patron, desk: Actor) -> None:
    loan_id = lend(anna, item().barcode, desk)
    assert undo_check_out(loan_id, desk, now=NOW + timedelta(hours=13)) is Refusal.TOO_LONG_AGO
    assert undo_check_out(0, desk, now=NOW) is Refusal.UNKNOWN
    assert undo_check_in(loan_id, desk, now=NOW) is Refusal.UNKNOWN
