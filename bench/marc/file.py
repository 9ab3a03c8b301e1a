"""The file that is taken in: records of the library itself, under control numbers that it does not have."""

from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.marc.record import ControlField, MarcRecord
from leeszaal.catalogue.models import Record

_NUMBER = "measured-"
_REMOVE = "DELETE FROM catalogue_record WHERE control_number LIKE %s"


def write_file(path: Path, count: int) -> int:
    """Write so many records, spread over the catalogue, as ISO 2709; gives how many there are."""
    written = 0
    with path.open("wb") as file:
        for record in _records(count):
            file.write(write_iso2709(_renumbered(record, written)))
            written += 1
    return written


def remove_taken_in() -> None:
    """Take the records out of the catalogue again, also those that an earlier run was stopped from removing."""
    with connection.cursor() as cursor:
        cursor.execute(_REMOVE, [f"{_NUMBER}%"])


def _records(count: int) -> Iterator[MarcRecord]:
    step = max(1, Record.objects.count() // count)
    rows = Record.objects.filter(pk__in=range(1, step * count + 1, step)).order_by("pk")
    for raw, syntax in rows.values_list("marc", "syntax").iterator():
        yield parse(bytes(raw), syntax).record


def _renumbered(record: MarcRecord, number: int) -> MarcRecord:
    others = tuple(field for field in record.fields if field.tag != "001")
    return MarcRecord(record.leader, (ControlField("001", f"{_NUMBER}{number:07d}"), *others))
