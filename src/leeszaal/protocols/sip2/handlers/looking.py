"""A machine that is told of a patron looks: it is written down in the round of the answer, before the answer leaves.

When it cannot be written, the message fails and the machine is told "not now".
"""

from datetime import datetime

from leeszaal.privacy.looks.door import Gathering
from leeszaal.privacy.looks.kinds import Actor, Onlooker, Reason
from leeszaal.privacy.looks.writing import Eyes, one_opening, record_look
from leeszaal.protocols.sip2.codec.messages import Message
from leeszaal.protocols.sip2.handlers.visit import Visit

MINUTES_OF_A_VISIT = 15
"""What a machine is told of one patron within such a part of an hour is one look of several pages."""


def machine_looks(patron_id: int, message: Message, visit: Visit, now: datetime) -> None:
    """Write down that the answer to a message tells this machine of a patron (one statement)."""
    account = visit.account
    eyes = Eyes(Actor.TERMINAL, account.id, Onlooker.MACHINE, account.branch_id)
    quarter = now.replace(minute=now.minute // MINUTES_OF_A_VISIT * MINUTES_OF_A_VISIT, second=0, microsecond=0)
    trace = one_opening("sip2", account.id, patron_id, quarter.isoformat())
    seen = Gathering(Reason.SELF_SERVICE, "lending", trace=trace, people={patron_id})
    record_look(eyes, seen, f"sip2:{message.CODE}", now=now)
