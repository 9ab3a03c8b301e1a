"""Lending an item at a desk, with everything the database keeps about it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from people import NOW, TODAY, card_of, patron
from shelves import item, record, rule

from leeszaal.catalogue.models import ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import Event, Hold, Loan, LoanCount, Transit
from leeszaal.circulation.rules.checkout import Refusal
from leeszaal.circulation.services import check_in, check_out, place_hold
from leeszaal.circulation.services.outcomes import CheckedOut, HoldPlaced, NotCheckedOut, Unknown
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Block, Card, Patron

pytestmark = pytest.mark.django_db


@pytest.mark.promise("LEND-1")
def test_a_loan_is_due_on_the_first_open_day_after_the_loan_period(anna: Patron, card: str, desk: Actor) -> None:
    copy = item()
    lent = check_out(card, copy.barcode, desk, now=NOW)
    assert isinstance(lent, CheckedOut)
    assert lent.due_on == date(2026, 12, 15)
    loan = Loan.objects.get(pk=lent.loan_id)
    assert (loan.item_id, loan.patron_id, loan.due_on, loan.returned_at) == (copy.pk, anna.pk, lent.due_on, None)
    copy.refresh_from_db()
    assert (copy.status, copy.due_on) == (ItemStatus.ON_LOAN, lent.due_on)


def test_public_holidays_and_closing_days_move_the_due_day(card: str, desk: Actor) -> None:
    lent = check_out(card, item().barcode, desk, now=NOW + timedelta(days=10))
    assert isinstance(lent, CheckedOut)
    assert lent.due_on == date(2026, 12, 29)


def test_a_loan_leaves_a_trace_of_who_what_when_and_where_and_is_counted(anna: Patron, card: str, desk: Actor) -> None:
    copy = item()
    lent = check_out(card, copy.barcode, desk, now=NOW)
    assert isinstance(lent, CheckedOut)
    event = Event.objects.get()
    assert (event.verb, event.at, event.item_id, event.record_id) == ("check_out", NOW, copy.pk, copy.record_id)
    assert (event.loan_id, event.patron_id, event.branch_id, event.via) == (
        lent.loan_id,
        anna.pk,
        desk.branch_id,
        "desk",
    )
    assert (event.actor_kind, event.actor_id, event.details["due_on"]) == ("staff", 1, "2026-12-15")
    count = LoanCount.objects.get()
    assert (count.record_id, count.branch_id, count.month, count.loans) == (
        copy.record_id,
        desk.branch_id,
        date(2026, 11, 1),
        1,
    )


def test_the_most_specific_rule_decides_the_loan_period(anna: Patron, card: str, desk: Actor) -> None:
    rule(category=anna.category, loan_days=14)
    film = item(record(material_type="dvd"))
    rule(material_type="dvd", loan_days=7)
    lent = check_out(card, film.barcode, desk, now=NOW)
    assert isinstance(lent, CheckedOut)
    assert lent.due_on == date(2026, 12, 1)


def test_what_was_scanned_and_is_not_known_is_told(card: str, desk: Actor) -> None:
    nothing = check_out("21000000000000", "999", desk, now=NOW)
    assert isinstance(nothing, NotCheckedOut)
    assert nothing.reasons == (Unknown.CARD, Unknown.ITEM)
    no_item = check_out(card, "999", desk, now=NOW)
    assert isinstance(no_item, NotCheckedOut)
    assert no_item.reasons == (Unknown.ITEM,)


def test_a_refusal_gives_every_reason_and_changes_nothing(anna: Patron, card: str, desk: Actor) -> None:
    Block.objects.create(patron=anna, reason="other", set_at=NOW)
    post_charge(anna.pk, Charge.Kind.OTHER, 1000, desk, now=NOW)
    copy = item(is_lendable=False)
    refused = check_out(card, copy.barcode, desk, now=NOW)
    assert isinstance(refused, NotCheckedOut)
    assert refused.reasons == (Refusal.PATRON_BLOCKED, Refusal.DEBT_TOO_HIGH, Refusal.REFERENCE_ONLY)
    assert (refused.patron_id, refused.item_id, refused.title) == (anna.pk, copy.pk, "De stille dijk")
    assert not Loan.objects.exists()
    assert not Event.objects.exists()


def test_a_block_that_is_over_or_lifted_stops_nobody(anna: Patron, card: str, desk: Actor) -> None:
    Block.objects.create(patron=anna, reason="other", set_at=NOW, until_on=TODAY - timedelta(days=1))
    Block.objects.create(patron=anna, reason="other", set_at=NOW, lifted_at=NOW)
    assert isinstance(check_out(card, item().barcode, desk, now=NOW), CheckedOut)


@pytest.mark.parametrize(
    ("state", "reason"), [(Card.State.LOST, Refusal.CARD_LOST), (Card.State.ENDED, Refusal.CARD_ENDED)]
)
def test_a_lost_card_is_refused_by_name(card: str, desk: Actor, state: Card.State, reason: Refusal) -> None:
    Card.objects.update(state=state)
    refused = check_out(card, item().barcode, desk, now=NOW)
    assert isinstance(refused, NotCheckedOut)
    assert refused.reasons == (reason,)


@pytest.mark.parametrize("member_until", [None, TODAY - timedelta(days=1)])
def test_without_a_membership_nothing_is_lent(desk: Actor, house_rule: object, member_until: date | None) -> None:
    guest = patron(member_until=member_until)
    refused = check_out(card_of(guest), item().barcode, desk, now=NOW)
    assert isinstance(refused, NotCheckedOut)
    assert refused.reasons == (Refusal.MEMBERSHIP_EXPIRED,)


def test_the_limit_counts_what_is_at_home_and_staff_may_waive_it(card: str, desk: Actor) -> None:
    for _ in range(3):
        assert isinstance(check_out(card, item().barcode, desk, now=NOW), CheckedOut)
    one_more = item().barcode
    refused = check_out(card, one_more, desk, now=NOW)
    assert isinstance(refused, NotCheckedOut)
    assert refused.reasons == (Refusal.LIMIT_REACHED, Refusal.MATERIAL_LIMIT_REACHED)
    lent = check_out(card, one_more, desk, now=NOW, waived=frozenset(refused.reasons))  # type: ignore[arg-type]
    assert isinstance(lent, CheckedOut)
    assert lent.open_loans == 4
    assert Event.objects.latest("id").details["waived"] == ["limit_reached", "material_limit_reached"]


def test_the_limit_of_a_material_leaves_other_material_alone(card: str, desk: Actor) -> None:
    rule(material_type="dvd", max_loans_of_material=1)
    assert isinstance(check_out(card, item(record(material_type="dvd")).barcode, desk, now=NOW), CheckedOut)
    refused = check_out(card, item(record(material_type="dvd")).barcode, desk, now=NOW)
    assert isinstance(refused, NotCheckedOut)
    assert refused.reasons == (Refusal.MATERIAL_LIMIT_REACHED,)
    assert isinstance(check_out(card, item().barcode, desk, now=NOW), CheckedOut)


def test_an_item_at_somebodys_home_is_not_lent_again(anna: Patron, bram: Patron, card: str, desk: Actor) -> None:
    copy = item()
    first = check_out(card, copy.barcode, desk, now=NOW)
    assert isinstance(first, CheckedOut)
    other = check_out(bram.pk, copy.barcode, desk, now=NOW)
    same = check_out(anna.pk, copy.barcode, desk, now=NOW)
    assert isinstance(other, NotCheckedOut)
    assert isinstance(same, NotCheckedOut)
    assert (other.reasons, same.reasons) == ((Refusal.ON_LOAN_TO_ANOTHER,), (Refusal.ALREADY_THEIRS,))
    assert same.loan_id == first.loan_id


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (ItemStatus.WITHDRAWN, Refusal.WITHDRAWN),
        (ItemStatus.DAMAGED, Refusal.IN_REPAIR),
        (ItemStatus.LOST, Refusal.ITEM_LOST),
    ],
)
def test_an_item_that_is_out_of_use_is_not_lent(card: str, desk: Actor, status: ItemStatus, reason: Refusal) -> None:
    refused = check_out(card, item(status=status).barcode, desk, now=NOW)
    assert isinstance(refused, NotCheckedOut)
    assert refused.reasons == (reason,)


@pytest.mark.promise("LEND-3")
def test_e_books_are_lent_by_the_national_library_and_films_by_their_age_mark(desk: Actor, house_rule: object) -> None:
    child = card_of(patron(born_on=date(2015, 1, 1)))
    film = check_out(child, item(record(material_type="dvd", age_level="16")).barcode, desk, now=NOW)
    e_book = check_out(child, item(record(material_type="ebook")).barcode, desk, now=NOW)
    assert isinstance(film, NotCheckedOut)
    assert isinstance(e_book, NotCheckedOut)
    assert (film.reasons, e_book.reasons) == ((Refusal.TOO_YOUNG,), (Refusal.DIGITAL,))


def test_an_item_kept_for_somebody_else_is_refused_and_when_waived_they_stay_first_in_the_queue(
    anna: Patron, bram: Patron, desk: Actor
) -> None:
    copy = item()
    held = place_hold(anna.pk, copy.record_id, copy.branch_id, desk, now=NOW)
    assert isinstance(held, HoldPlaced)
    check_in(copy.barcode, desk, now=NOW)
    refused = check_out(bram.pk, copy.barcode, desk, now=NOW)
    assert isinstance(refused, NotCheckedOut)
    assert refused.reasons == (Refusal.HELD_FOR_ANOTHER,)
    lent = check_out(bram.pk, copy.barcode, desk, now=NOW, waived={Refusal.HELD_FOR_ANOTHER})
    assert isinstance(lent, CheckedOut)
    hold = Hold.objects.get(pk=held.hold_id)
    assert (hold.state, hold.trapped_item_id, hold.placed_at) == (Hold.State.WAITING, None, NOW)
    assert [event.verb for event in Event.objects.filter(hold_id=hold.pk)][-1] == "hold_passed_over"


def test_fetching_what_was_set_apart_fulfils_the_hold(anna: Patron, card: str, desk: Actor) -> None:
    copy = item()
    held = place_hold(anna.pk, copy.record_id, copy.branch_id, desk, now=NOW)
    assert isinstance(held, HoldPlaced)
    check_in(copy.barcode, desk, now=NOW)
    lent = check_out(card, copy.barcode, desk, now=NOW)
    assert isinstance(lent, CheckedOut)
    assert lent.served_hold_id == held.hold_id
    assert Hold.objects.get().state == Hold.State.FULFILLED


def test_who_takes_another_copy_from_the_shelf_waits_no_longer(anna: Patron, card: str, desk: Actor) -> None:
    title = record()
    place_hold(anna.pk, item(title).record_id, desk.branch_id or 0, desk, now=NOW)
    assert isinstance(check_out(card, item(title).barcode, desk, now=NOW), CheckedOut)
    assert Hold.objects.get().state == Hold.State.FULFILLED


def test_what_was_on_its_way_has_arrived_when_it_is_lent(card: str, harbour_desk: Actor, desk: Actor) -> None:
    copy = item()
    check_in(copy.barcode, harbour_desk, now=NOW)
    assert Transit.objects.get().arrived_at is None
    assert isinstance(check_out(card, copy.barcode, desk, now=NOW), CheckedOut)
    assert Transit.objects.get().arrived_at == NOW


def test_a_barcode_scanned_with_spaces_or_small_letters_is_the_same(card: str, desk: Actor) -> None:
    item(barcode="AB123")
    lent = check_out(f" {card[:4]} {card[4:]}", "*ab-123*", desk, now=NOW)
    assert isinstance(lent, CheckedOut)


def test_staff_may_choose_the_due_day(card: str, desk: Actor) -> None:
    lent = check_out(card, item().barcode, desk, now=NOW, due_on=date(2027, 1, 30))
    assert isinstance(lent, CheckedOut)
    assert lent.due_on == date(2027, 1, 30)


def test_nothing_is_lent_from_nowhere(card: str) -> None:
    with pytest.raises(ValueError, match="branch"):
        check_out(card, "1", Actor(kind="patron", id=1, branch_id=None, via="web"), now=timezone.now())


def test_lending_takes_three_statements_however_much_is_at_home(anna: Patron, card: str, desk: Actor) -> None:
    check_out(card, item().barcode, desk, now=NOW)
    copy = item()
    with CaptureQueriesContext(connection) as statements:
        assert isinstance(check_out(card, copy.barcode, desk, now=NOW), CheckedOut)
    assert len([one for one in statements if "SAVEPOINT" not in one["sql"]]) == 3
