"""Writing an erasure down outside the database, in such an order that no crash can lose it.

What could go wrong: an erasure is committed and not in the journal, so that a restored backup brings the person back.
Or two erasures get their numbers in one order and are committed in the other, so that a backup made in between believes
that it has both. Therefore, inside the transaction of the erasure: the mark of the database is locked, which makes
others wait until this one is committed; then the erasure is written to the journal and is on disk; then the rows are
ended and the mark is raised, in the same commit. A crash in between leaves a line that the database does not know: it
is replayed at the next opening, for somebody had decided on it. When the transaction fails, the journal is told that it
is void.

    with burying():                                  # one transaction
        record("patrons.Phone", keys, now=now)       # first on disk
        Phone.objects.filter(pk__in=keys).delete()   # then the deed

A journal lies under ``LEESZAAL_HOME/erasures``, or in the folder ``LEESZAAL_ERASURES`` for a library on several
machines.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from leeszaal.privacy.backup.journal import Journal, Tombstone
from leeszaal.privacy.models import ErasureMark


@dataclass
class _Recorded:
    """What was recorded in the transaction at hand."""

    numbers: list[int] = field(default_factory=list)
    journal: Journal | None = None

    def say(self, word: str) -> None:
        if self.journal is not None:
            self.journal.say(word, self.numbers)


_recorded: ContextVar[_Recorded | None] = ContextVar("recorded", default=None)


@contextmanager
def burying() -> Iterator[None]:
    """One transaction in which erasures are recorded; one inside another is part of it."""
    if _recorded.get() is not None:
        yield
        return
    recorded = _Recorded()
    token = _recorded.set(recorded)
    try:
        with transaction.atomic():
            try:
                yield
            except BaseException:
                recorded.say("void")
                raise
            transaction.on_commit(lambda: recorded.say("done"))
    finally:
        _recorded.reset(token)


def record(
    table: str, keys: Sequence[Any], *, now: datetime, ending: str = "", cleared: Mapping[str, Any] | None = None
) -> int:
    """Write down that these rows (``app.Model`` and their primary keys) are about to be erased; give its number.

    ``ending`` is the word of *then* that is carried out. Without it, ``cleared`` gives the columns that are emptied
    with the empty value of each; without both, the rows are deleted. Raises RuntimeError outside `burying`.
    """
    recorded = _recorded.get()
    if recorded is None:
        raise RuntimeError("an erasure is recorded inside burying(), so that deed and record stand or fall together")
    mark = locked_mark()
    recorded.journal = journal = Journal(mark.journal)
    number = max(mark.number, journal.last()) + 1
    recorded.numbers.append(number)
    journal.bury(Tombstone(number, now.isoformat(), table, tuple(keys), ending, dict(cleared or {})))
    ErasureMark.objects.filter(pk=mark.pk).update(number=number)
    return number


def identifier() -> UUID:
    """Give the name of this database's journal, making it at the first call."""
    return ErasureMark.objects.get_or_create(pk=1)[0].journal


def locked_mark() -> ErasureMark:
    """Give the mark of this database and keep others from erasing until the transaction ends."""
    mark = ErasureMark.objects.select_for_update().filter(pk=1).first()
    if mark is None:
        ErasureMark.objects.bulk_create([ErasureMark(id=1)], ignore_conflicts=True)
        mark = ErasureMark.objects.select_for_update().get(pk=1)
    return mark
