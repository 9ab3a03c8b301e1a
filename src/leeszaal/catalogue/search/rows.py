"""Read what the index needs from the database: records with what their items say, and the other forms of headings."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection

from leeszaal.catalogue.search.row import Row, Variants, headings

BATCH = 2000
_SELECT = """
select r.id, r.material_type, r.title, r.subtitle, r.part, r.responsibility, r.author, r.contributors, r.publisher,
       r.year, r.languages, r.isbns, r.issns, r.series, r.subjects, r.genres, r.age_level, r.is_fiction, r.summary,
       r.contents, r.work_key, r.sort_title, r.sort_author, r.loan_count, r.created_at,
       coalesce(i.branches, '{}'), coalesce(i.available_at, '{}')
  from catalogue_record r
  left join lateral (
       select array_agg(distinct branch_id::text) filter (where status <> 'withdrawn') as branches,
              array_agg(distinct current_branch_id::text) filter (where status = 'available') as available_at
         from catalogue_item where record_id = r.id) i on true
 where not r.suppressed and """
_AFTER = _SELECT + "r.id > %s order by r.id limit %s"
_THESE = _SELECT + "r.id = any(%s)"
_VARIANTS = """
select heading, array_agg(variant) from catalogue_authority, unnest(see_from) as variant
 where kind = any(%s) and heading = any(%s) group by heading"""
_KINDS = ["person", "corporate", "subject", "genre", "series"]


def all_rows() -> Iterator[list[Row]]:
    """Give every record that is not suppressed, in batches by id, so that memory stays flat whatever their number."""
    last = 0
    while batch := _rows(_AFTER, [last, BATCH]):
        yield batch
        last = batch[-1].id


def rows_of(record_ids: Sequence[int]) -> list[Row]:
    """Give the records of these ids that are there and not suppressed."""
    return _rows(_THESE, [list(record_ids)])


def variants_of(rows: Iterable[Row]) -> Variants:
    """Give the other forms of the headings in these records."""
    wanted = sorted(set().union(*map(headings, rows)))
    with connection.cursor() as cursor:
        cursor.execute(_VARIANTS, [_KINDS, wanted])
        return dict(cursor.fetchall())


def count_rows() -> int:
    """Count the records that are not suppressed."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from catalogue_record where not suppressed")
        return int(cursor.fetchall()[0][0])


def _rows(statement: str, values: Sequence[int | list[int]]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Row(*row) for row in cursor.fetchall()]
