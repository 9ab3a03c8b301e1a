"""Lending over a real line: many machines, lost answers, repeated requests, a database that goes away."""

from collections.abc import Iterator

import library
import pytest
from people import branch, card_of, patron
from sip2_machine import Machine, served

from leeszaal.circulation.models import LendingRule, Loan
from leeszaal.login.terminals import add_terminal

pytestmark = pytest.mark.django_db(transaction=True)

Account = tuple[str, str]


@pytest.fixture
def account() -> Account:
    """The log-in name and password of a self-service machine, in a house that lends for three weeks."""
    LendingRule.objects.create(loan_days=21, max_loans=20, lendable=True, holdable=True)
    return "selfcheck-1", add_terminal("selfcheck-1", "Zelfbediening", branch().pk)[1]


@pytest.fixture
def port(account: Account) -> Iterator[int]:
    """Where SIP2 is served."""
    with served() as number:
        yield number


@pytest.fixture
def machine(port: int, account: Account) -> Iterator[Machine]:
    """A machine that has logged in."""
    with Machine(port) as one:
        yield one.log_in(*account)


def test_a_book_is_lent_and_comes_back(machine: Machine) -> None:
    card, copy = card_of(patron()), library.item()
    lent = machine.check_out(card, copy.barcode)
    assert (lent.ok, lent.item_identifier) == (True, copy.barcode)
    assert Loan.objects.get(item=copy).returned_at is None
    assert machine.check_in(copy.barcode).ok
    assert Loan.objects.get(item=copy).returned_at is not None
