"""Self-service machines made of nothing but sockets, so that asking costs next to nothing beside answering.

All machines of a run live in one loop of this process. Each has its requests ready as bytes, without checksums, sends
one, waits for the answer, sees that it says that it was done, and sends the next: never two at a time, as the standard
has it. A check-out is followed by the check-in of the same item. Where the loop finds several answers at once, the
later ones wait for it: that counts as the server's time, so our figures are rather too high than too low.
"""

import gc
import select
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import cycle

from bench.parts import CannotMeasure
from bench.sip2.orders import Pair
from bench.sip2.runs import WARM_SECONDS, Answer

_ANSWER_SECONDS = 30
_CHECKED_OUT, _CHECKED_IN = b"121", b"101"


@dataclass(slots=True)
class Machine:
    """A machine that has logged in; `requests` are pairs of bytes to send and how a good answer begins, for ever."""

    socket: socket.socket
    requests: Iterator[tuple[bytes, bytes]]
    expected: bytes = b""
    sent_at: float = 0.0
    received: bytes = b""

    def ask(self) -> None:
        """Send the next request."""
        request, self.expected = next(self.requests)
        self.sent_at = time.perf_counter()
        self.socket.send(request)

    def hear(self) -> bool:
        """Take what came; tell whether it is a whole answer. Raises CannotMeasure when it is not a good one."""
        self.received += self.socket.recv(4096)
        if not self.received.endswith(b"\r"):
            if not self.received:
                raise CannotMeasure("the server hung up on a machine")
            return False
        if not self.received.startswith(self.expected):
            raise CannotMeasure(f"a machine was answered {self.received[:40]!r}, not {self.expected!r}")
        self.received = b""
        return True


@dataclass(slots=True)
class Driven:
    """What machines saw: each answer, and the share of one core that asking itself took."""

    answers: list[Answer] = field(default_factory=list)
    share: float = 0.0


def requests(pairs: Sequence[Pair], now: datetime) -> Iterator[tuple[bytes, bytes]]:
    """Give check-out and check-in of each pair in turn, for ever, with how a good answer to each begins."""
    moment = now.strftime("%Y%m%d    %H%M%S")
    every = []
    for pair in pairs:
        every.append((f"11NN{moment}{moment}AO|AA{pair.card}|AB{pair.barcode}|AC|\r".encode(), _CHECKED_OUT))
        every.append((f"09N{moment}{moment}AP|AO|AB{pair.barcode}|AC|\r".encode(), _CHECKED_IN))
    return cycle(every)


@contextmanager
def connected(port: int, logins: Sequence[tuple[str, str]]) -> Iterator[list[socket.socket]]:
    """Have as many machines connected as there are accounts (name and password), logged in one after another."""
    sockets: list[socket.socket] = []
    try:
        for name, password in logins:
            sockets.append(socket.create_connection(("127.0.0.1", port), timeout=_ANSWER_SECONDS))
            sockets[-1].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            machine = Machine(sockets[-1], iter([(f"9300CN{name}|CO{password}|CP|\r".encode(), b"941")]))
            machine.ask()
            while not machine.hear():
                pass
        yield sockets
    finally:
        for one in sockets:
            one.close()


def drive(sockets: Sequence[socket.socket], dealt: Sequence[Sequence[Pair]], now: datetime, seconds: float) -> Driven:
    """Have every machine work for so long, after the warming up, and end with an item that is back on the shelf."""
    machines = {one.fileno(): Machine(one, requests(pairs, now)) for one, pairs in zip(sockets, dealt, strict=True)}
    poll = select.epoll()
    for number in machines:
        poll.register(number, select.EPOLLIN)
    gc.collect()
    gc.disable()
    try:
        return _loop(machines, poll, WARM_SECONDS + seconds)
    finally:
        gc.enable()
        poll.close()


def _loop(machines: dict[int, Machine], poll: select.epoll, seconds: float) -> Driven:
    driven, working, clock = Driven(), len(machines), time.perf_counter
    begun, begun_cpu = clock(), time.process_time()
    for machine in machines.values():
        machine.ask()
    while working:
        ready = poll.poll(_ANSWER_SECONDS)
        if not ready:
            raise CannotMeasure(f"a machine had no answer for {_ANSWER_SECONDS} seconds")
        for number, _ in ready:
            machine = machines[number]
            if not machine.hear():
                continue
            now = clock()
            driven.answers.append(Answer(now, now - machine.sent_at))
            if now - begun < seconds or machine.expected is _CHECKED_OUT:
                machine.ask()
            else:
                working -= 1
    driven.share = (time.process_time() - begun_cpu) / (clock() - begun)
    return driven
