"""The processes of an open library, by what they do, and the memory that each has (proc(5): smaps_rollup)."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PAGES, SIP2 = "pages, each process", "SIP2"

_WORKERS = ("autovacuum worker", "io worker", "parallel worker", "logical replication worker")
"""Kinds of the database's processes whose titles go on with a number or a name."""
_PARENT = "pages, their parent"
_PROC = Path("/proc")
_MIB = 1024
_KINDS = {
    b"granian": _PARENT,
    b"worker": "jobs and index",
    b"sip2": SIP2,
    b"serve": "opening",
}
"""Words of a process's command by which it is known, the most telling first."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What one process has, in MiB: resident, its fair share of that (PSS), and the part that is its alone."""

    resident: float
    share: float
    alone: float


def memory_of(pid: int) -> Memory | None:
    """Give the memory of a process; None when it has ended, or its tables are not for us to read."""
    try:
        text = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return None
    sizes = {line.split(":")[0]: int(line.split()[1]) / _MIB for line in text.splitlines()[1:]}
    return Memory(sizes["Rss"], sizes["Pss"], sizes["Private_Clean"] + sizes["Private_Dirty"])


def family_of(pid: int) -> dict[str, list[int]]:
    """Give the ids of a process and all that descend from it, by kind."""
    found = defaultdict[str, list[int]](list)
    for one in [pid, *_descendants(pid)]:
        found[_kind(one)].append(one)
    # The web server's processes bear one command; the first is the parent, for descendants come after.
    found[_PARENT], found[PAGES] = found[_PARENT][:1], found[_PARENT][1:]
    return {kind: pids for kind, pids in found.items() if pids}


def servers_of(data: Path) -> dict[str, list[int]]:
    """Give the ids of the database server on that cluster and its children, by kind."""
    found = defaultdict[str, list[int]](list)
    parent = int((data / "postmaster.pid").read_text().split()[0])
    found["server itself"].append(parent)
    for child in _descendants(parent):
        if kind := _server_kind(b" ".join(_words(child)).decode(errors="replace")):
            found[kind].append(child)
    return dict(found)


def _server_kind(title: str) -> str:
    """Read `postgres: <cluster>: <kind> ...`; a child just made has no title yet, and gives nothing.

    What serves a client tells its user, database and doings instead of a kind.
    """
    told = title.split(": ", 2)[2:]
    if not told:
        return ""
    if "[local]" in told[0]:
        return "for a client"
    return next((kind for kind in _WORKERS if told[0].startswith(kind)), told[0].strip())


def _kind(pid: int) -> str:
    names = {os.path.basename(word) for word in _words(pid)}
    return next((kind for mark, kind in _KINDS.items() if mark in names), "other")


def _words(pid: int) -> list[bytes]:
    try:
        return (_PROC / str(pid) / "cmdline").read_bytes().rstrip(b"\0 ").split(b"\0")
    except OSError:
        return []


def _descendants(pid: int) -> Iterator[int]:
    children = _children()
    new = [pid]
    while new:
        new = [child for parent in new for child in children.get(parent, [])]
        yield from new


def _children() -> Mapping[int, list[int]]:
    found = defaultdict[int, list[int]](list)
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text(errors="replace").rpartition(")")[2].split()[1])
            except OSError:
                continue
            found[parent].append(int(entry.name))
    return found
