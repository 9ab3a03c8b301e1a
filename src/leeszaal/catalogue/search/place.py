"""Where the index is kept: a folder per build under ``LEESZAAL_HOME/search``, and ``current``, a link to the live one.

A rebuild works in a folder of its own and then moves the link, which is one step: readers see the old index or the new
one. The folder before the live one stays until the next build, for readers that are still opening its files.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time_ns

from django.conf import settings

from leeszaal.catalogue.search.fields import SHAPE


class IndexerBusy(Exception):
    """Another process on this machine is writing the index."""


def folder() -> Path:
    """Give the folder of all builds."""
    return Path(settings.HOME) / "search"


def current() -> Path | None:
    """Give the live build's own folder, or None when there is none of the present shape."""
    link = folder() / "current"
    try:
        build = link.parent / link.readlink()
    except OSError:
        return None
    return build if build.name.endswith(f"-{SHAPE}") and (build / "records" / "meta.json").exists() else None


def new_build() -> Path:
    """Make a folder for a new build."""
    path = folder() / f"{time_ns()}-{SHAPE}"
    for part in ("records", "words"):
        (path / part).mkdir(parents=True)
    return path


def make_current(build: Path) -> None:
    """Let readers find this build from now on, and remove all but the one before it."""
    link, before = folder() / "current", current()
    next_link = folder() / "next"
    next_link.unlink(missing_ok=True)
    next_link.symlink_to(build.name)
    os.replace(next_link, link)
    for other in folder().iterdir():
        if other.is_dir() and not other.is_symlink() and other not in (build, before):
            shutil.rmtree(other, ignore_errors=True)


def read_position(build: Path) -> str:
    """Give the position in the changes up to which a build is made."""
    return (build / "position").read_text()


def write_position(build: Path, position: str) -> None:
    """Remember the position beside the build, in one step; also when nothing changed, lest it falls behind pruning."""
    following = build / "position.next"
    following.write_text(position)
    following.replace(build / "position")


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold a lock among the processes of this machine; it falls away when the process ends, however it ends.

    Raises:
        IndexerBusy: when another process holds it.
    """
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexerBusy(name) from error
        yield
