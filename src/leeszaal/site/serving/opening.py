"""Keep the library open: start its processes, tell when it answers, close it when asked."""

import http.client
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from leeszaal.site.serving import children, machines
from leeszaal.site.serving.children import Child
from leeszaal.site.serving.machines import Machines

APPLICATION = "leeszaal.site.wsgi:application"
READY_SECONDS = 60
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ServingFailedError(Exception):
    """A process that serves the library did not come up or ended by itself; the message names it."""


@dataclass(frozen=True)
class Address:
    """Where the pages are served, by how many processes."""

    host: str
    port: int
    workers: int

    def __str__(self) -> str:
        return f"http://{self.host}:{self.port}/"


def keep_open(address: Address, desks: Machines, when_open: Callable[[], None]) -> None:
    """Serve pages, jobs and SIP2 until somebody closes the library, as `keep` does."""

    def start() -> list[Child]:
        jobs = children.start("jobs", "leeszaal.site.cli", "worker")
        return [pages(address), jobs, *machines.start(desks)]

    keep(start, lambda: pages_answer(address) and machines.answers(desks), when_open)


def keep(start: Callable[[], list[Child]], answers: Callable[[], bool], when_open: Callable[[], None]) -> None:
    """Keep a family of processes until somebody asks to close (Ctrl-C, SIGTERM); none of them runs when this returns.

    Raises ServingFailedError when they do not answer in time or one of them ends by itself.
    """
    with _closing_asked() as asked:
        family = start()
        try:
            _wait_until_open(answers, family, asked)
            if not asked.is_set():
                when_open()
            while not asked.wait(0.5):
                _refuse_when_ended(family)
        finally:
            children.stop(family)


def pages(address: Address, application: str = APPLICATION) -> Child:
    """Start the web server for this application, with the settings that every library is served with."""
    os.environ["PORT"] = str(address.port)
    options = ("--host", address.host, "--port", str(address.port), "--workers", str(address.workers))
    quiet = ("--no-ws", "--log-level", "error", "--respawn-failed-workers", "--workers-kill-timeout", "5")
    threads = ("--blocking-threads", "4")
    return children.start("pages", "granian", "--interface", "wsgi", *options, *threads, *quiet, application)


def _wait_until_open(answers: Callable[[], bool], family: Sequence[Child], asked: threading.Event) -> None:
    until = time.monotonic() + READY_SECONDS
    while not answers() and not asked.wait(0.05):
        _refuse_when_ended(family)
        if time.monotonic() > until:
            names = ", ".join(dict.fromkeys(child.name for child in family))
            raise ServingFailedError(f"Not all of {names} answer after {READY_SECONDS} seconds.")


def pages_answer(address: Address) -> bool:
    """Tell whether pages answer there."""
    connection = http.client.HTTPConnection(address.host, address.port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _refuse_when_ended(family: Sequence[Child]) -> None:
    for child in family:
        if (code := child.process.poll()) is not None:
            raise ServingFailedError(f"The process for {child.name} ended by itself (exit code {code}).")


@contextmanager
def _closing_asked() -> Iterator[threading.Event]:
    """An event that is set when somebody asks to close; the signals get their former meaning back afterwards."""
    asked = threading.Event()
    former = {number: signal.signal(number, lambda *_: asked.set()) for number in SIGNALS}
    try:
        yield asked
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
