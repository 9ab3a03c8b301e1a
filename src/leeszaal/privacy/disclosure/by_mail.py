"""Mail about people leaves by the mail service that works for the library, so that service receives it too.

A message to a member is for the person; one about a member is for a partner, and then both receive it. A library with a
mail server of its own says so in its register: then a message goes straight to its reader, and where that is the person
no line of the ledger is written.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime

from django.utils import timezone

from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.door import Going, leaving, refuse_unless_lawful
from leeszaal.privacy.disclosure.passages import Passage, to_partner
from leeszaal.privacy.register.library import OWN_MAIL_SERVER


@contextmanager
def leaving_by_mail(
    activity: str,
    people: Sequence[int | None],
    *,
    now: datetime,
    despite_limits: bool = False,
    reader: Passage | None = None,
) -> Iterator[Going]:
    """Let messages about these patrons leave for an activity, as `door.leaving` does; many at once cost one writing.

    ``reader`` is the passage to who reads them, where that is not the person.

    Raises:
        NotLetOutError: with every reason against the reader, or else against the mail service.
    """
    passages = [*([reader] if reader else []), *_by_service(activity, despite_limits=despite_limits)]
    if len(passages) > 1:  # before the first of them is written down
        for passage in passages:
            refuse_unless_lawful(passage, people, timezone.localdate(now))
    going = Going()
    with ExitStack() as doors:
        opened = [doors.enter_context(leaving(passage, people, now=now)) for passage in passages]
        try:
            yield going
        finally:
            for each in opened:
                each.outcome = going.outcome


def _by_service(activity: str, *, despite_limits: bool) -> list[Passage]:
    service = register().library.mail_server
    if service == OWN_MAIL_SERVER:
        return []
    return [to_partner(register(), activity, service, despite_limits=despite_limits)]
