"""Have pages served as the product serves them, by its own code and settings, at a port that is free."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.parts import CannotMeasure
from leeszaal.site.serving import children
from leeszaal.site.serving.children import Child
from leeszaal.site.serving.opening import APPLICATION, Address, pages, pages_answer

EMPTY = "bench.empty_page.wsgi:application"
WORKERS = 2
"""What `leeszaal serve` has when it is not told otherwise."""

_READY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Served:
    """Where pages answer, and the process that is parent of those that serve them."""

    port: int
    pid: int


@contextmanager
def pages_served(application: str = APPLICATION, workers: int = WORKERS) -> Iterator[Served]:
    """Serve an application for the duration of the block."""
    port = free_port()
    address = Address("127.0.0.1", port, workers)
    child = pages(address, application)
    try:
        _wait(address, child)
        yield Served(port, child.process.pid)
    finally:
        children.stop([child])


def free_port() -> int:
    """Give a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _wait(address: Address, child: Child) -> None:
    until = time.monotonic() + _READY_SECONDS
    while not pages_answer(address):
        if child.process.poll() is not None or time.monotonic() > until:
            raise CannotMeasure(f"the process for {child.name} does not answer")
        time.sleep(0.05)
