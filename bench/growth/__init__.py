"""What growth costs: the parts sip2 and search in libraries of ten, a hundred and a thousand times a thousand records.

Patrons, items and loans grow in step with the records. The curves are drawn in `growth.svg` and written down in
`growth.md`, both beside the libraries; `leeszaal bench --write` puts them in the documentation.
"""

from bench.figures import Figure
from bench.growth.curves import curves
from bench.growth.picture import picture
from bench.growth.written import written
from bench.library import WHOLE, Library
from bench.parts import CannotMeasure, Report
from bench.run import PartFailed, measured_already
from bench.run import measure as measure_part

SIZES = (WHOLE // 100, WHOLE // 10, WHOLE)
PARTS = ("sip2", "search")


def measure(library: Library, report: Report) -> list[Figure]:
    """Measure in this library and in each smaller one of the three sizes, which are made when they are not there."""
    sizes = [*(size for size in SIZES if size < library.records), library.records]
    libraries = [Library(size, library.home.parent / str(size)) for size in sizes]
    seen = {one.records: [figure for part in PARTS for figure in _measured(part, one)] for one in libraries}
    found = curves(seen, {one.records: _bytes_on_disk(one) for one in libraries})
    (library.home.parent / "growth.svg").write_text(picture(found), encoding="utf-8")
    (library.home.parent / "growth.md").write_text(written(found), encoding="utf-8")
    report(f"Curves: {library.home.parent / 'growth.svg'}")
    return [figure for curve in found for figure in curve.figures()]


def _measured(part: str, library: Library) -> list[Figure]:
    try:
        return measured_already(part, library) or measure_part(part, library)
    except PartFailed as failed:
        raise CannotMeasure(f"{failed} with {library.records:,} records") from failed


def _bytes_on_disk(library: Library) -> int:
    """Add up tables and search index; logs of the database come and go."""
    folders = (library.home / "postgres" / "data" / "base", library.home / "search")
    return sum(path.stat().st_blocks * 512 for folder in folders for path in folder.rglob("*") if path.is_file())
