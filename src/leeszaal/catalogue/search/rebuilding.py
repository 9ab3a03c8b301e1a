"""Make the index from the whole catalogue, beside the one that serves."""

from collections.abc import Callable
from contextlib import closing

from django.utils import timezone

from leeszaal.catalogue.search import changes, place, rows
from leeszaal.catalogue.search.writer import Writer

_BUILD_MEMORY = 300_000_000
_REPORT_EVERY = 50_000


def exists() -> bool:
    """Whether this machine has an index of the present shape."""
    return place.current() is not None


def rebuild(report: Callable[[str], None] = lambda line: None) -> int:
    """Make the index anew while the old one goes on serving, then put it in its place; gives the number of records.

    Raises:
        IndexerBusy: when another process is making one.
    """
    with place.locked("rebuild"):
        build = place.new_build()
        with closing(Writer(build, _BUILD_MEMORY, threads=2)) as writer:
            position = changes.position_now()
            written = _write_all(writer, report)
            writer.commit(position)
            writer.learn_all_words()
            writer.commit(position)
        place.make_current(build)
        return written


def _write_all(writer: Writer, report: Callable[[str], None]) -> int:
    total, written, told = rows.count_rows(), 0, 0
    today = timezone.localdate()
    for batch in rows.all_rows():
        writer.add(batch, rows.variants_of(batch), today)
        written += len(batch)
        if written - told >= _REPORT_EVERY:
            told = written
            report(f"Search: {written:,} of {total:,} records")
    return written
