"""What happens at the counter when something breaks behind it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import library
import psycopg
import pytest
from django.db import connection
from people import branch, card_of, patron
from sip2_machine import STATUS, Machine, served, wait_until

from leeszaal.circulation.models import Loan
from leeszaal.login.models import Sight, Terminal
from leeszaal.login.terminals import add_terminal
from leeszaal.protocols.sip2.server.limits import Limits

pytestmark = pytest.mark.django_db(transaction=True)

Account = tuple[str, str]


@contextmanager
def database_away() -> Iterator[None]:
    """Have the database end every connection of the server, and take no new ones, for the duration of the block."""
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    beside = connection.get_connection_params() | {"dbname": "postgres"}
    with psycopg.connect(**beside, autocommit=True) as other:
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        end_connections()
        try:
            yield
        finally:
            other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def end_connections() -> None:
    """End every connection with the database but the test's own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


def test_without_a_database_the_answer_is_not_now_and_afterwards_all_is_well(machine: Machine) -> None:
    card, copy = card_of(patron()), library.item().barcode
    assert machine.check_in(copy).ok
    with database_away():
        refused = machine.check_out(card, copy)
        assert (refused.ok, refused.due_date, len(refused.screen_message)) == (False, "", 1)
        assert not machine.check_in(copy).ok
        assert machine.ask(STATUS)
    assert machine.check_out(card, copy).ok
    assert machine.check_in(copy).ok
    assert Loan.objects.count() == 1


def test_not_now_is_tried_again_when_the_machine_asks_with_the_same_number(machine: Machine) -> None:
    card, copy = card_of(patron()), library.item().barcode
    with database_away():
        assert not machine.check_out(card, copy).ok
    machine.number -= 1
    assert machine.check_out(card, copy).ok


def test_a_database_that_was_restarted_is_not_noticed_at_the_counter(machine: Machine) -> None:
    card = card_of(patron())
    for _ in range(3):
        copy = library.item().barcode
        assert machine.check_out(card, copy).ok
        assert machine.check_in(copy).ok
        end_connections()


def test_an_item_on_which_the_database_fails_does_not_fail_the_others(port: int, account: Account) -> None:
    cards, copies = [card_of(patron()) for _ in range(24)], [library.item() for _ in range(24)]
    bewitched = copies[7].pk
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION bewitch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF NEW.item_id = {bewitched} THEN RAISE EXCEPTION 'bewitched'; END IF; RETURN NEW; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER bewitched BEFORE INSERT ON circulation_loan FOR EACH ROW EXECUTE FUNCTION bewitch()"
        )
        try:
            with ThreadPoolExecutor(24) as machines:
                lent = list(machines.map(lambda number: _lend(port, account, cards[number], copies[number]), range(24)))
        finally:
            cursor.execute("DROP FUNCTION bewitch CASCADE")
    assert [number for number, ok in enumerate(lent) if not ok] == [7]
    assert Loan.objects.count() == 23


def _lend(port: int, account: Account, card: str, copy: library.Item) -> bool:
    with Machine(port) as machine:
        return machine.log_in(*account).check_out(card, copy.barcode).ok


def test_a_terminal_that_was_closed_is_cut_off_and_others_go_on(account: Account) -> None:
    other = "selfcheck-2", add_terminal("selfcheck-2", "Zelfbediening", branch().pk)[1]
    with served(Limits(look_again=0.2)) as port, Machine(port) as closed, Machine(port) as machine:
        closed.log_in(*account)
        machine.log_in(*other)
        Terminal.objects.filter(login="selfcheck-1").update(is_active=False)
        assert closed.is_cut_off()
        assert machine.ask(STATUS)
        with Machine(port) as again:
            assert not again.says_it_is(*account)


def test_what_a_terminal_may_see_changes_without_a_new_log_in(account: Account) -> None:
    card, copy = card_of(patron()), library.item().barcode
    with served(Limits(look_again=0.2)) as port, Machine(port) as machine:
        machine.log_in(*account)

        def tells_borrower() -> bool:
            assert machine.check_out(card, copy).ok
            return machine.check_in(copy).patron_identifier == card

        assert not tells_borrower()
        Terminal.objects.update(may_see=[Sight.BORROWER])
        assert wait_until(tells_borrower)
