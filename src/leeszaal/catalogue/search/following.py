"""Read again what changed, and write it to the live index."""

import threading
import time
from collections import deque
from pathlib import Path

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone

from leeszaal.catalogue.search import changes, place, rows
from leeszaal.catalogue.search.rebuilding import exists, rebuild
from leeszaal.catalogue.search.result import IndexMissing
from leeszaal.catalogue.search.writer import Writer

_KEEP_SECONDS = 3600
_PRUNE_EVERY = 300


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
        else:
            place.write_position(writer.build, found.position)
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
