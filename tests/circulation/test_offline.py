"""A desk without connection hands in its list afterwards: conflicts are shown, and nothing is lost."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from people import NOW, card_of, patron, staff
from shelves import item

from leeszaal.catalogue.models import ItemStatus
from leeszaal.circulation.models import Event, Loan, OfflineAct
from leeszaal.circulation.queries import offline_conflicts
from leeszaal.circulation.services import check_in, check_out, hand_in_offline, resolve_offline, retry_offline
from leeszaal.circulation.services.offline import Act
from leeszaal.circulation.services.outcomes import CheckedOut
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Block, Patron

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
HANDED_IN = NOW + timedelta(hours=2)
DONE, CONFLICT = OfflineAct.Outcome.DONE, OfflineAct.Outcome.CONFLICT


@pytest.fixture
def offline_desk(desk: Actor) -> Actor:
    return Actor(kind="staff", id=staff().pk, branch_id=desk.branch_id, via="offline")


def act(verb: str, barcode: str, card: str = "", minute: int = 0, number: UUID | None = None) -> Act:
    return Act(
        client_id=number or uuid4(),
        verb=verb,  # type: ignore[arg-type]
        card_number=card,
        barcode=barcode,
        done_at=NOW + minute * MINUTE,
    )


def test_acts_are_booked_in_the_order_in_which_they_were_done(
    anna: Patron, bram: Patron, card: str, offline_desk: Actor
) -> None:
    copy = item()
    pile = [
        act("check_out", copy.barcode, card_of(bram), minute=3),
        act("check_in", copy.barcode, minute=2),
        act("check_out", copy.barcode, card, minute=1),
    ]
    rows = hand_in_offline(pile, offline_desk, now=HANDED_IN)
    assert [row.outcome for row in rows] == [DONE, DONE, DONE]
    first, second = Loan.objects.order_by("id")
    assert (first.patron_id, first.checked_out_at, first.returned_at) == (
        anna.pk,
        NOW + MINUTE,
        NOW + 2 * MINUTE,
    )
    assert (second.patron_id, second.returned_at) == (bram.pk, None)
    assert {event.via for event in Event.objects.all()} == {"offline"}


def test_handing_in_twice_books_once(card: str, offline_desk: Actor) -> None:
    copy, number = item(), uuid4()
    pile = [act("check_out", copy.barcode, card, number=number)]
    first = hand_in_offline(pile, offline_desk, now=HANDED_IN)
    second = hand_in_offline(pile, offline_desk, now=HANDED_IN + MINUTE)
    assert [row.pk for row in first] == [row.pk for row in second]
    assert Loan.objects.count() == OfflineAct.objects.count() == 1


def test_what_left_the_building_is_booked_and_what_was_against_it_is_shown(
    anna: Patron, card: str, offline_desk: Actor
) -> None:
    Block.objects.create(patron=anna, reason="other", set_at=NOW)
    (row,) = hand_in_offline([act("check_out", item().barcode, card)], offline_desk, now=HANDED_IN)
    assert (row.outcome, row.problems) == (CONFLICT, ["patron_blocked"])
    assert row.loan_id == Loan.objects.get().pk
    assert list(offline_conflicts(offline_desk.branch_id or 0)) == [row]
    assert resolve_offline(row.pk, now=HANDED_IN)
    assert not resolve_offline(row.pk, now=HANDED_IN)
    assert not offline_conflicts(offline_desk.branch_id or 0)


def test_what_cannot_be_booked_is_kept_and_can_be_tried_again(
    anna: Patron, bram: Patron, card: str, desk: Actor, offline_desk: Actor
) -> None:
    copy = item()
    check_out(bram.pk, copy.barcode, desk, now=NOW - MINUTE)
    pile = [act("check_out", copy.barcode, card), act("check_out", "999", "888", minute=1)]
    rows = hand_in_offline(pile, offline_desk, now=HANDED_IN)
    assert [row.problems for row in rows] == [["on_loan_to_another"], ["unknown_card", "unknown_item"]]
    check_in(copy.barcode, desk, now=HANDED_IN)
    again = retry_offline(rows[0].pk, offline_desk, now=HANDED_IN + MINUTE)
    assert (again.outcome, again.problems) == (DONE, [])
    assert Loan.objects.get(patron=anna).checked_out_at == NOW


def test_a_return_that_is_older_than_the_running_loan_does_not_end_it(
    bram: Patron, desk: Actor, offline_desk: Actor
) -> None:
    copy = item()
    lent = check_out(bram.pk, copy.barcode, desk, now=NOW + 30 * MINUTE)
    assert isinstance(lent, CheckedOut)
    (row,) = hand_in_offline([act("check_in", copy.barcode, minute=10)], offline_desk, now=HANDED_IN)
    assert (row.outcome, row.problems) == (CONFLICT, ["before_checkout"])
    copy.refresh_from_db()
    assert copy.status == ItemStatus.ON_LOAN


def test_a_desk_whose_clock_is_ahead_did_it_now(card: str, offline_desk: Actor) -> None:
    hand_in_offline([act("check_out", item().barcode, card, minute=900)], offline_desk, now=HANDED_IN)
    assert Loan.objects.get().checked_out_at == HANDED_IN


def test_a_list_is_handed_in_from_somewhere() -> None:
    nowhere = Actor(kind="staff", id=1, branch_id=None, via="offline")
    with pytest.raises(ValueError, match="branch"):
        hand_in_offline([act("check_in", "1")], nowhere, now=HANDED_IN)


def test_many_patrons_and_items_are_each_told_apart(desk: Actor, offline_desk: Actor) -> None:
    people, copies = [patron() for _ in range(3)], [item() for _ in range(3)]
    pile = [act("check_out", c.barcode, card_of(p)) for p, c in zip(people, copies, strict=True)]
    hand_in_offline(pile, offline_desk, now=HANDED_IN)
    assert set(Loan.objects.values_list("patron", "item")) == {
        (p.pk, c.pk) for p, c in zip(people, copies, strict=True)
    }
