"""A machine took a patron's money, and tells of it once, twice, or wrongly."""

from datetime import timedelta

import pytest
from handled import ask, fee_paid, machine
from people import NOW, at_desk

from leeszaal.branches.models import Branch
from leeszaal.charges.models import Charge, Settlement
from leeszaal.charges.queries import open_balance_cents
from leeszaal.charges.services import post_charge
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit

DAY = timedelta(days=1)


@pytest.fixture
def till(centre: Branch) -> Visit:
    """A machine that takes payments."""
    return machine("kassa", takes_payments=True)


def owes(who: Patron, cents: int) -> int:
    return post_charge(who.pk, Charge.Kind.OVERDUE, cents, at_desk(), now=NOW - DAY)


def test_a_payment_is_booked_on_the_oldest_charges_first(till: Visit, anna: Patron) -> None:
    first, second = owes(anna, 200), owes(anna, 300)
    answer = ask(fee_paid(anna, "3.00", transaction_id="T-1"), till)
    assert isinstance(answer, messages.FeePaidResponse)
    assert (answer.payment_accepted, answer.transaction_id) == (True, "T-1")
    assert answer.screen_message == ("Betaald: 3,00 euro. Dank je wel.",)
    parts = Settlement.objects.order_by("charge").values_list("charge", "amount_cents", "means", "actor_kind")
    assert list(parts) == [(first, 200, "pin", "terminal"), (second, 100, "pin", "terminal")]


def test_a_payment_in_cash_on_the_charge_that_was_chosen(till: Visit, anna: Patron) -> None:
    owes(anna, 200)
    second = owes(anna, 300)
    assert ask(fee_paid(anna, "3,00", payment_type="00", fee_identifier=str(second)), till).payment_accepted
    paid = Settlement.objects.get()
    assert (paid.charge_id, paid.amount_cents, paid.means) == (second, 300, Settlement.Means.CASH)


def test_a_payment_that_is_told_twice_is_booked_once(till: Visit, anna: Patron) -> None:
    owes(anna, 500)
    answers = [ask(fee_paid(anna, "2.00", transaction_id="7"), till) for _ in range(2)]
    assert [answer.payment_accepted for answer in answers] == [True, True]
    assert open_balance_cents(anna.pk) == 300


def test_a_machine_that_counts_anew_each_day_loses_no_payment(till: Visit, anna: Patron, bram: Patron) -> None:
    owes(anna, 500)
    owes(bram, 500)
    ask(fee_paid(anna, "2.00", transaction_id="7"), till)
    ask(fee_paid(bram, "2.00", transaction_id="7"), till)
    ask(fee_paid(anna, "1.00", transaction_id="7"), till)
    ask(fee_paid(anna, "2.00", transaction_id="7"), till, NOW + DAY)
    ask(fee_paid(bram, "2.00", transaction_id="7"), machine("ander", takes_payments=True))
    assert (open_balance_cents(anna.pk), open_balance_cents(bram.pk)) == (0, 100)


@pytest.mark.parametrize(
    ("amount", "fields", "said"),
    [
        ("6.00", {}, "Dit is meer dan er te betalen is."),
        ("0.00", {}, "Dit is geen bedrag."),
        ("-1.00", {}, "Dit is geen bedrag."),
        ("veel", {}, "Dit is geen bedrag."),
        ("", {}, "Dit is geen bedrag."),
        ("2.00", {"currency_type": "USD"}, "Hier kun je alleen met euro's betalen."),
        ("2.00", {"fee_identifier": "999999"}, "Je hoeft niets te betalen."),
        ("2.00", {"fee_identifier": "boete"}, "Je hoeft niets te betalen."),
    ],
)
def test_what_cannot_be_booked_is_not_accepted(
    till: Visit, anna: Patron, amount: str, fields: dict[str, str], said: str
) -> None:
    owes(anna, 500)
    answer = ask(fee_paid(anna, amount, **fields), till)
    assert (answer.payment_accepted, answer.screen_message) == (False, (said,))
    assert open_balance_cents(anna.pk) == 500


def test_small_letters_are_euros_too(till: Visit, anna: Patron) -> None:
    owes(anna, 500)
    assert ask(fee_paid(anna, "5", currency_type="eur"), till).payment_accepted
    answer = ask(fee_paid(anna, "5"), till)
    assert answer.screen_message == ("Je hoeft niets te betalen.",)


def test_the_charge_of_another_is_not_paid(till: Visit, anna: Patron, bram: Patron) -> None:
    owes(anna, 500)
    theirs = owes(bram, 500)
    assert not ask(fee_paid(anna, "5.00", fee_identifier=str(theirs)), till).payment_accepted
    assert open_balance_cents(bram.pk) == 500


def test_a_machine_that_takes_no_payments_books_none(kast: Visit, anna: Patron) -> None:
    owes(anna, 500)
    answer = ask(fee_paid(anna, "5.00"), kast)
    assert answer.payment_accepted is False
    assert answer.screen_message == ("Aan deze automaat kun je niet betalen. Ga naar de balie.",)
    assert not Settlement.objects.exists()
