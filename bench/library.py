"""The libraries in which we measure: the large demo at a chosen number of records, each in a home of its own.

They lie under `LEESZAAL_HOME/bench/<records>/`, with a database server and a search index of their own, are made at
first use and kept. Patrons, items and loans are in step with the records; 1,000,000 records is the demo's whole plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leeszaal.site.home import home

RECORDS_IN_A_PART = 2_000
WHOLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Library:
    """A library to measure in. Inside `measure` it is this process's own: Django and its database are ready."""

    records: int
    home: Path

    @property
    def is_made(self) -> bool:
        """Whether it is there, whole."""
        return self.mark.exists()

    @property
    def mark(self) -> Path:
        """The file that says that the library was made to the end."""
        return self.home / "bench-library.json"


def library_of(records: int) -> Library:
    """Give the library with that many records, rounded up to whole parts of the plan."""
    whole = -(-max(records, 1) // RECORDS_IN_A_PART) * RECORDS_IN_A_PART
    return Library(whole, home() / "bench" / str(whole))


def made_libraries() -> Iterator[Library]:
    """Give the libraries that are there, largest first."""
    folders = (home() / "bench").glob("[0-9]*")
    found = (library_of(int(folder.name)) for folder in folders if folder.name.isdigit())
    yield from sorted((one for one in found if one.is_made), key=lambda one: -one.records)


def default_library() -> Library:
    """Give the largest library that is there, else the whole plan."""
    return next(made_libraries(), library_of(WHOLE))
