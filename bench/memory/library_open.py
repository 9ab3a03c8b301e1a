"""Open the library as its operator does, `leeszaal serve`, at ports that are free."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.parts import CannotMeasure
from bench.serving import free_port
from leeszaal.site.serving.machines import Machines, answers
from leeszaal.site.serving.opening import Address, pages_answer

_READY_SECONDS = 120
_CLOSE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Open:
    """An open library: the process that opened it, where pages are and where machines connect."""

    pid: int
    pages: int
    machines: int


@contextmanager
def library_open() -> Iterator[Open]:
    """Have it open for the duration of the block."""
    pages, machines = free_port(), free_port()
    ports = {"PORT": str(pages), "SIP2_PORT": str(machines)}
    words = [sys.executable, "-m", "leeszaal.site.cli", "serve"]
    process = subprocess.Popen(words, env=os.environ | ports, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    try:
        until = time.monotonic() + _READY_SECONDS
        address = Address("127.0.0.1", pages, 1)
        while not (pages_answer(address) and answers(Machines("127.0.0.1", machines, 1))):
            if process.poll() is not None or time.monotonic() > until:
                raise CannotMeasure("the library does not open")
            time.sleep(0.2)
        yield Open(process.pid, pages, machines)
    finally:
        process.terminate()
        process.wait(_CLOSE_SECONDS)
