"""Self-service machines of the demo log in with the password that the list tells, each at its branch."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from leeszaal.branches.models import Branch
from leeszaal.login.models import Terminal, seen_by_default
from leeszaal.login.terminals import log_in_terminal
from leeszaal.site.demo.people.accounts import accounts_of

SEED = 7
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lindeveen")]


def test_every_branch_has_terminals_and_each_can_log_in(lindeveen: date) -> None:
    noon = datetime.combine(lindeveen, time(12), ZoneInfo("Europe/Amsterdam"))
    listed = accounts_of(SEED, lindeveen)["terminals"]
    for each in listed:
        account = log_in_terminal(each["login"], each["password"], "192.0.2.7", now=noon)
        assert account.branch_code == each["location"]
        assert account.takes_payments
        assert not account.asks_password
    assert len(listed) == Terminal.objects.count()
    assert {each["location"] for each in listed} == set(Branch.objects.values_list("code", flat=True))


def test_terminals_of_the_demo_see_no_more_than_a_new_one() -> None:
    assert all(terminal.may_see == seen_by_default() for terminal in Terminal.objects.all())
