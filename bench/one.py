"""Measure one part in a process of its own: `python -m bench.one PART RECORDS`; figures as JSON on standard output.

The settings of a process are read once, so the library's home is in its environment before it starts.
"""

import json
import os
import signal
import sys
from types import FrameType
from typing import TextIO

import django

from bench.figures import Figure
from bench.library import Library
from bench.parts import CannotMeasure, measure_of


def main(part: str, records: int) -> int:
    """Open the library, measure, print; give the exit code."""
    signal.signal(signal.SIGTERM, _leave)
    printed = _keep_apart()
    django.setup()
    try:
        figures = _measure(part, records)
    except CannotMeasure as reason:
        tell(f"{part} cannot be measured: {reason}")
        return 1
    printed.write(json.dumps([one.as_dict() for one in figures], ensure_ascii=False))
    printed.close()
    return 0


def tell(line: str) -> None:
    """Say how far it is, on standard error."""
    print(line, file=sys.stderr, flush=True)


def _keep_apart() -> TextIO:
    """Give the standard output to figures alone: what else this process and its children print goes to the error."""
    figures = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return figures


def _measure(part: str, records: int) -> list[Figure]:
    from bench.conditions import tell_conditions
    from bench.making import make_ready
    from leeszaal.site.cli.ground import database
    from leeszaal.site.home import home

    library = Library(records, home())
    with database():
        make_ready(library, tell)
        tell_conditions(tell)
        return measure_of(part)(library, tell)


def _leave(number: int, frame: FrameType | None) -> None:
    """End as an exception does, so that what was opened is closed."""
    sys.exit(128 + number)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeszaal.site.settings")
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
