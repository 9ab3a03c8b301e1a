"""Under which conditions we measure: machine, versions, and the settings of the database as they are in force."""

import os
import platform
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from bench.parts import CannotMeasure

MUST_BE_ON = ("fsync", "synchronous_commit", "full_page_writes")
TOLD = ("server_version", "shared_buffers", "work_mem", "max_wal_size")


def tell_conditions(tell: Callable[[str], None]) -> None:
    """Say them, one a line. Raises CannotMeasure when the database would not keep what it says that it keeps."""
    in_force = {name: _show(name) for name in (*MUST_BE_ON, *TOLD)}
    if off := [name for name in MUST_BE_ON if in_force[name] != "on"]:
        raise CannotMeasure(f"{', '.join(off)} not on: figures would not be those of the product")
    tell(f"Machine: {machine()}; Python {platform.python_version()}")
    tell("Database: " + ", ".join(f"{name} {value}" for name, value in in_force.items()))


def machine() -> str:
    """Name the processor, its cores and the memory."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB memory, {platform.system()} {platform.machine()}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "processor unknown")


def _show(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return str(cursor.fetchone()[0])
