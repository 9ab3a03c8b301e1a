"""Measuring check-out and check-in: the limit does the same work, and a machine does not take a refusal for speed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import shelf
from django.utils import timezone
from people import NOW, branch, card_of, patron

from bench.parts import CannotMeasure
from bench.sip2.examples import Example, examples
from bench.sip2.ground import PAIRS, TERMINALS, Ground
from bench.sip2.limit import run_limit
from bench.sip2.limit.script import script
from bench.sip2.machines import drive
from bench.sip2.orders import Pair, deal, put_back
from bench.sip2.readers import LOANS, great_readers
from bench.sip2.runs import WARM_SECONDS, Answer, Run, middle
from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.charges.models import Charge
from leeszaal.circulation.models import Event, Loan, LoanCount
from leeszaal.circulation.services import CheckoutOrder, check_in, check_out, check_out_many
from leeszaal.circulation.services.outcomes import CheckedOut
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.codec import decode
from leeszaal.protocols.sip2.handlers import HANDLERS

_CHOSEN_BY_CHANCE = {"id", "checked_out_at", "returned_at", "at", "loan_id", "due_on"}


def pair() -> Pair:
    """Somebody with a card, and a copy on the shelf."""
    return Pair(card_of(patron()), shelf.copy(shelf.record("De stille dijk")).barcode)


def kept(rows: Any) -> list[dict[str, object]]:
    """Rows without what differs from one time to the next."""
    return [{name: value for name, value in row.items() if name not in _CHOSEN_BY_CHANCE} for row in rows.values()]


@pytest.mark.django_db(transaction=True)
def test_the_limit_writes_the_rows_that_the_product_writes() -> None:
    one, actor = pair(), Actor(kind="terminal", id=1, branch_id=branch().pk, via="sip2")
    assert isinstance(check_out(one.card, one.barcode, actor, now=timezone.now()), CheckedOut)
    check_in(one.barcode, actor, now=timezone.now())
    loan, events = kept(Loan.objects.all()), kept(Event.objects.order_by("id"))
    run = run_limit([[one]], branch().pk, 2.0)
    put_back([one], branch().pk, timezone.now())
    assert run.rate > 0
    later = Loan.objects.order_by("id")[1:2]
    assert kept(later) == loan
    told = kept(Event.objects.filter(loan_id=later[0].pk).order_by("id"))
    assert [event.pop("details").keys() for event in told] == [event.pop("details").keys() for event in events]
    assert told == events
    assert LoanCount.objects.get().loans == Loan.objects.count()


@pytest.mark.django_db(transaction=True)
def test_the_limit_leaves_each_client_its_own_patrons_and_items() -> None:
    dealt = deal([pair() for _ in range(6)], 2)
    run_limit(dealt, branch().pk, 2.0)
    borrowed = {
        frozenset(Loan.objects.filter(item__barcode=one.barcode).values_list("patron__cards__number", flat=True))
        for pairs in dealt
        for one in pairs
    }
    assert borrowed <= {frozenset({one.card}) for pairs in dealt for one in pairs} | {frozenset()}
    assert len(borrowed) > 1


@pytest.mark.django_db(transaction=True)
def test_a_limit_whose_statements_fail_is_no_limit() -> None:
    with pytest.raises(CannotMeasure, match="pgbench"):
        run_limit([[Pair("21000000000000", "31000000000000")]], branch().pk, 2.0)


def test_the_script_can_choose_every_pair() -> None:
    text = script([[Pair(str(number), str(number)) for number in range(5)]], 1)
    assert [rf"\set barcode :barcode{number}" in text for number in range(6)] == [True] * 5 + [False]
    assert text.count(r"\if") == text.count(r"\endif")


@pytest.mark.parametrize("terminals", TERMINALS)
def test_no_patron_and_no_item_is_at_two_terminals_at_once(terminals: int) -> None:
    empty = [Pair(f"card {number}", f"item {number}") for number in range(PAIRS)]
    full = [Pair(f"reader {number % 64}", one.barcode) for number, one in enumerate(empty)]
    ground = Ground(1, empty, full, [])
    for dealt in (ground.dealt(terminals), ground.dealt(terminals, full=True)):
        for of in ("card", "barcode"):
            each = [{getattr(one, of) for one in pairs} for pairs in dealt]
            assert len(set().union(*each)) == sum(map(len, each))


@pytest.mark.django_db
def test_a_great_reader_has_400_loans_and_may_borrow_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.sip2.readers.LOANS", 30)
    patron()
    for _ in range(32):
        shelf.copy(shelf.record("De stille dijk"))
    cards = great_readers(1, branch().pk, NOW, skip=1)
    assert great_readers(1, branch().pk, NOW, skip=1) == cards
    assert LOANS == 400
    assert Loan.objects.filter(patron__cards__number=cards[0], returned_at=None).count() == 30
    free = Item.objects.filter(status=ItemStatus.AVAILABLE)
    assert free.count() == 2
    actor = Actor(kind="terminal", id=1, branch_id=branch().pk, via="sip2")
    outcome = check_out(cards[0], free[0].barcode, actor, now=NOW)
    assert isinstance(outcome, CheckedOut)
    assert outcome.open_loans == 31


@pytest.mark.django_db
def test_every_message_of_the_standard_has_an_example() -> None:
    reader, actor = patron(), Actor(kind="terminal", id=1, branch_id=branch().pk, via="sip2")
    barcodes = [shelf.copy(shelf.record(f"Deel {number}")).barcode for number in range(4)]
    check_out_many([CheckoutOrder(card_of(reader), barcode, actor, NOW) for barcode in barcodes])
    Charge.objects.create(patron=debtor(), kind="other", amount_cents=5, posted_at=NOW, actor_kind="staff")
    found = examples(Ground(branch().pk, [pair()], [], [("kast", "geheim")]))
    assert {type(decode(one.request.encode()).message) for one in found} == set(HANDLERS)
    assert all(isinstance(one, Example) and one.good for one in found)


def debtor() -> Patron:
    """Somebody who owes something."""
    return patron(given_names="Bram")


def test_a_run_counts_what_was_answered_after_the_warming_up() -> None:
    answers = [Answer(at / 10, 0.001 * at) for at in range(100)]
    run = Run.of(answers, 2.0)
    first = WARM_SECONDS * 10
    assert run.rate == 10
    assert first <= run.p50 <= run.p95 <= run.p99 < first + 20


def test_nothing_answered_is_no_run() -> None:
    with pytest.raises(ValueError, match="nothing"):
        Run.of([], 1.0)


def test_of_several_runs_the_median_counts() -> None:
    runs = [Run(1, 9, 9, 9), Run(3, 1, 1, 1), Run(2, 2, 2, 2)]
    assert middle(runs) == Run(2, 2, 2, 2)


@contextmanager
def answering(answers: dict[bytes, bytes]) -> Iterator[socket.socket]:
    """The machine's end of a line, at whose other end each message is answered by its first two digits."""
    mine, theirs = socket.socketpair()

    def answer() -> None:
        while request := theirs.recv(4096):
            said = answers[request[:2]]
            theirs.sendall(said[:3])
            theirs.sendall(said[3:])

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield mine
    finally:
        mine.close()
        thread.join(5)
        theirs.close()


def test_machines_check_out_and_in_by_turns_and_end_with_a_check_in() -> None:
    with answering({b"11": b"121NUY...|\r", b"09": b"101YUN...|\r"}) as line:
        driven = drive([line], [[Pair("21", "31")]], NOW, 0.1)
    assert len(driven.answers) > 2
    assert len(driven.answers) % 2 == 0
    assert all(one.took > 0 for one in driven.answers)


def test_a_refusal_is_not_taken_for_speed() -> None:
    with answering({b"11": b"120NUN...|\r"}) as line, pytest.raises(CannotMeasure, match="120NUN"):
        drive([line], [[Pair("21", "31")]], NOW, 0.1)


def test_a_server_that_hangs_up_is_not_taken_for_speed() -> None:
    mine, theirs = socket.socketpair()
    theirs.close()
    with mine, pytest.raises((CannotMeasure, BrokenPipeError)):
        drive([mine], [[Pair("21", "31")]], NOW, 0.1)
