"""Several processes, one server: the first starts it, the last stops it.

Every user holds a shared lock on one file. Who leaves tries to take it alone: that succeeds only for the last. The
kernel releases the lock of a process that was killed, so a server that was left behind is stopped by the next one.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leeszaal.site.home import home
from leeszaal.site.postgres.cluster import Cluster


@contextmanager
def running(cluster: Cluster | None = None) -> Iterator[None]:
    """Have the embedded server running for the duration of the block; with `DATABASE_URL` set, do nothing.

    Raises DatabaseUnavailableError when it cannot be started.
    """
    if cluster is None and os.environ.get("DATABASE_URL"):
        yield
        return
    cluster = cluster or Cluster(home())
    folder = cluster.places.base.parent
    folder.mkdir(parents=True, exist_ok=True)
    with _open(folder / "postgres.users") as users:
        with _turn(folder):
            fcntl.flock(users, fcntl.LOCK_SH)
            cluster.start()
        try:
            yield
        finally:
            with _turn(folder):
                if _alone(users):
                    cluster.stop()


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Wait until no other process starts or stops the server."""
    with _open(folder / "postgres.turn") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


@contextmanager
def _open(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)


def _alone(users: int) -> bool:
    fcntl.flock(users, fcntl.LOCK_UN)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
