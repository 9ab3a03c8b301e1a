"""How many statements each message costs, exactly; it does not grow with what a patron has."""

from collections.abc import Callable
from datetime import timedelta

import library
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from handled import (
    ask,
    block,
    checkin,
    checkout,
    enable,
    end_session,
    fee_paid,
    hold,
    information,
    item_information,
    item_status_update,
    machine,
    renew,
    renew_all,
    status,
)
from people import NOW, TODAY, at_desk

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import LendingRule
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit
from leeszaal.protocols.sip2.handlers.statements import STATEMENTS

ASKS = messages.ScStatus(status_code="0", max_print_width=80, protocol_version="2.00")
Make = Callable[[Patron, Item, Item], messages.Message]
LISTS = ("charged_items", "overdue_items", "hold_items", "unavailable_holds", "fine_items")

CASES: dict[str, Make] = {
    "01 block patron": lambda anna, free, lent: block(anna),
    "09 checkin": lambda anna, free, lent: checkin(lent.barcode),
    "11 checkout": lambda anna, free, lent: checkout(anna, free.barcode),
    "15 hold": lambda anna, free, lent: hold(anna, item_identifier=free.barcode),
    "17 item information": lambda anna, free, lent: item_information(free.barcode),
    "19 item status update": lambda anna, free, lent: item_status_update(free.barcode, "iets"),
    "23 patron status": lambda anna, free, lent: status(anna),
    "25 patron enable": lambda anna, free, lent: enable(anna),
    "29 renew": lambda anna, free, lent: renew(anna, lent.barcode),
    "35 end session": lambda anna, free, lent: end_session(anna),
    "37 fee paid": lambda anna, free, lent: fee_paid(anna, "1.00"),
    "63 patron information": lambda anna, free, lent: information(anna),
    "99 status": lambda anna, free, lent: ASKS,
}


@pytest.fixture
def visit(centre: Branch) -> Visit:
    """A machine that may do everything."""
    return machine(takes_payments=True, blocks_cards=True)


def count(message: messages.Message, visit: Visit) -> int:
    """Count the statements that a message costs, those that only begin and end a transaction left out."""
    with CaptureQueriesContext(connection) as statements:
        ask(message, visit)
    return len([one for one in statements if "SAVEPOINT" not in one["sql"]])


@pytest.fixture
def known_house(visit: Visit, anna: Patron) -> None:
    """The house rules are read once per process; here they have been."""
    ask(status(anna), visit)


@pytest.mark.parametrize("loans", [1, 30])
@pytest.mark.parametrize("name", CASES)
def test_a_message_costs_these_statements_however_much_is_at_home(
    name: str, loans: int, visit: Visit, anna: Patron
) -> None:
    LendingRule.objects.update(max_loans=99, max_loans_of_material=99, blocked_at_cents=0)
    lent, *_ = [library.lend(anna, TODAY + timedelta(days=1)).item for _ in range(loans)]
    for _ in range(loans):
        post_charge(anna.pk, Charge.Kind.OVERDUE, 200, at_desk(), now=NOW)
    ask(status(anna), visit)
    assert count(CASES[name](anna, library.item(), lent), visit) == STATEMENTS[name]


@pytest.mark.parametrize("loans", [1, 30])
@pytest.mark.parametrize("wanted", LISTS)
def test_a_list_costs_one_statement_more(
    wanted: str, loans: int, visit: Visit, anna: Patron, known_house: None
) -> None:
    for day in range(loans):
        library.lend(anna, TODAY + timedelta(days=day - 15))
        library.hold(anna)
        post_charge(anna.pk, Charge.Kind.OVERDUE, 20, at_desk(), now=NOW)
    assert count(information(anna, wanted), visit) == STATEMENTS["63 patron information with a list"]


@pytest.mark.parametrize("loans", [1, 5])
def test_renewing_everything_costs_three_statements_for_each_loan(
    loans: int, visit: Visit, anna: Patron, known_house: None
) -> None:
    for _ in range(loans):
        library.lend(anna, TODAY + timedelta(days=1))
    assert count(renew_all(anna), visit) == STATEMENTS["65 renew all"] + 3 * loans


def test_every_message_is_counted() -> None:
    counted = {*CASES, "63 patron information with a list", "65 renew all"}
    assert counted == set(STATEMENTS)
