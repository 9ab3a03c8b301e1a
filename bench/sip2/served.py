"""Have SIP2 served as the product serves it, at a port that is free."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.parts import CannotMeasure
from bench.serving import free_port
from leeszaal.site.serving import children, machines
from leeszaal.site.serving.machines import Machines

_READY_SECONDS = 60


@contextmanager
def sip2_served(processes: int = 1) -> Iterator[int]:
    """Serve for the duration of the block, by so many processes side by side; gives the port."""
    where = Machines("127.0.0.1", free_port(), processes)
    started = machines.start(where)
    try:
        until = time.monotonic() + _READY_SECONDS
        while not machines.answers(where):
            if any(child.process.poll() is not None for child in started) or time.monotonic() > until:
                raise CannotMeasure("the process for SIP2 does not answer")
            time.sleep(0.1)
        yield where.port
    finally:
        children.stop(started)
