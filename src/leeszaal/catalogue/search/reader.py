"""The open index of this process: found once, and looked at again when a commit or a rebuild has changed it."""

import threading
from dataclasses import dataclass
from pathlib import Path

from tantivy import Index, Searcher

from leeszaal.catalogue.search import place
from leeszaal.catalogue.search.fields import open_index, open_words
from leeszaal.catalogue.search.result import IndexMissing

Version = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class View:
    """The index as it stood after one commit; the same view answers the same question the same way."""

    build: Path
    version: Version
    records: Searcher
    words: Searcher


class _Reader:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._build: Path | None = None
        self._indexes: tuple[Index, Index] | None = None
        self._view: View | None = None

    def view(self) -> View:
        """Give the newest view; costs two file stats when nothing changed."""
        link = place.folder() / "current"
        try:
            version = _version(link)
        except OSError as error:
            raise IndexMissing from error
        view = self._view
        return view if view and view.version == version else self._look_again(version)

    def _look_again(self, version: Version) -> View:
        with self._lock:
            build = place.current()
            if build is None:
                raise IndexMissing
            if build != self._build or self._indexes is None:
                self._indexes = open_index(str(build / "records")), open_words(str(build / "words"))
                self._build = build
            for index in self._indexes:
                index.reload()
            records, words = self._indexes
            self._view = View(build, version, records.searcher(), words.searcher())
            return self._view


def _version(link: Path) -> Version:
    meta = (link / "records" / "meta.json").stat()
    return meta.st_ino, meta.st_mtime_ns, meta.st_size


_reader = _Reader()


def current_view() -> View:
    """Give the index to search in.

    Raises:
        IndexMissing: when this machine has no index of the present shape.
    """
    return _reader.view()
