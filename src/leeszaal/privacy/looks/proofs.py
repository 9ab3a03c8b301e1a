"""Live proof that looking is written down: every look says whom it showed, or what was searched for."""

from datetime import date

from django.db.models import Exists, OuterRef

from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Look, LookedAt, LookedAtStaff
from leeszaal.privacy.register import Register, Words


def _told(register: Register, on: date) -> Figures:
    """Count whom looks showed, and looks of which a person could not be told anything."""
    people = LookedAt.objects.filter(look__at__date__lte=on)
    of_nobody = Look.objects.filter(at__date__lte=on, query=None).exclude(
        Exists(LookedAt.objects.filter(look=OuterRef("pk"))) | Exists(LookedAtStaff.objects.filter(look=OuterRef("pk")))
    )
    return Figures(people.count(), of_nobody.count())


PROOFS = (
    LiveProof(
        "MIJN-1",
        Words(
            "{checked} keer staat opgeschreven dat iemand te zien was; {failed} keer is niet te zeggen wie",
            "{checked} times it is written down that somebody was shown; {failed} times nobody can say who",
        ),
        _told,
    ),
)
