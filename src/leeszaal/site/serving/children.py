"""The processes that serve: started apart from the terminal, ended with their parent."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 10


@dataclass(frozen=True)
class Child:
    """A process of ours, with the name by which people know it."""

    name: str
    process: subprocess.Popen[bytes]


def start(name: str, module: str, *words: str) -> Child:
    """Start a Python module as a process in a session of its own, so that Ctrl-C reaches only its parent.

    The kernel ends it when the parent dies without a chance to do so.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", module, *words],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509  nothing else runs in this process yet
    )
    return Child(name, process)


def stop(children: Sequence[Child]) -> None:
    """Ask every process to end, wait, and kill what is left of them."""
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    until = time.monotonic() + GRACE_SECONDS
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.0, until - time.monotonic()))
        _kill_group(child.process.pid)
        child.process.wait()


def _kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
