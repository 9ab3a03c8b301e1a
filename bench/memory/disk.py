"""How much disk a record and a loan take, beside the bytes that they consist of."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

_SIZES = """
SELECT (SELECT count(*) FROM {0}), pg_table_size('{0}'), pg_indexes_size('{0}'),
       (SELECT avg({1}) FROM (SELECT * FROM {0} ORDER BY id LIMIT 50000) one)
"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes for one row: in the table, in its indexes, and of what must be kept of it at the least."""

    table: float
    indexes: float
    least: float


def record_sizes() -> Sizes:
    """Give the sizes of a record; at the least its MARC is kept."""
    return _sizes("catalogue_record", "octet_length(marc)")


def loan_sizes() -> Sizes:
    """Give the sizes of a loan; at the least the values of its columns are kept, without the row's own header."""
    return _sizes("circulation_loan", "pg_column_size(one.*) - 24")


def index_size(records: int) -> float:
    """Give the bytes of the search index for one record."""
    return _bytes_under(settings.HOME / "search") / records


def _sizes(table: str, least: str) -> Sizes:
    with connection.cursor() as cursor:
        cursor.execute(_SIZES.format(table, least), [])
        count, in_table, in_indexes, at_least = cursor.fetchone()
    return Sizes(in_table / count, in_indexes / count, float(at_least))


def _bytes_under(folder: Path) -> int:
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())
