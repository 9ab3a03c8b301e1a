"""Write a batch: new records by COPY, changed ones with their former state kept, other forms of names beside them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from leeszaal.catalogue.importing.incoming import Incoming
from leeszaal.catalogue.marc.derive import SeeFrom
from leeszaal.catalogue.models import Record

_NEW_IDS = "select nextval(pg_get_serial_sequence('catalogue_record', 'id')) from generate_series(1, %s)"
_KEEP_FORMER = """
insert into catalogue_recordversion (record_id, marc, syntax, suppressed, verb, changed_at, moved_items)
select id, marc, syntax, suppressed, 'import', %s, '{}' from catalogue_record where id = any(%s)
"""
_SEE_FROM = """
insert into catalogue_authority as old (kind, heading, see_from) values (%s, %s, array[%s])
on conflict (kind, heading) do update set see_from = old.see_from || excluded.see_from
where not old.see_from @> excluded.see_from
"""


def add(batch: Sequence[Incoming], now: datetime) -> list[int]:
    """Add records in one COPY; gives their ids in order."""
    if not batch:
        return []
    rows = [_row(each, now) for each in batch]
    names = list(rows[0])
    with connection.cursor() as cursor:
        cursor.execute(_NEW_IDS, [len(batch)])
        ids = [int(row[0]) for row in cursor.fetchall()]
        with (
            connection.wrap_database_errors,
            cursor.copy(f"copy catalogue_record (id, {', '.join(names)}) from stdin") as copy,
        ):
            for record_id, row in zip(ids, rows, strict=True):
                copy.write_row((record_id, *row.values()))
    return ids


def _row(each: Incoming, now: datetime) -> dict[str, Any]:
    return each.columns | {
        "suppressed": each.is_deleted,
        "created_at": now,
        "changed_at": now,
        "loan_count": 0,
    }


def update(changes: Sequence[tuple[int, Incoming]], now: datetime) -> None:
    """Give records their new content, keeping what they were. A record that its source deleted is hidden."""
    if not changes:
        return
    with connection.cursor() as cursor:
        cursor.execute(_KEEP_FORMER, [now, [record_id for record_id, _ in changes]])
    for record_id, each in changes:
        hidden = {"suppressed": True} if each.is_deleted else {}
        Record.objects.filter(pk=record_id).update(changed_at=now, **each.columns, **hidden)


def remember_names(see_from: Sequence[SeeFrom]) -> None:
    """Let other forms of a name lead to the heading that the catalogue uses."""
    if not see_from:
        return
    rows = sorted({(str(each.kind), each.heading, each.form) for each in see_from})
    with connection.cursor() as cursor:
        cursor.executemany(_SEE_FROM, rows)
