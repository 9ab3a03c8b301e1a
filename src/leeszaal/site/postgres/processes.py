"""Find the server's processes, also those whose parent was killed.

The process table is read instead of trusting `postmaster.pid`: after a restart of the machine its number may belong to
an unrelated process, and PostgreSQL would then refuse to start.
"""

import os
from collections.abc import Iterator
from pathlib import Path


def server_process(data: Path) -> int | None:
    """Give the id of the server of that cluster, or None when it does not run.

    A child that the server has just made still carries its words: the server is the one whose parent does not.
    """
    found = {pid for pid, words in _commands() if _serves(words, data)}
    return next((pid for pid in found if _parent(pid) not in found), None)


def server_processes(data: Path, title: str) -> list[int]:
    """Give the ids of the server and of the children that carry its title."""
    children = f"postgres: {title}:".encode()
    return [pid for pid, words in _commands() if _serves(words, data) or words[0].startswith(children)]


def _serves(words: list[bytes], data: Path) -> bool:
    return os.path.basename(words[0]) == b"postgres" and {b"-D", os.fsencode(data)} <= set(words)


def _parent(pid: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[1])
    except OSError:
        return None


def _commands() -> Iterator[tuple[int, list[bytes]]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().rstrip(b"\0 ").split(b"\0")
            except OSError:
                continue
            if words[0]:
                yield int(entry.name), words
