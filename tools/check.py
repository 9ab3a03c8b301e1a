"""Run every check of the project, as `make test` does: `python3 tools/check.py`; standard library only.

All parts run, also after one has failed; the exit code is 0 when every part succeeded.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import bootstrap
import chromium

BIN = bootstrap.VENV / "bin"
# One more than there are cores: half of the time a test waits, for the disk, a browser or a server that starts.
PROCESSES = os.environ.get("LEESZAAL_TEST_PROCESSES") or str((os.cpu_count() or 1) + 1)
PARTS = (
    ("style", ("ruff", "check")),
    ("layout", ("ruff", "format", "--check")),
    ("directions", ("lint-imports",)),
    ("types", ("mypy",)),
    ("tests", ("pytest", "-n", PROCESSES)),
)


def main() -> int:
    """Run the parts in order, print the time and result of each, and give the exit code."""
    results = [part("environment", environment)]
    if results[0][1]:
        results.append(part("browser", browser))
        results += [part(name, partial(check, words)) for name, words in PARTS]
    print(
        "\n"
        + "\n".join(f"{seconds:7.1f} s  {name:12} {'good' if good else 'WRONG'}" for name, good, seconds in results)
    )
    return 0 if all(good for _, good, _ in results) else 1


def part(name: str, action: Callable[[], bool]) -> tuple[str, bool, float]:
    """Run one part; give its name, whether it succeeded and the seconds it took."""
    print(f"\n--- {name}", flush=True)
    start = time.monotonic()
    good = action()
    return name, good, time.monotonic() - start


def environment() -> bool:
    """Make the environment for development."""
    return bootstrap.main("dev") == 0


def browser() -> bool:
    """Find a Chromium or get one."""
    found = chromium.get()
    print(found or chromium.HELP, flush=True)
    return found is not None


def check(words: tuple[str, ...]) -> bool:
    """Run a program of the environment in the project's root."""
    command = [str(BIN / words[0]), *words[1:]]
    return subprocess.run(command, cwd=bootstrap.ROOT, stdin=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
