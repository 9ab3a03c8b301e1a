"""Where messages are carried out: check-outs and check-ins in a lane each, log-ins one by one, the rest by threads.

One thread for log-ins, because checking a password takes a hundred megabytes for a moment: when the power comes back
and two hundred machines log in at once, the counter goes on meanwhile.
"""

import asyncio
import threading
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone

from leeszaal.circulation.services import CheckinOrder, CheckoutOrder
from leeszaal.protocols.sip2.codec.messages import Login, Message
from leeszaal.protocols.sip2.handlers import HANDLERS, refuse
from leeszaal.protocols.sip2.handlers.shape import Counter, Ordinary
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.server import database
from leeszaal.protocols.sip2.server.lanes import Lane
from leeszaal.protocols.sip2.server.tally import Tally

Answered = Callable[[Message, bool], None]
"""Takes an answer, and whether it is final: "not now" is not."""

THREADS = 4


@dataclass(slots=True)
class Errand:
    """A request under way: what is asked, in which visit, when, and who waits for the answer."""

    message: Message
    visit: Visit
    now: datetime
    answered: Answered


class Workroom:
    """Carries messages out away from the event loop, and hands each answer over in it."""

    def __init__(self, loop: asyncio.AbstractEventLoop, tally: Tally) -> None:
        self._loop, self._tally = loop, tally
        self._others = ThreadPoolExecutor(THREADS, "sip2")
        self._log_ins = ThreadPoolExecutor(1, "sip2-log-in")
        self._lanes: Mapping[type[Message], Lane[Any, Any]] = {
            kind: Lane(f"sip2-{kind.__name__}".lower(), handler.carry_out, _about, loop)
            for kind, handler in HANDLERS.items()
            if isinstance(handler, Counter)
        }

    def carry_out(self, message: Message, visit: Visit, answered: Answered) -> None:
        """Have a request carried out; `answered` is called later, in the event loop."""
        handler, errand = HANDLERS[type(message)], Errand(message, visit, timezone.now(), answered)
        if isinstance(handler, Ordinary):
            self._in_thread(handler.answer, errand)
            return
        try:
            order = handler.order(message, visit, errand.now) if handler.straight(message, visit) else None
        except Exception as fault:
            self._loop.call_soon(self._fail, errand, fault)
            return
        if order is None:
            self._slowly(handler, errand, None)
        else:
            self._lanes[type(message)].put(order, partial(self._decided, handler, errand))

    def read(self, query: Callable[[], Any]) -> "asyncio.Future[Any]":
        """Run a query in one of the threads."""
        return self._loop.run_in_executor(self._others, _fresh, query)

    def close(self) -> None:
        """Finish what is under way, end all threads and their database connections."""
        for lane in self._lanes.values():
            lane.close()
        _end(self._others, THREADS)
        _end(self._log_ins, 1)

    def _decided(self, handler: Counter, errand: Errand, outcome: Any) -> None:
        """Put the outcome of an order into an answer."""
        if isinstance(outcome, Exception):
            self._fail(errand, outcome)
            return
        try:
            answer = handler.answer(errand.message, outcome, errand.visit, errand.now)
        except Exception as fault:
            self._fail(errand, fault)
            return
        if answer is None:
            self._slowly(handler, errand, outcome)
        else:
            errand.answered(answer, True)

    def _slowly(self, handler: Counter, errand: Errand, outcome: Any) -> None:
        self._in_thread(lambda message, visit, now: handler.slowly(message, outcome, visit, now), errand)

    def _in_thread(self, answer: Callable[[Any, Visit, datetime], Message], errand: Errand) -> None:
        threads = self._log_ins if type(errand.message) is Login else self._others
        threads.submit(self._work, answer, errand)

    def _work(self, answer: Callable[[Any, Visit, datetime], Message], errand: Errand) -> None:
        try:
            given = _fresh(partial(answer, errand.message, errand.visit, errand.now))
        except Exception as fault:
            database.lost_by(fault)
            self._loop.call_soon_threadsafe(self._fail, errand, fault)
        else:
            self._loop.call_soon_threadsafe(errand.answered, given, True)

    def _fail(self, errand: Errand, fault: Exception) -> None:
        """Say "not now" after a failure."""
        self._tally.failed(fault)
        errand.answered(refuse(errand.message, errand.visit), False)


def _end(threads: ThreadPoolExecutor, many: int) -> None:
    """End threads after each has closed its connection; they wait for one another, so that each gets its turn."""
    together = threading.Barrier(many)
    for _ in range(many):
        threads.submit(_leave, together)
    threads.shutdown()


def _leave(together: threading.Barrier) -> None:
    together.wait()
    database.leave()


def _fresh(work: Callable[[], Any]) -> Any:
    database.drop_when_gone()
    return work()


def _about(order: CheckoutOrder | CheckinOrder) -> tuple[Hashable, ...]:
    """Name what an order of the counter is about: the item, and the patron who takes it home."""
    return (order.barcode, order.patron) if isinstance(order, CheckoutOrder) else (order.barcode,)
