"""Whether the journal of erasures lies beside the library, and knows at least what its database knows.

What could go wrong: a backup is put back on another machine and the journal was forgotten, or an old copy of it taken.
Then people who were erased since are back and nothing tells who they were. So neither a restore nor an opening goes on
without the journal, until somebody says that it is lost for good.
"""

from django.db import transaction

from leeszaal.privacy.backup.journal import Journal
from leeszaal.privacy.backup.tombstones import locked_mark

_REMEDY = (
    "Copy the newest one there, from LEESZAAL_HOME/erasures of the library that made the backup. Is it lost for good?"
    " Then nobody knows who was erased since the backup was made, and they are back:"
    " say {verb} --journal-lost only when you accept that and will look into it."
)


class ErasuresMissingError(Exception):
    """The database is older than the journal of erasures, or is without it: people who were erased may be in it."""


class JournalMissingError(ErasuresMissingError):
    """There is no journal of erasures, or it knows of fewer erasures than the database that it belongs to."""


def refuse_without(journal: Journal, known: int, verb: str) -> None:
    """Raise JournalMissingError when a journal is not there, or does not know ``known`` erasures.

    ``verb`` is the command that goes on without.
    """
    if not journal.path.exists():
        raise JournalMissingError(f"There is no journal of erasures at {journal.path}. {_REMEDY.format(verb=verb)}")
    if journal.last() < known:
        raise JournalMissingError(
            f"The journal of erasures {journal.path} is an old copy: it knows of {journal.last()} erasures, and the"
            f" database of {known}. {_REMEDY.format(verb=verb)}"
        )


@transaction.atomic
def go_on_without() -> bool:
    """Begin the journal of this database anew where it is lost; tell whether it was."""
    mark = locked_mark()
    journal = Journal(mark.journal)
    is_lost = not journal.path.exists() or journal.last() < mark.number
    if is_lost:
        journal.begin_anew(mark.number)
    return is_lost
