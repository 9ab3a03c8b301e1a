"""What has become of an item: lost, missing, damaged, claimed returned, repaired."""

from collections.abc import Callable
from typing import Any

import pytest
from people import NOW
from shelves import item

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.charges.queries import open_balance_cents
from leeszaal.circulation.models import Event, Hold, Loan, Transit
from leeszaal.circulation.queries import item_history
from leeszaal.circulation.rules.checkin import ItemState
from leeszaal.circulation.rules.states import RESULTS, Change, Refusal, decide_change
from leeszaal.circulation.services import (
    check_in,
    check_out,
    claim_returned,
    mark_damaged,
    mark_lost,
    mark_missing,
    mark_repaired,
    place_hold,
)
from leeszaal.circulation.services.item_states import Changed, NotChanged
from leeszaal.circulation.services.outcomes import Unknown
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db


def changed(outcome: Changed | NotChanged) -> Changed:
    assert isinstance(outcome, Changed)
    return outcome


def test_the_states_of_the_rules_are_those_of_the_catalogue() -> None:
    assert {state.value for state in ItemState} == {status.value for status in ItemStatus}


@pytest.mark.promise("LEND-5")
def test_a_lost_loan_ends_and_costs_the_price_of_the_item_and_the_processing(anna: Patron, desk: Actor) -> None:
    copy = item(price_cents=1499)
    check_out(anna.pk, copy.barcode, desk, now=NOW)
    lost = changed(mark_lost(copy.barcode, desk, now=NOW))
    assert (lost.patron_id, lost.charged_cents) == (anna.pk, 1749)
    assert Loan.objects.get().ending == Loan.Ending.LOST
    assert sorted(Charge.objects.values_list("kind", "amount_cents")) == [("lost", 1499), ("processing", 250)]
    assert open_balance_cents(anna.pk) == 1749


def test_staff_may_give_an_item_up_without_a_charge(anna: Patron, desk: Actor) -> None:
    copy = item()
    check_out(anna.pk, copy.barcode, desk, now=NOW)
    assert changed(mark_lost(copy.barcode, desk, now=NOW, charge=False)).charged_cents == 0
    assert not Charge.objects.exists()


def test_a_claim_ends_the_loan_without_charge_and_can_still_turn_out_lost(anna: Patron, desk: Actor) -> None:
    copy = item()
    check_out(anna.pk, copy.barcode, desk, now=NOW)
    changed(claim_returned(copy.barcode, desk, now=NOW))
    loan = Loan.objects.get()
    assert (loan.ending, loan.returned_at, open_balance_cents(anna.pk)) == (Loan.Ending.CLAIMED, NOW, 0)
    lost = changed(mark_lost(copy.barcode, desk, now=NOW))
    assert (lost.patron_id, lost.charged_cents) == (anna.pk, 2250)


def test_a_claim_that_was_right_is_told_when_the_item_turns_up(anna: Patron, desk: Actor) -> None:
    copy = item()
    check_out(anna.pk, copy.barcode, desk, now=NOW)
    claim_returned(copy.barcode, desk, now=NOW)
    taken = check_in(copy.barcode, desk, now=NOW)
    assert [str(news) for news in taken.news] == ["claim_found"]  # type: ignore[union-attr]
    copy.refresh_from_db()
    assert copy.status == ItemStatus.AVAILABLE


@pytest.mark.parametrize("change", [mark_missing, mark_damaged, mark_lost])
def test_who_had_the_item_set_apart_is_back_in_the_queue_where_they_stood(
    anna: Patron, harbour: Branch, desk: Actor, change: Callable[..., Any]
) -> None:
    copy = item()
    place_hold(anna.pk, copy.record_id, harbour.pk, desk, now=NOW)
    check_in(copy.barcode, desk, now=NOW)
    assert Hold.objects.get().state == Hold.State.IN_TRANSIT
    changed(change(copy.barcode, desk, now=NOW))
    hold = Hold.objects.get()
    assert (hold.state, hold.trapped_item_id, hold.placed_at) == (Hold.State.WAITING, None, NOW)
    assert Transit.objects.get().arrived_at == NOW


def test_damage_is_charged_to_whom_staff_names_and_repair_brings_it_back(anna: Patron, desk: Actor) -> None:
    copy = item()
    changed(mark_damaged(copy.barcode, desk, now=NOW, charge_patron_id=anna.pk, charge_cents=500))
    assert open_balance_cents(anna.pk) == 500
    assert changed(mark_repaired(copy.barcode, desk, now=NOW)).state is ItemState.AVAILABLE
    verbs = [event.verb for event in item_history(copy.pk)]
    assert verbs == ["mark_repaired", "mark_damaged"]
    assert Event.objects.earliest("id").details["before"] == "available"


def test_what_is_at_somebodys_home_is_not_missing_or_damaged(anna: Patron, desk: Actor) -> None:
    copy = item()
    check_out(anna.pk, copy.barcode, desk, now=NOW)
    for change in (mark_missing, mark_damaged, mark_repaired):
        assert change(copy.barcode, desk, now=NOW) == NotChanged((Refusal.NOT_FROM_THIS_STATE,))
    assert mark_lost("999", desk, now=NOW) == NotChanged((Unknown.ITEM,))


@pytest.mark.parametrize("change", Change)
def test_a_change_that_has_been_made_is_not_made_again(change: Change) -> None:
    assert decide_change(change, RESULTS[change]) is Refusal.NOT_FROM_THIS_STATE
