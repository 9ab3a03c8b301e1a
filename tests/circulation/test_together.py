"""Many check-outs or check-ins at one moment, in one transaction."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from people import NOW, card_of, patron
from shelves import desk_at, item, know_the_house, record, rule

from leeszaal.branches.models import Branch, ClosingDay
from leeszaal.circulation.models import Event, Hold, LendingRule, Loan, LoanCount
from leeszaal.circulation.rules.checkin import Destination
from leeszaal.circulation.rules.checkout import Refusal
from leeszaal.circulation.services import (
    CheckinOrder,
    CheckoutOrder,
    check_in_many,
    check_out,
    check_out_many,
    place_hold,
)
from leeszaal.circulation.services.outcomes import CheckedIn, CheckedOut, NotCheckedIn, NotCheckedOut, Unknown
from leeszaal.circulation.services.rounds import in_rounds
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db


def test_each_gets_its_own_answer_in_the_order_of_asking(anna: Patron, bram: Patron, desk: Actor) -> None:
    ours, theirs = item(record("Van Anna")), item(record("Van Bram"))
    orders = [
        CheckoutOrder(card_of(bram), theirs.barcode, desk, NOW),
        CheckoutOrder("21000000000000", ours.barcode, desk, NOW),
        CheckoutOrder(anna.pk, ours.barcode, desk, NOW),
        CheckoutOrder(anna.pk, "000", desk, NOW),
    ]
    lent, stranger, mine, nothing = check_out_many(orders)
    assert isinstance(lent, CheckedOut)
    assert (lent.title, lent.patron_id) == ("Van Bram", bram.pk)
    assert isinstance(stranger, NotCheckedOut)
    assert stranger.reasons == (Unknown.CARD,)
    assert isinstance(mine, CheckedOut)
    assert (mine.title, mine.patron_id) == ("Van Anna", anna.pk)
    assert isinstance(nothing, NotCheckedOut)
    assert nothing.reasons == (Unknown.ITEM,)
    assert dict(Loan.objects.values_list("item_id", "patron_id")) == {ours.pk: anna.pk, theirs.pk: bram.pk}
    events = Event.objects.filter(verb="check_out").values_list("loan_id", "item_id", "patron_id")
    assert set(events) == {(lent.loan_id, theirs.pk, bram.pk), (mine.loan_id, ours.pk, anna.pk)}


def test_one_item_asked_for_twice_goes_home_once(anna: Patron, bram: Patron, desk: Actor) -> None:
    copy = item()
    first, second = check_out_many([CheckoutOrder(who.pk, copy.barcode, desk, NOW) for who in (bram, anna)])
    assert isinstance(first, CheckedOut)
    assert isinstance(second, NotCheckedOut)
    assert second.reasons == (Refusal.ON_LOAN_TO_ANOTHER,)


def test_a_limit_holds_within_one_batch(anna: Patron, desk: Actor) -> None:
    orders = [CheckoutOrder(anna.pk, item().barcode, desk, NOW) for _ in range(5)]
    outcomes = check_out_many(orders)
    assert [isinstance(outcome, CheckedOut) for outcome in outcomes] == [True] * 3 + [False] * 2
    assert outcomes[4].reasons[0] is Refusal.LIMIT_REACHED  # type: ignore[union-attr]


def test_copies_of_one_record_are_counted_together(anna: Patron, bram: Patron, desk: Actor) -> None:
    title = record()
    check_out_many([CheckoutOrder(who.pk, item(title).barcode, desk, NOW) for who in (anna, bram)])
    assert LoanCount.objects.get(record=title).loans == 2


def test_a_batch_takes_three_statements_whatever_its_size(desk: Actor) -> None:
    know_the_house()
    orders = [CheckoutOrder(patron().pk, item().barcode, desk, NOW) for _ in range(7)]
    with CaptureQueriesContext(connection) as statements:
        check_out_many(orders)
    assert len([one for one in statements if "SAVEPOINT" not in one["sql"]]) == 3
    with CaptureQueriesContext(connection) as statements:
        check_in_many([CheckinOrder(order.barcode, desk, NOW) for order in orders])
    assert len([one for one in statements if "SAVEPOINT" not in one["sql"]]) == 3


def test_two_copies_that_come_in_at_once_serve_two_who_wait(
    anna: Patron, bram: Patron, centre: Branch, harbour: Branch, desk: Actor
) -> None:
    title = record()
    copies = [item(title), item(title), item()]
    reader = patron()
    check_out_many([CheckoutOrder(reader.pk, copy.barcode, desk, NOW) for copy in copies])
    holds = [place_hold(who.pk, title.pk, where.pk, desk, now=NOW) for who, where in ((anna, centre), (bram, harbour))]
    came = check_in_many([CheckinOrder(copy.barcode, desk, NOW) for copy in copies])
    assert [one.destination for one in came if isinstance(one, CheckedIn)] == [
        Destination.HOLD_SHELF,
        Destination.TO_PICKUP_BRANCH,
        Destination.SHELF,
    ]
    trapped = dict(Hold.objects.values_list("id", "trapped_item_id"))
    assert trapped == {holds[0].hold_id: copies[0].pk, holds[1].hold_id: copies[1].pk}  # type: ignore[union-attr]


def test_an_unknown_item_among_others_does_not_keep_them_back(anna: Patron, desk: Actor) -> None:
    copy = item()
    check_out(anna.pk, copy.barcode, desk, now=NOW)
    unknown, came = check_in_many([CheckinOrder("000", desk, NOW), CheckinOrder(copy.barcode, desk, NOW)])
    assert isinstance(unknown, NotCheckedIn)
    assert unknown.reasons == (Unknown.ITEM,)
    assert isinstance(came, CheckedIn)
    assert not Loan.objects.filter(returned_at=None).exists()


def test_an_error_with_one_keeps_nothing_of_any(anna: Patron, bram: Patron, desk: Actor) -> None:
    nowhere = Actor(kind="terminal", id=1, branch_id=10**9, via="sip2")
    orders = [CheckoutOrder(anna.pk, item().barcode, desk, NOW), CheckoutOrder(bram.pk, item().barcode, nowhere, NOW)]
    with pytest.raises(KeyError), transaction.atomic():
        check_out_many(orders)
    assert not Loan.objects.exists()


def test_nothing_is_lent_from_nowhere(anna: Patron) -> None:
    web = Actor(kind="patron", id=1, branch_id=None, via="web")
    with pytest.raises(ValueError, match="branch"):
        check_out_many([CheckoutOrder(anna.pk, item().barcode, web, NOW)])
    with pytest.raises(ValueError, match="branch"):
        check_in_many([CheckinOrder(item().barcode, web, NOW)])


def test_who_meets_another_waits_and_keeps_its_turn() -> None:
    keys = {0: {"a", "x"}, 1: {"b", "y"}, 2: {"a", "z"}, 3: {"c", "z"}, 4: {"d"}}
    assert list(in_rounds(keys)) == [[0, 1, 4], [2], [3]]


def test_a_changed_rule_counts_from_the_next_loan(anna: Patron, house_rule: LendingRule, desk: Actor) -> None:
    before = check_out(anna.pk, item().barcode, desk, now=NOW)
    LendingRule.objects.filter(pk=house_rule.pk).update(loan_days=7)
    after = check_out(anna.pk, item().barcode, desk, now=NOW)
    assert isinstance(before, CheckedOut)
    assert isinstance(after, CheckedOut)
    assert (before.due_on - after.due_on).days == 14


def test_a_rule_that_was_taken_back_is_forgotten(anna: Patron, house_rule: LendingRule, desk: Actor) -> None:
    with transaction.atomic():
        LendingRule.objects.filter(pk=house_rule.pk).update(lendable=False)
        refused = check_out(anna.pk, item().barcode, desk, now=NOW)
        transaction.set_rollback(True)
    assert isinstance(refused, NotCheckedOut)
    rule(branch=desk_branch(desk), loan_days=14)
    assert isinstance(check_out(anna.pk, item().barcode, desk, now=NOW), CheckedOut)


def test_a_new_closing_day_moves_the_due_day(anna: Patron, centre: Branch, desk: Actor) -> None:
    before = check_out(anna.pk, item().barcode, desk, now=NOW)
    assert isinstance(before, CheckedOut)
    ClosingDay.objects.create(branch=centre, closed_on=before.due_on)
    after = check_out(anna.pk, item().barcode, desk_at(centre), now=NOW)
    assert isinstance(after, CheckedOut)
    assert after.due_on > before.due_on


def desk_branch(desk: Actor) -> Branch:
    """The branch of a desk."""
    return Branch.objects.get(pk=desk.branch_id)
