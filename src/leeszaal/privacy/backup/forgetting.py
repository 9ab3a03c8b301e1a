"""Shortening the journal of erasures: what no backup can bring back any more need not be known.

The library says in its register how old its oldest backup gets (``backups_kept`` in ``library.toml``). An erasure that
was written down before that is in every backup there is, so its line, which holds numbers of people, goes too. A backup
that is older all the same is refused: it would bring back whom nobody knows any more.
"""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from leeszaal.common.periods import Period
from leeszaal.privacy.backup.journal import Journal
from leeszaal.privacy.backup.tombstones import locked_mark

_MARGIN = timedelta(days=1)
"""A backup may have been begun while an erasure was under way."""


@transaction.atomic
def forget_erasures(kept: Period, now: datetime) -> int:
    """Forget the erasures that every backup of the library knows; give how many."""
    mark = locked_mark()
    return Journal(mark.journal).forget(mark.number, oldest_backup(kept, now) - _MARGIN)


def oldest_backup(kept: Period, now: datetime) -> datetime:
    """Give the moment before which no backup of the library was made that still exists."""
    day = kept.before(timezone.localdate(now))
    return timezone.make_aware(datetime.combine(day, time()))
