"""What patrons owe and paid: an account that only ever grows."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from people import NOW, at_desk, patron

from leeszaal.charges.models import Charge, Settlement
from leeszaal.charges.queries import account_lines, open_balance_cents, open_charges, receipt
from leeszaal.charges.rules.settling import OpenAmount, Refusal, Refused
from leeszaal.charges.services import Settled, pay, post_charge, refund, void, void_charges_of_loan, waive
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db
PIN, CASH = Settlement.Means.PIN, Settlement.Means.CASH


@pytest.fixture
def anna() -> Patron:
    return patron()


@pytest.fixture
def desk() -> Actor:
    return at_desk()


def charge(who: Patron, cents: int, **fields: object) -> int:
    return post_charge(who.pk, Charge.Kind.OVERDUE, cents, at_desk(), now=NOW, **fields)  # type: ignore[arg-type]


def test_a_payment_settles_the_oldest_charges_first_and_gives_a_receipt(anna: Patron, desk: Actor) -> None:
    first, second = charge(anna, 100), charge(anna, 250)
    paid = pay(anna.pk, 180, PIN, desk, now=NOW)
    assert isinstance(paid, Settled)
    assert paid.parts == (OpenAmount(first, 100), OpenAmount(second, 80))
    assert open_balance_cents(anna.pk) == 170
    assert paid.receipt is not None
    shown = receipt(paid.receipt)
    assert shown is not None
    assert (shown.cents, shown.means, [line.charge_id for line in shown.lines]) == (180, "pin", [first, second])


def test_a_payment_can_be_for_chosen_charges_only(anna: Patron, desk: Actor) -> None:
    charge(anna, 100)
    second = charge(anna, 250)
    assert isinstance(pay(anna.pk, 250, CASH, desk, now=NOW, charge_ids={second}), Settled)
    assert [open_charge.amount_cents for open_charge in open_charges(anna.pk)] == [100]


@pytest.mark.parametrize(
    ("cents", "reason"), [(0, Refusal.NOT_AN_AMOUNT), (-5, Refusal.NOT_AN_AMOUNT), (101, Refusal.MORE_THAN_OWED)]
)
def test_nobody_pays_more_than_is_owed(anna: Patron, desk: Actor, cents: int, reason: Refusal) -> None:
    charge(anna, 100)
    assert pay(anna.pk, cents, PIN, desk, now=NOW) == Refused((reason,))
    assert open_balance_cents(anna.pk) == 100


def test_who_owes_nothing_pays_nothing(anna: Patron, desk: Actor) -> None:
    assert pay(anna.pk, 100, PIN, desk, now=NOW) == Refused((Refusal.NOTHING_OPEN,))


def test_a_waiver_has_a_reason_and_ends_a_part(anna: Patron, desk: Actor) -> None:
    fine = charge(anna, 100)
    assert waive(fine, 40, " ", desk, now=NOW) == Refused((Refusal.REASON_MISSING,))
    assert isinstance(waive(fine, 40, "lift was broken", desk, now=NOW), Settled)
    assert open_balance_cents(anna.pk) == 60


def test_a_void_charge_that_was_paid_is_money_back_and_voiding_twice_is_not_more(anna: Patron, desk: Actor) -> None:
    fine = charge(anna, 100)
    pay(anna.pk, 70, PIN, desk, now=NOW)
    void(fine, "wrong patron", desk, now=NOW)
    assert void(fine, "wrong patron", desk, now=NOW).parts == ()
    assert open_balance_cents(anna.pk) == -70
    assert refund(fine, 71, CASH, desk, now=NOW) == Refused((Refusal.MORE_THAN_CREDIT,))
    assert isinstance(refund(fine, 70, CASH, desk, now=NOW), Settled)
    assert open_balance_cents(anna.pk) == 0


def test_charges_of_one_kind_for_a_loan_are_taken_back_together(anna: Patron, desk: Actor) -> None:
    post_charge(anna.pk, Charge.Kind.LOST, 2500, desk, now=NOW, loan_id=7)
    post_charge(anna.pk, Charge.Kind.PROCESSING, 300, desk, now=NOW, loan_id=7)
    assert void_charges_of_loan(7, [Charge.Kind.LOST], "found", desk, now=NOW) == 2500
    assert open_balance_cents(anna.pk) == 300


def test_a_charge_of_nothing_is_an_error(anna: Patron) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        charge(anna, 0)


@pytest.mark.promise("PAY-1")
@pytest.mark.parametrize("model", [Charge, Settlement])
def test_a_posted_line_never_changes(anna: Patron, desk: Actor, model: type[Charge] | type[Settlement]) -> None:
    charge(anna, 100)
    pay(anna.pk, 50, PIN, desk, now=NOW)
    for change in (lambda: model.objects.update(amount_cents=1), lambda: model.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            change()
    assert open_balance_cents(anna.pk) == 50


def test_even_a_term_of_the_register_changes_no_amount(anna: Patron) -> None:
    charge(anna, 100, note="kaft weg")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL leeszaal.erasing = 'on'")
    Charge.objects.update(note="")
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Charge.objects.update(amount_cents=1)
    Charge.objects.all()._raw_delete("default")
    assert not Charge.objects.exists()


def test_the_account_shows_every_line_and_they_add_up_to_the_balance(anna: Patron, desk: Actor) -> None:
    fine = charge(anna, 100)
    charge(anna, 30)
    pay(anna.pk, 110, PIN, desk, now=NOW)
    waive(fine + 1, 5, "ill", desk, now=NOW)
    lines = account_lines(anna.pk)
    assert sum(line.cents for line in lines) == open_balance_cents(anna.pk) == 15
    assert sorted(line.kind for line in lines) == ["overdue", "overdue", "payment", "payment", "waiver"]


def test_the_balance_is_one_statement(anna: Patron) -> None:
    charge(anna, 100)
    with CaptureQueriesContext(connection) as statements:
        assert open_balance_cents(anna.pk) == 100
    assert len(statements) == 1
