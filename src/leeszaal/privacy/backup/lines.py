"""Files of lines of JSON that are added to, and are on disk when the call returns."""

import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def add_lines(path: Path, lines: Sequence[Mapping[str, Any]]) -> None:
    """Add whole lines at once, under a lock that other processes heed too; file and folder are for their owner only."""
    new = not path.exists()
    with _locked(path) as handle:
        _write_all(handle, (_mend(handle) + _written(lines)).encode())
        os.fsync(handle)
    if new:
        _sync_folder(path.parent)


def rewrite_lines(path: Path, change: Callable[[list[dict[str, Any]]], list[Mapping[str, Any]]]) -> None:
    """Put other lines in the place of all, whole or not at all; nobody adds any meanwhile."""
    with _locked(path):
        aside = path.with_name(f".{path.name}.part")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            _write_all(handle, _written(change(list(read_lines(path)))).encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        aside.replace(path)
        _sync_folder(path.parent)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Give what each line holds; a line that a crash cut off is passed over. Nothing when there is no such file."""
    if path.exists():
        with path.open("rb") as file:
            yield from parsed(file)


def parsed(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Give what each line holds, passing over what is no whole object."""
    for line in lines:
        try:
            read = json.loads(line)
        except ValueError:
            continue
        if isinstance(read, dict):
            yield read


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """Open a file alone; who waited while another put a new file in its place opens that one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if os.fstat(handle).st_ino == path.stat().st_ino:
                yield handle
                return
        finally:
            os.close(handle)


def _written(lines: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(line, default=str, separators=(",", ":")) + "\n" for line in lines)


def _mend(handle: int) -> str:
    """Give the end of line that a crash left out."""
    size = os.fstat(handle).st_size
    return "" if size == 0 or os.pread(handle, 1, size - 1) == b"\n" else "\n"


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
