"""What hangs on a birth date goes along when it is corrected: whose consent counts, and how long a guardian shares.

Who is a guardian's child today is asked of the birth date itself, each time, so that needs nothing here.
"""

from datetime import date, datetime, timedelta

from leeszaal.common.actor import Actor
from leeszaal.common.periods import add_months
from leeszaal.patrons.models import Interest, Share
from leeszaal.patrons.rules.membership import GUARDED_UNTIL
from leeszaal.patrons.services.wishes import INTERESTS
from leeszaal.privacy.consents import follow_birthday
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine


def correct_birthday(patron_id: int, born_on: date, actor: Actor, *, now: datetime) -> None:
    """Let what hangs on the birth date of a patron follow the new one, in the transaction of the change."""
    how = ConsentLine.How.OWN_PAGE if actor.kind == "patron" else ConsentLine.How.AT_DESK
    lines = follow_birthday(patron_id, born_on, register(), how, now=now)
    if any(line.activity == INTERESTS and line.what == ConsentLine.What.WITHDRAWN for line in lines):
        Interest.objects.filter(patron=patron_id).delete()
    _shorten_shares(patron_id, born_on)


def _shorten_shares(patron_id: int, born_on: date) -> None:
    """End what a guardian allowed for a child on the day before the sixteenth birthday at the latest."""
    last = add_months(born_on, 12 * GUARDED_UNTIL) - timedelta(days=1)
    allowed = Share.objects.filter(sharer_id=patron_id, state=Share.State.ACCEPTED, until_on__gt=last)
    allowed.filter(answered_side=Share.By.GUARDIAN).update(until_on=last)
