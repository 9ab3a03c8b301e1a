"""What waits for two people: a change of the register."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.changes.standing import last_day, waiting
from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.declared import register


def _waits(now: datetime) -> Waiting:
    change = waiting()
    return Waiting(0) if change is None else Waiting(1, last_day(change, register()))


DECISION = Decision(
    "register_changes", _("A change of the register that waits for two people"), "office:register_changes", _waits
)
