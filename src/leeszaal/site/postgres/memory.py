"""How much memory the database server may take: a share of what the machine, or its container, has."""

import os
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup/memory.max")
_MB = 1 << 20
LEAST_MB, MOST_MB = 128, 4096


def shared_buffers_mb() -> int:
    """Give the size of the server's own cache: an eighth of the memory, for pages and search live here as well.

    PostgreSQL takes a page of it only when it is first used, so a small library never takes it all.
    """
    return max(LEAST_MB, min(MOST_MB, _memory_mb() // 8))


def effective_cache_size_mb() -> int:
    """Give what the planner may count on being in memory, the system's cache of files included: half of it all."""
    return max(2 * LEAST_MB, _memory_mb() // 2)


def _memory_mb() -> int:
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(machine, _container_limit() or machine) // _MB


def _container_limit() -> int | None:
    try:
        return int(_CGROUP.read_text(encoding="ascii"))
    except (OSError, ValueError):  # no such file, or the word "max"
        return None
