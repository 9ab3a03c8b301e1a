"""Erasing again what a restored database still has: the journal from the database's mark onwards, in the same order.

What could go wrong: the library opens on a database that somebody put back from a backup, and people who were erased
are there again. So nothing that serves people opens while the journal knows of more than the database. One case is no
restore but a crash in the middle of an erasure: then no later word says that it was carried out, and it is finished at
once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from leeszaal.privacy.backup.beside import ErasuresMissingError, refuse_without
from leeszaal.privacy.backup.journal import Journal, Tombstone
from leeszaal.privacy.backup.tombstones import locked_mark
from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.erasing import erase, erasing_what_stays
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.models import ErasureMark


class BackupTooOldError(ErasuresMissingError):
    """The database is older than what the journal remembers."""


@dataclass(frozen=True, slots=True)
class Lag:
    """What the journal knows and the database does not; ``restored`` when that cannot come from a crash alone."""

    missing: tuple[Tombstone, ...]
    restored: bool


@transaction.atomic
def lag() -> Lag:
    """Compare the database with its journal, once no erasure is under way.

    Raises:
        JournalMissingError: when the database knows of erasures and the journal does not.
        BackupTooOldError: when the journal has forgotten erasures that this database does not know.
    """
    mark = locked_mark()
    journal = Journal(mark.journal)
    if mark.number:
        refuse_without(journal, mark.number, "leeszaal restore --replay")
    if mark.number < journal.forgotten():
        raise BackupTooOldError(
            "This database was put back from a backup that is older than what the journal of erasures remembers: people"
            " who were erased since would be back, and nobody knows any more who they were. Put a newer backup back."
        )
    missing = tuple(journal.after(mark.number))
    return Lag(missing, bool(missing) and journal.done_after(mark.number))


def refuse_unless_replayed() -> int:
    """Finish what a crash interrupted, and give how many erasures those were.

    Raises:
        ErasuresMissingError: when the database was put back from a backup and not all erasures since were replayed.
    """
    found = lag()
    if found.restored:
        raise ErasuresMissingError(
            f"This database was put back from a backup: {len(found.missing)} erasures that were carried out later are"
            " not in it, so people who were erased would be back. Replay them first: leeszaal restore --replay"
        )
    return replay(found.missing) if found.missing else 0


def replay(
    stones: tuple[Tombstone, ...] | None = None,
    tell: Callable[[int, int], None] = lambda done, of: None,
    claims: Claims | None = None,
) -> int:
    """Erase again what the journal says; give how many erasures. ``tell`` hears how far it is.

    Raises:
        LookupError: when an erasure names a word or a table that this version of the program does not know.
    """
    known = claims or claimed()
    todo = lag().missing if stones is None else stones
    for count, stone in enumerate(todo, 1):
        with transaction.atomic():
            mark = locked_mark()
            _erase_again(stone, known)
            ErasureMark.objects.filter(pk=mark.pk).update(number=max(mark.number, stone.number))
        tell(count, len(todo))
    return len(todo)


def _erase_again(stone: Tombstone, claims: Claims) -> None:
    rows = _model(stone)._default_manager.filter(pk__in=stone.keys)
    if stone.ending:
        ending = claims.ending(stone.ending)
        if ending is None:
            raise LookupError(f'erasure {stone.number}: nobody claims "{stone.ending}"')
        ending.carry_out(_by_key(rows.filter(ending.rows)))
        return
    with erasing_what_stays():
        if stone.cleared:
            rows.update(**stone.cleared)
        else:
            erase(rows)


def _by_key(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Name the rows by their keys alone, so that what an ending changes first does not hide them from what follows."""
    named: QuerySet[Any] = rows.model._default_manager.filter(pk__in=list(rows.values_list("pk", flat=True)))
    return named


def _model(stone: Tombstone) -> type[Model]:
    model = model_of(stone.table)
    if model is None:
        raise LookupError(f"erasure {stone.number}: there is no table {stone.table}")
    return model
