"""The live proof of what is promised about letting another use one's pages."""

from datetime import date, timedelta

from django.db.models import Q
from django.db.models.functions import TruncDate

from leeszaal.patrons.models import Share
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.register import Register, Words

_A_YEAR = timedelta(days=366)
_MAY_AGREE = (Share.By.SHARER, Share.By.GUARDIAN, Share.By.DESK)


def _agreed_and_not_too_long(register: Register, on: date) -> Figures:
    """Count what is shared, and what nobody agreed to, lasts too long, or stands after its last day."""
    standing = Share.objects.filter(state=Share.State.ACCEPTED)
    wrong = Q(sharer=None) | Q(answered_at=None) | ~Q(answered_side__in=_MAY_AGREE) | Q(until_on__lt=on)
    too_long = Q(until_on__gt=TruncDate("answered_at") + _A_YEAR)
    return Figures(standing.count(), standing.filter(wrong | too_long).count())


PROOFS = (
    LiveProof(
        "MIJN-3",
        Words(
            "{checked} keer deelt iemand pagina's met een ander, {failed} daarvan zonder ja of langer dan een jaar",
            "{checked} times somebody shares pages with another, {failed} of those without a yes or beyond a year",
        ),
        _agreed_and_not_too_long,
    ),
)
