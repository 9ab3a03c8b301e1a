"""The list of everything the two source statements promise, kept already or still to come."""

from dataclasses import dataclass

from leeszaal.privacy.register.strict import Table, one_of
from leeszaal.privacy.register.words import Words

SOURCES = ("A", "B", "A, B", "law")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise by its number: what the texts say, and which text (A, B or the law itself)."""

    id: str
    says: Words
    stated_in: str


def read_promise_list(table: Table) -> dict[str, Promise]:
    """Read all promises, by id."""
    return {key: _promise(key, table.table(key)) for key in table.names()}


def _promise(key: str, table: Table) -> Promise:
    promise = Promise(key, table.words("says"), one_of(table, "from", SOURCES))
    table.close()
    return promise
