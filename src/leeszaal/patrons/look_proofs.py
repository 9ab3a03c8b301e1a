"""Live proof that records are opened for a reason: no change by staff without a look by the same person that day."""

from datetime import date

from django.db.models import Exists, Min, OuterRef
from django.db.models.functions import TruncDate

from leeszaal.patrons.models import PatronChange
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Look
from leeszaal.privacy.register import Register, Words


def _looked_first(register: Register, on: date) -> Figures:
    """Hold what staff changed, since looks are written down, against who looked."""
    begun = Look.objects.aggregate(begun=Min("at"))["begun"]
    if begun is None:
        return Figures(0, 0)
    looks = Look.objects.annotate(day=TruncDate("at")).filter(
        actor_kind="staff",
        actor_id=OuterRef("actor_id"),
        people__person_id=OuterRef("patron_id"),
        day=OuterRef("day"),
    )
    changes = PatronChange.objects.annotate(day=TruncDate("changed_at")).filter(
        actor_kind="staff", changed_at__gte=begun, changed_at__date__lte=on
    )
    return Figures(changes.count(), changes.exclude(Exists(looks)).count())


LOOKED_FIRST = (
    LiveProof(
        "SERV-1",
        Words(
            "{checked} wijzigingen door medewerkers nagekeken; bij {failed} is niet opgeschreven dat iemand keek",
            "{checked} changes by staff checked; for {failed} it is not written down that somebody looked",
        ),
        _looked_first,
    ),
)
