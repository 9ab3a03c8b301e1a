"""What changed since a position, read from the table that the database's triggers write.

What could go wrong: a transaction takes its number when it first writes and shows its rows when it commits, so numbers
become visible out of order. A reader that remembers "everything up to number n" passes over a transaction that began
earlier and commits later; a reader that waits for the oldest running transaction stands still behind a long import. So
the position is a whole snapshot, as PostgreSQL writes it (``xmin:xmax:running``): the next reading takes exactly the
rows that are visible now and were not visible then. A snapshot counts the transaction that takes it as ended; so inside
one that has written, the position is put before everything that still runs, and rows are rather read twice.

Rows are pruned by age. The one row without record or heading tells up to which transaction; an index that stands
before it has missed something and must be made anew.
"""

from dataclasses import dataclass

from django.db import connection, transaction

_POSITION = """
case when pg_current_xact_id_if_assigned() is null then pg_current_snapshot()::text
     else format('%%1$s:%%1$s:', pg_snapshot_xmin(pg_current_snapshot())) end"""
_NOW = f"select {_POSITION}"
_READ = f"""
select {_POSITION}, c.record_id, c.heading
  from (values (1)) as always(here)
  left join catalogue_searchchange c
    on c.txid >= pg_snapshot_xmin(%s::pg_snapshot)::text::bigint
   and (not pg_visible_in_snapshot(c.txid::text::xid8, %s::pg_snapshot)
        or (c.record_id is null and c.heading = ''))
"""  # noqa: S608
_PRUNE = "delete from catalogue_searchchange where txid <= %s"
_MARK = "insert into catalogue_searchchange (txid) values (%s)"


@dataclass(frozen=True, slots=True)
class Changes:
    """What to read again, and the position after it; ``has_gap`` when rows were pruned before this reader saw them."""

    position: str
    record_ids: frozenset[int]
    headings: frozenset[str]
    has_gap: bool


def position_now() -> str:
    """Give the position that stands after all that is committed now."""
    with connection.cursor() as cursor:
        cursor.execute(_NOW, [])
        return str(cursor.fetchall()[0][0])


def changes_since(position: str) -> Changes:
    """Read what was committed since a position."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, [position, position])
        rows = cursor.fetchall()
    now = str(rows[0][0])
    seen = [(record_id, heading) for _, record_id, heading in rows if heading is not None]
    ids = frozenset(record_id for record_id, _ in seen if record_id is not None)
    headings = frozenset(heading for _, heading in seen if heading)
    has_gap = (None, "") in seen or _first(now) < _first(position)
    return Changes(now, ids, headings, has_gap)


def prune(before: str) -> None:
    """Remove the changes that were committed before a position, and leave a mark of how far."""
    pruned = _first(before) - 1
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PRUNE, [pruned])
        cursor.execute(_MARK, [pruned])


def _first(position: str) -> int:
    """Give the number of the oldest transaction that was running at a position."""
    return int(position.partition(":")[0])
