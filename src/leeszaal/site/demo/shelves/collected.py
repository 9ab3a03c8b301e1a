"""Real MARC 21 records, kept byte for byte as they were collected; docs/demo-data.md tells where they come from."""

import bz2
import io
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from leeszaal.catalogue.marc.derive import Derived, derive
from leeszaal.catalogue.marc.reading import Read, Syntax, read_records
from leeszaal.catalogue.marc.record import MarcRecord


@dataclass(frozen=True, slots=True)
class Collected:
    """A real record: its bytes, its fields, and what they tell."""

    raw: bytes
    record: MarcRecord
    derived: Derived


def collected_records() -> Iterator[Collected]:
    """Give every collected record, source after source."""
    folder = files("leeszaal.site.demo").joinpath("data", "collected")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".mrc.bz2"):
            content = io.BytesIO(bz2.decompress(file.read_bytes()))
            for found in read_records(content, Syntax.ISO2709):
                if isinstance(found, Read):
                    yield Collected(found.raw, found.record, derive(found.record))
