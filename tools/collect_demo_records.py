"""Collect the real MARC records of the demo library from the sources named in docs/demo-data.md.

Run with the folder of sources: ``python tools/collect_demo_records.py FOLDER``. Each source becomes one compressed
file of ISO 2709 in the demo's data folder. Left out are records without a title, doubles, and most of what exists only
online: a public library lends things.
"""

import bz2
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leeszaal.catalogue.marc.derive import Derived, MaterialType, derive
from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.reading import Read, opened, read_records, recognise
from leeszaal.common.sortkeys import sort_key

TARGET = Path(__file__).parents[1] / "src/leeszaal/site/demo/data/collected"


@dataclass(frozen=True)
class Source:
    """Files of one source, how many records to take at most, and how many of those may be online only."""

    name: str
    patterns: tuple[str, ...]
    most: int
    online: int


SOURCES = (
    Source("marc2bibframe2", (*(f"lcnetdev__marc2bibframe2/dataset/{name}.xml" for name in
           ("british_library", "loc_general", "oclc", "gwu", "nlm", "princeton")),), 640, 40),
    Source("lc-marcedit", ("LibraryCarpentry__lc-marcedit/**/*.mrc",), 460, 110),
    Source("usgpo", ("usgpo__cataloging-records/Legal*/*Tangible*.mrc", "usgpo__cataloging-records/**/*.mrc"), 300, 99),
    Source("cob_index", ("tulibraries__cob_index/**/*.xml",), 200, 40),
    Source("marc-to-argot", ("trln__marc-to-argot/**/*.xml", "trln__marc-to-argot/**/*.mrc"), 240, 50),
    Source("traject", ("traject__traject/**/*.mrc", "traject__traject/**/*.marc", "traject__traject/**/*.dat"), 80, 10),
)  # fmt: skip


def main(folder: Path) -> None:
    """Write one file per source."""
    TARGET.mkdir(parents=True, exist_ok=True)
    seen: set[object] = set()
    for source in SOURCES:
        records = list(_chosen(folder, source, seen))
        (TARGET / f"{source.name}.mrc.bz2").write_bytes(bz2.compress(b"".join(records), 9))
        print(source.name, len(records))


def _chosen(folder: Path, source: Source, seen: set[object]) -> Iterator[bytes]:
    taken = online = 0
    for read in _read(folder, source):
        found = derive(read.record)
        is_online = found.material_type in {MaterialType.EBOOK, MaterialType.OTHER, MaterialType.AUDIOBOOK}
        key = (sort_key(found.title), sort_key(found.author), found.year)
        if (
            not _is_good(found)
            or seen & {key, found.control_number}
            or taken >= source.most
            or (is_online and online >= source.online)
        ):
            continue
        seen |= {key, found.control_number} - {""}
        taken, online = taken + 1, online + is_online
        yield write_iso2709(read.record)


def _read(folder: Path, source: Source) -> Iterator[Read]:
    for path in dict.fromkeys(path for pattern in source.patterns for path in sorted(folder.glob(pattern))):
        with opened(path) as (content, _):
            yield from (found for found in read_records(content, recognise(content)) if isinstance(found, Read))


def _is_good(found: Derived) -> bool:
    """Tell whether a reader could make something of it."""
    title = found.title
    is_text = 3 <= len(title) <= 180 and not title.startswith(("[", "880", "$")) and "\ufffd" not in title
    is_known = bool(found.languages) and found.year is not None and bool(found.author or found.publisher)
    is_someone = "field)" not in found.author
    return is_text and is_known and is_someone and any(sign.isalpha() and ord(sign) < 0x250 for sign in title)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
