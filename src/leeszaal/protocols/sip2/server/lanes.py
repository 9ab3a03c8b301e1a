"""Many orders in one commit: what waits while one batch commits goes together in the next.

What could go wrong: two orders about the same patron or item in one batch would decide on facts that the other changes;
the later one waits for the next batch. An order that fails takes down the batch it is in; each is then carried out by
itself, so that one machine's fault is not another's. The database may vanish in the middle: the batch is tried once
more on a new connection, which is safe because carrying out says of a loan that was already made that it is there.
"""

import asyncio
import threading
from collections.abc import Callable, Hashable, Iterable, Sequence
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from leeszaal.circulation.services.rounds import in_rounds
from leeszaal.protocols.sip2.server import database

Order = TypeVar("Order")
Outcome = TypeVar("Outcome")
Done = Callable[[Outcome | Exception], None]
Waiting = tuple[Order, Done[Outcome]]

MOST = 64


class Lane(Generic[Order, Outcome]):
    """A thread with its own database connection, which carries out orders of one kind in batches.

    `carry_out` gives one outcome for each order, in their order, in one transaction; `about` names what an order is
    about (its patron, its item). Each outcome, or the exception in its place, is handed over in the event loop.
    """

    def __init__(
        self,
        name: str,
        carry_out: Callable[[Sequence[Order]], Sequence[Outcome]],
        about: Callable[[Order], Iterable[Hashable]],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self._carry_out, self._about, self._loop = carry_out, about, loop
        self._queue: SimpleQueue[Waiting[Order, Outcome] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def put(self, order: Order, done: Done[Outcome]) -> None:
        """Have an order carried out soon; `done` is called with its outcome."""
        self._queue.put((order, done))

    def close(self) -> None:
        """Carry out what waits, then end the thread."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        waiting: list[Waiting[Order, Outcome]] = []
        is_open = True
        while is_open or waiting:
            if is_open:
                is_open = self._gather(waiting)
            batch, waiting = choose(waiting, self._about, MOST)
            if batch:
                outcomes = self._outcomes([order for order, _ in batch])
                self._loop.call_soon_threadsafe(_hand_over, [done for _, done in batch], outcomes)
        database.leave()

    def _gather(self, waiting: list[Waiting[Order, Outcome]]) -> bool:
        """Add all that has come, waiting for something when there is nothing; False when the lane is to close."""
        try:
            while (one := self._queue.get(block=not waiting)) is not None:
                waiting.append(one)
        except Empty:
            return True
        return False

    def _outcomes(self, orders: list[Order]) -> Sequence[Outcome | Exception]:
        database.drop_when_gone()
        try:
            return self._carry_out(orders)
        except Exception as fault:
            if database.lost_by(fault):
                return self._once_more(orders)
            return [fault] if len(orders) == 1 else [self._alone(order) for order in orders]

    def _once_more(self, orders: list[Order]) -> Sequence[Outcome | Exception]:
        try:
            return self._carry_out(orders)
        except Exception as fault:
            if len(orders) == 1 or database.lost_by(fault):
                return [fault] * len(orders)
            return [self._alone(order) for order in orders]

    def _alone(self, order: Order) -> Outcome | Exception:
        try:
            return self._carry_out([order])[0]
        except Exception as fault:
            database.lost_by(fault)
            return fault


def choose(
    waiting: Sequence[Waiting[Order, Outcome]], about: Callable[[Order], Iterable[Hashable]], most: int
) -> tuple[list[Waiting[Order, Outcome]], list[Waiting[Order, Outcome]]]:
    """Divide what waits into a batch, in which no two are about the same, and the rest. Nobody overtakes their own."""
    keys = {place: frozenset(about(order)) for place, (order, _) in enumerate(waiting)}
    together = next(in_rounds(keys), [])[:most]
    left = keys.keys() - set(together)
    return [waiting[place] for place in together], [waiting[place] for place in sorted(left)]


def _hand_over(done: Sequence[Done[Outcome]], outcomes: Sequence[Outcome | Exception]) -> None:
    for give, outcome in zip(done, outcomes, strict=True):
        give(outcome)
