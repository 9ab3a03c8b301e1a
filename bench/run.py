"""Run parts one after another, each in a process of its own in the home of its library, and show what they measured."""

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import click

from bench import documentation
from bench.figures import Figure
from bench.library import Library, default_library, library_of
from bench.parts import PARTS
from bench.table import as_table

ROOT = Path(__file__).resolve().parent.parent
BEGAN = "LEESZAAL_BENCH_BEGAN"
"""The variable that tells the processes of one run when it began, in seconds of the clock."""
PAGE = ROOT / "docs" / "measurements.md"


class PartFailed(Exception):
    """A part could not be measured; what went wrong stands on standard error."""


def run(part: str | None, records: int | None, *, as_json: bool, write: bool) -> None:
    """Measure one part or all and print the figures; `write` puts them in the documentation too.

    Raises ClickException, once everything is printed, when a part could not be measured.
    """
    library = library_of(records) if records else default_library()
    os.environ.setdefault(BEGAN, str(time.time()))
    figures, failed = [], []
    for name in [part] if part else PARTS:
        try:
            figures += (found := measure(name, library))
        except PartFailed:
            failed.append(name)
            continue
        if write:
            documentation.write(PAGE, name, found, library, date.today())  # noqa: DTZ011  the reader's day
    told = {"figures": [one.as_dict() for one in figures]}
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else as_table(figures))
    if failed:
        raise click.ClickException(f"could not be measured: {', '.join(failed)}")


def measure(part: str, library: Library) -> list[Figure]:
    """Measure one part in that library, which is made first when it is not there. Raises PartFailed."""
    click.echo(f"--- {part}: {PARTS[part]}; {library.records:,} records in {library.home}", err=True)
    library.home.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "bench.one", part, str(library.records)]
    with subprocess.Popen(words, env=_surroundings(library), stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as child:
        try:
            printed, _ = child.communicate()
        finally:
            child.terminate()
    if child.returncode != 0:
        raise PartFailed(part)
    _kept(part, library).write_bytes(printed)
    return _read(printed)


def measured_already(part: str, library: Library) -> list[Figure] | None:
    """Give the figures of a part that this same run has measured in that library, or None."""
    path, began = _kept(part, library), os.environ.get(BEGAN)
    return _read(path.read_bytes()) if began and path.exists() and path.stat().st_mtime > float(began) else None


def _kept(part: str, library: Library) -> Path:
    return library.home / f"bench-{part}.json"


def _read(printed: bytes) -> list[Figure]:
    return [Figure.from_dict(one) for one in json.loads(printed)]


def _surroundings(library: Library) -> dict[str, str]:
    """Give the environment of the process: the library's home, its embedded database, and this package."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    path = os.pathsep.join(filter(None, (str(ROOT), kept.get("PYTHONPATH"))))
    own = {"LEESZAAL_HOME": str(library.home), "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "leeszaal.site.settings"}
    return kept | own
