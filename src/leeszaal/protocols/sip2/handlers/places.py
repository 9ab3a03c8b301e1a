"""The branches, as a machine names them: kept with a connection, so that answering needs no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leeszaal.branches.models import Branch


@dataclass(frozen=True, slots=True)
class Place:
    """A branch: its code, its name and, where it has one, its ISIL (ISO 15511)."""

    code: str
    name: str
    isil: str


def read_places() -> dict[int, Place]:
    """Read every branch by its id (one statement)."""
    rows = Branch.objects.order_by("id").values_list("id", "code", "name", "isil")
    return {branch_id: Place(*names) for branch_id, *names in rows}


def find_place(text: str, places: Mapping[int, Place]) -> int | None:
    """Give the id of the branch that a machine names by code, ISIL or name, or None when it is none of ours."""
    wanted = text.strip().casefold()
    return next((branch_id for branch_id, place in places.items() if wanted in _names(place)), None)


def _names(place: Place) -> Iterable[str]:
    return (name.casefold() for name in (place.code, place.isil, place.name) if name)
