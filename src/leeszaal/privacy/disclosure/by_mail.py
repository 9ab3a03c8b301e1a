"""Messages to members leave by the mail service that works for the library, so that service receives them too.

A library with a mail server of its own says so in its register; then a message goes straight to its reader, who is the
person, and no line of the ledger is written.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.door import Going, leaving
from leeszaal.privacy.disclosure.passages import to_partner
from leeszaal.privacy.register.library import OWN_MAIL_SERVER


@contextmanager
def leaving_by_mail(
    activity: str, people: Sequence[int], *, now: datetime, despite_limits: bool = False
) -> Iterator[Going]:
    """Let messages to these patrons leave for an activity, as `door.leaving` does; many at once cost one writing.

    Raises:
        NotLetOutError: with every reason against it.
    """
    service = register().library.mail_server
    if service == OWN_MAIL_SERVER:
        yield Going()
        return
    with leaving(to_partner(register(), activity, service, despite_limits=despite_limits), people, now=now) as going:
        yield going
