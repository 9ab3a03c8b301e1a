"""Gathers whom an answer shows, while it is made.

What could go wrong: a new page shows somebody and nobody thinks of writing it down. So pages do nothing for it. Rows
that tell of a person (`showing.ShowsPerson`) note themselves here when they are read from the database; who answers a
request opens a gathering around the page and writes down what it found before the answer leaves. What is read without
such rows (plain SQL, ``values``) says so with `showing`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from leeszaal.privacy.looks.kinds import Reason


@dataclass(slots=True)
class Gathering:
    """Whom one answer shows and why: numbers of people and of colleagues, and what was stated about the reason.

    ``activity`` is a key of the register; ``query`` what was searched for. Who is ``sealed`` is not told of this look.
    """

    reason: Reason
    activity: str
    words: str = ""
    query: str = ""
    trace: UUID = field(default_factory=uuid4)
    people: set[int] = field(default_factory=set)
    sealed: set[int] = field(default_factory=set)
    colleagues: set[int] = field(default_factory=set)


_open: ContextVar[Gathering | None] = ContextVar("gathering", default=None)


@contextmanager
def gathering(reason: Reason, activity: str) -> Iterator[Gathering]:
    """Gather whom the work in the block shows; a gathering within another is its own."""
    gathered = Gathering(reason, activity)
    token = _open.set(gathered)
    try:
        yield gathered
    finally:
        _open.reset(token)


def gathered_now() -> Gathering | None:
    """Give the gathering that is open, or None where nothing is shown to anybody."""
    return _open.get()


def showing(people: Iterable[int | None] = (), *, colleagues: Iterable[int] = ()) -> None:
    """Say that people are shown who were not read as rows that tell so themselves; nobody (None) is passed over."""
    if (gathered := _open.get()) is not None:
        gathered.people.update(person for person in people if person is not None)
        gathered.colleagues.update(colleagues)


def looking_for(
    reason: Reason, activity: str = "", *, words: str = "", query: str = "", trace: UUID | None = None
) -> None:
    """State why this answer shows people; what is not given stays as it was."""
    if (gathered := _open.get()) is not None:
        gathered.reason, gathered.activity = reason, activity or gathered.activity
        gathered.words, gathered.query = words or gathered.words, query or gathered.query
        gathered.trace = trace or gathered.trace
