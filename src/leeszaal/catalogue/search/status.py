"""How the index of this machine stands against the catalogue."""

from dataclasses import asdict, dataclass

from leeszaal.catalogue.search import changes, place, rows
from leeszaal.catalogue.search.reader import current_view


@dataclass(frozen=True, slots=True)
class Status:
    """``records`` in the index, ``expected`` by the catalogue, ``waiting`` records and headings to read again."""

    exists: bool
    records: int
    expected: int
    waiting: int

    def as_dict(self) -> dict[str, bool | int]:
        """Give the fields by name."""
        return asdict(self)


def read_status() -> Status:
    """Compare the index of this machine with the catalogue."""
    expected, build = rows.count_rows(), place.current()
    if build is None:
        return Status(exists=False, records=0, expected=expected, waiting=expected)
    waiting = changes.changes_since(place.read_position(build))
    to_come = len(waiting.record_ids) + len(waiting.headings)
    return Status(exists=True, records=current_view().records.num_docs, expected=expected, waiting=to_come)
