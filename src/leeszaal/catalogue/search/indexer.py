"""Keep the index equal to the catalogue: build it whole, then follow the changes. One process per machine does this."""

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils import timezone

from leeszaal.catalogue.search import changes, place, rows
from leeszaal.catalogue.search.place import IndexerBusy
from leeszaal.catalogue.search.result import IndexMissing
from leeszaal.catalogue.search.writer import Writer

_KEEP_SECONDS = 3600
_TRY_AGAIN_SECONDS = 5
_PRUNE_EVERY = 300
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


def catch_up() -> int:
    """Bring the index up to date once and give the number of records read again; for one-off use beside no indexer.

    Raises:
        IndexMissing: when there is no index.
        IndexerBusy: when the indexer of this machine runs.
    """
    with place.locked("indexer"), closing(Follower()) as follower:
        return follower.catch_up()


def run(stop: threading.Event, interval: float = 0.3) -> None:
    """Follow the changes until told to stop; where another process does so already, wait until it is gone.

    ``interval`` is the pause between two looks, in seconds.
    """
    while not stop.is_set():
        try:
            with place.locked("indexer"), closing(Follower()) as follower:
                follower.follow(stop, interval)
        except IndexerBusy:
            stop.wait(_TRY_AGAIN_SECONDS)
        finally:
            connections.close_all()


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


class Follower:
    """Applies changes to the live build, and moves along when a rebuild puts another one in its place."""

    def __init__(self) -> None:
        self._writer: Writer | None = None
        self._positions: deque[tuple[float, str]] = deque()
        self._pruned_at = time.monotonic()

    def follow(self, stop: threading.Event, interval: float) -> None:
        """Catch up again and again; a database that is away for a moment is waited for."""
        while not stop.is_set():
            try:
                close_old_connections()
                if not exists():
                    rebuild()
                self.catch_up()
                self._prune()
            except (OperationalError, InterfaceError):
                stop.wait(2)
            stop.wait(interval)

    def catch_up(self) -> int:
        """Apply what was committed since the last time; gives the number of records read again."""
        writer = self._live_writer()
        found = changes.changes_since(place.read_position(writer.build))
        if found.has_gap:
            self.close()
            return rebuild()
        self._positions.append((time.monotonic(), found.position))
        ids = sorted(found.record_ids.union(writer.under_headings(sorted(found.headings))))
        if ids:
            _apply(writer, ids)
            writer.commit(found.position)
        return len(ids)

    def close(self) -> None:
        """Give up the build."""
        if self._writer:
            self._writer.close()
            self._writer = None

    def _live_writer(self) -> Writer:
        build = _live_build()
        if self._writer is None or self._writer.build != build:
            self.close()
            self._writer = Writer(build)
        return self._writer

    def _prune(self) -> None:
        """Remove changes that were in the index an hour ago; an index that lags further behind is made anew."""
        now, before = time.monotonic(), None
        while self._positions and self._positions[0][0] < now - _KEEP_SECONDS:
            before = self._positions.popleft()[1]
        if before and now - self._pruned_at > _PRUNE_EVERY:
            self._pruned_at = now
            changes.prune(before)


def _live_build() -> Path:
    build = place.current()
    if build is None:
        raise IndexMissing
    return build


def _apply(writer: Writer, ids: list[int]) -> None:
    today = timezone.localdate()
    for start in range(0, len(ids), rows.BATCH):
        part = ids[start : start + rows.BATCH]
        found = rows.rows_of(part)
        writer.remove(part)
        writer.add(found, rows.variants_of(found), today)
        writer.learn_words(found)
