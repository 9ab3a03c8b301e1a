"""A title as lists show it: a work with its standing, its editions, and the words beside its cover."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leeszaal.catalogue.models import ONLINE_TYPES, Record
from leeszaal.catalogue.search import Hit
from leeszaal.opac import queries
from leeszaal.opac.availability import ONLINE, Copy, Statement, state_of


@dataclass(frozen=True, slots=True)
class Title:
    """A record with what a list says about it."""

    record: Record
    statement: Statement


@dataclass(frozen=True, slots=True)
class Work:
    """The edition that fits a question best, and the other editions that stand with it."""

    best: Title
    others: tuple[Title, ...]


def works(hits: Sequence[Hit], today: date) -> list[Work]:
    """Read the titles of these hits with their standing (two statements), in the order of the hits."""
    ids = [i for hit in hits for i in (hit.record_id, *hit.edition_ids)]
    found = titles(queries.records(ids).values(), today)
    return [_work(hit, found) for hit in hits if hit.record_id in found]


def titles(records: Iterable[Record], today: date) -> dict[int, Title]:
    """Tell of each record where its copies stand (one statement)."""
    listed = list(records)
    copies = queries.copies(record.pk for record in listed)
    return {record.pk: Title(record, statement(record, copies.get(record.pk, []), today)) for record in listed}


def statement(record: Record, copies: Sequence[Copy], today: date) -> Statement:
    """Tell a record's standing; what the national online library lends has no copies here."""
    return ONLINE if record.material_type in ONLINE_TYPES else state_of(copies, today)


def _work(hit: Hit, found: Mapping[int, Title]) -> Work:
    return Work(found[hit.record_id], tuple(found[i] for i in hit.edition_ids if i in found))
