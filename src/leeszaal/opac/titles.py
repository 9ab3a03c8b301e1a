"""A title as lists show it: a work with its standing, its editions, and the words beside its cover."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from leeszaal.catalogue.models import ONLINE_TYPES
from leeszaal.catalogue.search import Hit
from leeszaal.opac.availability import ONLINE, Copy, Statement, state_of
from leeszaal.opac.listing import Listed

EDITIONS_SHOWN = 10
"""A schoolbook may have hundreds of editions: a list of results names the most wanted ones, and counts the rest."""


class OfMaterial(Protocol):
    """A record, of which only the material matters here."""

    @property
    def material_type(self) -> str:
        """The code of the material."""


@dataclass(frozen=True, slots=True)
class Title:
    """A record with what a list says about it."""

    record: Listed
    statement: Statement


@dataclass(frozen=True, slots=True)
class Work:
    """The edition that fits a question best, other editions that stand with it, and how many more there are."""

    best: Title
    others: tuple[Title, ...]
    more: int


def shown(hits: Iterable[Hit]) -> Iterator[int]:
    """Name the records that a list of these hits shows."""
    return (record_id for hit in hits for record_id in (hit.record_id, *hit.edition_ids[:EDITIONS_SHOWN]))


def works(hits: Iterable[Hit], records: Mapping[int, Listed], today: date) -> list[Work]:
    """Give the titles of these hits with their standing, in the order of the hits."""
    found = {pk: Title(record, statement(record, record.copies, today)) for pk, record in records.items()}
    return [_work(hit, found) for hit in hits if hit.record_id in found]


def statement(record: OfMaterial, copies: Sequence[Copy], today: date) -> Statement:
    """Tell a record's standing; what the national online library lends has no copies here."""
    return ONLINE if record.material_type in ONLINE_TYPES else state_of(copies, today)


def _work(hit: Hit, found: Mapping[int, Title]) -> Work:
    others = tuple(found[i] for i in hit.edition_ids[:EDITIONS_SHOWN] if i in found)
    return Work(found[hit.record_id], others, max(len(hit.edition_ids) - EDITIONS_SHOWN, 0))
