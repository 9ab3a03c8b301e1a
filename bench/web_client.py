"""A browser that does nothing but ask: HTTP/1.1 over connections that stay open.

It is this small so that it costs little beside what it measures, on the same cores; what it does cost is told.
Only answers with a Content-Length are understood, which is what the product sends.
"""

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.parts import CannotMeasure
from bench.timings import Timings

_END = b"\r\n\r\n"
_LENGTH = b"content-length:"


@dataclass(frozen=True, slots=True)
class Request:
    """The bytes of one request, and the status that its answer must have."""

    wire: bytes
    status: int = 200


@dataclass(frozen=True, slots=True)
class Load:
    """What came of asking: each duration, how long it all took, and what the asking itself cost."""

    timings: Timings
    seconds: float
    client_seconds: float

    @property
    def per_second(self) -> float:
        """Answers in a second."""
        return len(self.timings.seconds) / self.seconds

    @property
    def client_ms(self) -> float:
        """Processor time of this client for one request, in milliseconds."""
        return self.client_seconds / len(self.timings.seconds) * 1_000


def get(path: str, cookies: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> Request:
    """Make a request for a page."""
    return Request(_head("GET", path, cookies or {}, headers or {}) + b"\r\n")


def post(path: str, cookies: Mapping[str, str], form: Mapping[str, str], headers: Mapping[str, str]) -> Request:
    """Make a request that sends a form."""
    body = urlencode(form).encode()
    of_body = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    return Request(_head("POST", path, cookies, {**headers, **of_body}) + b"\r\n" + body)


def ask_all(port: int, requests: Sequence[Request], connections: int) -> Load:
    """Send all requests over so many connections, each sending its next one when it has its answer."""
    return asyncio.run(_ask_all(port, requests, connections))


def ask_in_turn(port: int, requests: Sequence[Request]) -> list[float]:
    """Send requests one after the other over one connection, as a browser does; give the seconds of each, in order."""
    return asyncio.run(_ask_in_turn(port, requests))


def _head(verb: str, path: str, cookies: Mapping[str, str], headers: Mapping[str, str]) -> bytes:
    jar = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}
    every = {"Host": "127.0.0.1", "Accept-Language": "nl", **jar, **headers}
    return (f"{verb} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in every.items())).encode()


@dataclass(slots=True)
class _Line(asyncio.Protocol):
    """One connection; at most one request is under way."""

    transport: asyncio.Transport | None = None
    answer: "asyncio.Future[int] | None" = None
    received: bytearray = field(default_factory=bytearray)
    whole: int = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  asyncio gives a TCP connection this kind
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        if not self.whole and (end := self.received.find(_END)) >= 0:
            self.whole = end + len(_END) + _length(bytes(self.received[:end]))
        if self.whole and len(self.received) >= self.whole and self.answer:
            self.answer.set_result(int(self.received[9:12]))

    def connection_lost(self, error: Exception | None) -> None:
        if self.answer and not self.answer.done():
            self.answer.set_exception(CannotMeasure("the web server closed a connection in the middle"))

    async def ask(self, request: Request) -> None:
        self.received.clear()
        self.whole = 0
        self.answer = asyncio.get_running_loop().create_future()
        assert self.transport is not None  # noqa: S101  asyncio connects before it hands the line out
        self.transport.write(request.wire)
        if (status := await self.answer) != request.status:
            raise CannotMeasure(f"an answer with status {status} instead of {request.status}")


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(_LENGTH):
            return int(line[len(_LENGTH) :])
    raise CannotMeasure("an answer that does not tell its length")


async def _ask_all(port: int, requests: Sequence[Request], connections: int) -> Load:
    loop, seconds = asyncio.get_running_loop(), list[float]()
    lines = [(await loop.create_connection(_Line, "127.0.0.1", port))[1] for _ in range(connections)]
    waiting = iter(requests)
    start, cost = time.perf_counter(), time.process_time()
    await asyncio.gather(*(_ask_on(line, waiting, seconds) for line in lines))
    took, cost = time.perf_counter() - start, time.process_time() - cost
    for line in lines:
        if line.transport:
            line.transport.close()
    return Load(Timings.of(seconds), took, cost)


async def _ask_in_turn(port: int, requests: Sequence[Request]) -> list[float]:
    seconds = list[float]()
    _, line = await asyncio.get_running_loop().create_connection(_Line, "127.0.0.1", port)
    await _ask_on(line, iter(requests), seconds)
    if line.transport:
        line.transport.close()
    return seconds


async def _ask_on(line: _Line, waiting: Iterator[Request], seconds: list[float]) -> None:
    for request in waiting:
        start = time.perf_counter()
        await line.ask(request)
        seconds.append(time.perf_counter() - start)
