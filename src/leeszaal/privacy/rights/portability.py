"""What the person gave us, to take along (article 20): structured, in a format that is documented in `docs/`.

In it is what the register marks as given: what the person told us, and what came about by using the library (loans,
holds), as the European guidelines read "provided by" (WP 242 rev.01, page 10). And only where the basis is consent or a
contract. The consents themselves are in it too: the ledger is kept as proof, by law, but what stands in it is what
somebody said about activities that rest on consent. What the library itself concluded or decided is not in it, and
nothing of other people.
"""

import csv
import io
import json
from collections.abc import Iterator

from django.utils import translation

from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.declared import register as declared
from leeszaal.privacy.law import Right
from leeszaal.privacy.register import Activity, Register
from leeszaal.privacy.rights.access import Asked, Package
from leeszaal.privacy.rights.tables import OwnTable, own_tables
from leeszaal.privacy.rights.values import Teller

FORMAT = "leeszaal-portability-1"
SCHEMA = "portability.schema.json"
LEDGER = "consents"
"""The activity of the register that remembers what people consented to."""


def portable_package(asked: Asked, register: Register | None = None, claims: Claims | None = None) -> Package:
    """Put together what the person may take along; its schema is `data/portability.schema.json`."""
    known, apps = register or declared(), claims or claimed()
    with translation.override(asked.language):
        tables = [table for table in own_tables(known, apps) if _given(table)]
        return {
            "format": FORMAT,
            "made_at": asked.now.isoformat(),
            "language": asked.language,
            "from": {"name": known.library.legal_name, "email": known.library.privacy_email},
            "names": {column: known.names[column].in_language(asked.language) for t in tables for column in _given(t)},
            "data": {table.label: list(_rows(table, asked, apps)) for table in tables},
        }


def is_portable(activity: Activity) -> bool:
    """Tell whether what people gave for an activity can be taken along."""
    return Right.PORTABILITY in activity.basis.rights or activity.key == LEDGER


def as_csv(package: Package) -> dict[str, bytes]:
    """Write each table as a CSV file (RFC 4180, UTF-8 with the mark that spreadsheets look for), by file name."""
    return {f"csv/{table}.csv": _sheet(rows) for table, rows in package["data"].items() if rows}


def _given(table: OwnTable) -> list[str]:
    """Give the columns of a table that the person gave for an activity on consent or contract."""
    return [
        column
        for column, uses in table.uses.items()
        if any(column in activity.given and is_portable(activity) for activity, _ in uses)
    ]


def _rows(table: OwnTable, asked: Asked, claims: Claims) -> Iterator[Package]:
    given = set(_given(table))
    for _, values in Teller(asked.person_id, claims, asked.language, keeps_reading=asked.keeps_reading).rows(table):
        row: Package = {}
        for value in values:
            if value.column in given and value.kept is not None:
                field = value.column.rpartition(".")[2]
                row[field] = value.kept
                if value.shown and value.shown != str(value.kept):
                    row[f"{field}_in_words"] = value.shown
        if row:
            yield row


def _sheet(rows: list[Package]) -> bytes:
    fields = list(dict.fromkeys(field for row in rows for field in row))
    sheet = io.StringIO(newline="")
    writer = csv.DictWriter(sheet, fields)
    writer.writeheader()
    writer.writerows({field: _cell(value) for field, value in row.items()} for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
