"""The live proof about breaches: each was reported within 72 hours, and people were told where they must be."""

from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from leeszaal.privacy.breaches.clock import REPORT_WITHIN
from leeszaal.privacy.breaches.deciding import RUNNING
from leeszaal.privacy.breaches.kinds import Risk
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Breach
from leeszaal.privacy.register import Register, Words


def _in_time(register: Register, on: date) -> Figures:
    real = Breach.objects.filter(drill=False)
    over = Q(aware_at__lt=timezone.now() - REPORT_WITHIN)
    late = Q(reported_at__gt=F("aware_at") + REPORT_WITHIN)
    untold = Q(risk=Risk.HIGH, told_at=None)
    return Figures(real.count(), real.filter((RUNNING & over) | late | (untold & over)).count())


PROOF = LiveProof(
    "BREACH-1",
    Words(
        "{checked} datalekken in het register, {failed} te laat gemeld of verteld",
        "{checked} breaches in the register, {failed} reported or told too late",
    ),
    _in_time,
)
