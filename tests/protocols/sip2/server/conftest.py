"""A house that lends, a server at a free port, and machines that talk to it."""

from collections.abc import Iterator

import pytest
from people import branch
from sip2_machine import Machine, served

from leeszaal.circulation.models import LendingRule
from leeszaal.login.terminals import add_terminal

Account = tuple[str, str]


@pytest.fixture
def account() -> Account:
    """The log-in name and password of a self-service machine, in a house that lends for three weeks."""
    LendingRule.objects.create(loan_days=21, max_loans=100, max_loans_of_material=100, lendable=True, holdable=True)
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
