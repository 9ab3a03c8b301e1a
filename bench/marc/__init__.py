"""Taking MARC records in, beside bare reading of the same file, and how soon search knows of one change."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, figure, measured, ratio
from bench.library import Library
from bench.marc import reading
from bench.marc.file import remove_taken_in, write_file
from bench.marc.noticing import indexer_running, until_found
from bench.parts import Report
from leeszaal.catalogue.search import indexer

RECORDS = 20_000
CHANGES = 21
_UNIT = "records a second"


def measure(library: Library, report: Report) -> list[Figure]:
    """Measure reading, taking in, and noticing."""
    remove_taken_in()
    with TemporaryDirectory(dir=library.home, prefix="marc-") as folder:
        path = Path(folder) / "records.mrc"
        count = write_file(path, min(RECORDS, library.records))
        report(f"A file of {count:,} records, {path.stat().st_size / 2**20:.1f} MiB")
        try:
            figures = _taking_in(path, count)
        finally:
            remove_taken_in()
    report(f"Search: {indexer.catch_up():,} records read again")
    with indexer_running():
        seen = until_found(range(1, 3 * CHANGES, 3))
    return [*figures, _noticing(seen.p50 / 1_000, "p50"), _noticing(seen.percentile(1) / 1_000, "slowest")]


def _taking_in(path: Path, count: int) -> list[Figure]:
    pymarc = reading.rate(reading.by_pymarc, path, count)
    ours = reading.rate(reading.by_us, path, count)
    new = reading.rate(reading.taken_in, path, count)
    again = reading.rate(reading.taken_in_again, path, count)
    return [
        measured("marc", "reading alone", ours, _UNIT, limit=pymarc, goal=ratio("at least", 1), note="limit: pymarc"),
        measured("marc", "taking in, new", new, _UNIT, limit=ours, goal=ratio("at least", 0.1), note=_ALONE),
        measured("marc", "taking in again", again, _UNIT, limit=ours, goal=ratio("at least", 0.3), note=_ALONE),
    ]


_ALONE = "limit: our codec reading the file and doing nothing with it"


def _noticing(seconds: float, which: str) -> Figure:
    what = f"a changed title found, {which} of {CHANGES - 1}"
    return measured("marc", what, seconds, "s", goal=figure("under", 2, "s"))
