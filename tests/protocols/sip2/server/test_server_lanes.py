"""Many orders in one commit, on a real database."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
import uvloop
from django.db import connection, transaction
from django.db.utils import DataError

from leeszaal.protocols.sip2.server.lanes import MOST, Lane, choose

Result = TypeVar("Result")

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Order:
    """A division by a number, about a patron and an item."""

    by: int
    patron: str
    item: str


def about(order: Order) -> tuple[str, str]:
    """Name patron and item."""
    return order.patron, order.item


class Counter:
    """Divides a hundred in the database, and remembers which orders went together."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.first_begun, self.go_on = threading.Event(), threading.Event()
        self.process = 0

    def divide(self, orders: Sequence[Order]) -> list[int]:
        """Carry out orders; the first batch waits until it may go on."""
        self.batches.append(len(orders))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.process = cursor.fetchone()[0]
            self.first_begun.set()
            self.go_on.wait(10)
            return [self._one(cursor, order) for order in orders]

    def _one(self, cursor: object, order: Order) -> int:
        with connection.cursor() as asked:
            asked.execute("SELECT 100 / %s::int", [order.by])
            return int(asked.fetchone()[0])


def carried_out(
    counter: Counter, orders: Sequence[Order], meanwhile: Callable[[Counter], None] = lambda counter: None
) -> list[int | Exception]:
    """Have the first order begin, put in all others, do something, go on; give the outcomes in the order of orders."""

    async def run() -> list[int | Exception]:
        loop = asyncio.get_running_loop()
        lane = Lane("test", counter.divide, about, loop)
        outcomes: list[asyncio.Future[int | Exception]] = [loop.create_future() for _ in orders]
        lane.put(orders[0], outcomes[0].set_result)
        await asyncio.to_thread(counter.first_begun.wait, 10)
        for order, outcome in zip(orders[1:], outcomes[1:], strict=True):
            lane.put(order, outcome.set_result)
        await asyncio.to_thread(meanwhile, counter)
        counter.go_on.set()
        found = await asyncio.wait_for(asyncio.gather(*outcomes), 30)
        await asyncio.to_thread(lane.close)
        return list(found)

    return in_its_own_loop(run)


def in_its_own_loop(run: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """Run in a thread of its own, for a browser that is open for other tests keeps a loop in this one."""

    def work() -> Result:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(run())

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def orders(many: int, by: Callable[[int], int] = lambda number: 4) -> list[Order]:
    """Orders about different patrons and items."""
    return [Order(by(number), f"patron {number}", f"item {number}") for number in range(many)]


def test_what_waits_during_a_commit_goes_together_in_the_next() -> None:
    counter = Counter()
    assert carried_out(counter, orders(8)) == [25] * 8
    assert counter.batches == [1, 7]


def test_a_batch_is_never_larger_than_its_most() -> None:
    counter = Counter()
    assert carried_out(counter, orders(MOST + 11)) == [25] * (MOST + 11)
    assert counter.batches == [1, MOST, 10]


def test_an_order_that_fails_does_not_fail_the_others() -> None:
    counter = Counter()
    outcomes = carried_out(counter, orders(6, by=lambda number: 0 if number == 3 else 50))
    assert isinstance(outcomes.pop(3), DataError)
    assert outcomes == [2] * 5
    assert counter.batches == [1, 5, 1, 1, 1, 1, 1]


def test_an_order_that_fails_alone_is_not_tried_again() -> None:
    counter = Counter()
    (outcome,) = carried_out(counter, orders(1, by=lambda number: 0))
    assert isinstance(outcome, DataError)
    assert counter.batches == [1]


def test_two_orders_about_the_same_patron_or_item_are_never_in_one_batch() -> None:
    same = [Order(4, "anna", "a"), Order(4, "anna", "b"), Order(4, "bram", "b"), Order(4, "bram", "c")]
    waiting = [(order, print) for order in same]
    batch, rest = choose(waiting, about, MOST)
    assert [order for order, _ in batch] == [same[0]]
    batch, rest = choose(rest, about, MOST)
    assert [order for order, _ in batch] == [same[1]]
    others = [Order(4, "cees", "d"), *same[:2], Order(4, "dina", "e")]
    batch, rest = choose([(order, print) for order in others], about, MOST)
    assert [order for order, _ in batch] == [others[0], others[1], others[3]]
    assert [order for order, _ in rest] == [others[2]]


def test_a_connection_that_breaks_in_the_middle_is_opened_again() -> None:
    counter = Counter()
    assert carried_out(counter, orders(3), meanwhile=end_connection) == [25] * 3
    assert counter.batches == [1, 1, 2]


def test_a_connection_that_was_ended_while_idle_is_noticed_before_it_is_used() -> None:
    counter = Counter()
    counter.go_on.set()

    async def run() -> list[int]:
        loop = asyncio.get_running_loop()
        lane = Lane("test", counter.divide, about, loop)
        found = []
        for order in orders(2):
            outcome = loop.create_future()
            lane.put(order, outcome.set_result)
            found.append(await asyncio.wait_for(outcome, 30))
            await asyncio.to_thread(end_connection, counter)
        await asyncio.to_thread(lane.close)
        return found

    assert in_its_own_loop(run) == [25, 25]
    assert counter.batches == [1, 1]


def end_connection(counter: Counter) -> None:
    """End the connection of the lane, as a database that is restarted does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [counter.process])
    connection.close()
