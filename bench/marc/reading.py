"""How fast the file is read: by pymarc alone, by our codec alone, and taken in by the product."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pymarc
from django.utils import timezone

from bench.parts import CannotMeasure
from leeszaal.catalogue.importing import Options, import_marc
from leeszaal.catalogue.marc.broken import Broken
from leeszaal.catalogue.marc.reading import Syntax, read_records

_OBJECTS_BETWEEN_SWEEPS = 500_000
"""As `leeszaal import marc` has it."""


def rate(read: Callable[[Path], int], path: Path, expected: int) -> float:
    """Give records a second. Raises CannotMeasure when not every record was read."""
    former = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_SWEEPS)
    try:
        start = time.perf_counter()
        found = read(path)
        seconds = time.perf_counter() - start
    finally:
        gc.set_threshold(*former)
    if found != expected:
        raise CannotMeasure(f"{read.__name__}: {found} of {expected} records were read")
    return expected / seconds


def by_pymarc(path: Path) -> int:
    """Read with pymarc, which makes an object of each field; gives how many records."""
    with path.open("rb") as file:
        return sum(1 for record in pymarc.MARCReader(file) if record is not None)


def by_us(path: Path) -> int:
    """Read with our own codec."""
    with path.open("rb") as file:
        return sum(1 for each in read_records(file, Syntax.ISO2709) if not isinstance(each, Broken))


def taken_in(path: Path) -> int:
    """Take the records in as new ones, each batch committed."""
    return import_marc([path], Options(), now=timezone.now()).added


def taken_in_again(path: Path) -> int:
    """Take them in when the catalogue has them, unchanged."""
    return import_marc([path], Options(), now=timezone.now()).unchanged
