"""Files of lines of JSON that are only ever added to, and are on disk when the call returns."""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any


def add_lines(path: Path, lines: Sequence[Mapping[str, Any]]) -> None:
    """Add whole lines at once, under a lock that other processes heed too; file and folder are for their owner only."""
    new = not path.exists()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        text = "".join(json.dumps(line, default=str, separators=(",", ":")) + "\n" for line in lines)
        _write_all(handle, (_mend(handle) + text).encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    if new:
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
