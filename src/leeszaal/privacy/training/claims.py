"""How the register of trainings keeps its entry of the register, and what shows that it binds."""

from datetime import date, timedelta

from django.db.models import F, Q

from leeszaal.privacy.claims import Claims, Ending, Start, Trail
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Training
from leeszaal.privacy.register import Register, Words
from leeszaal.privacy.training.deciding import DECISION
from leeszaal.privacy.training.queries import looks_of_staff, looks_without_training

_LOOKED_BACK = timedelta(days=30)


def _trained(register: Register, on: date) -> Figures:
    """Compare a month of looks at members with the trainings of who looked."""
    since = on - _LOOKED_BACK
    return Figures(looks_of_staff(since, on).count(), looks_without_training(since, on).count())


TRAINING = Claims(
    trails=(
        Trail("privacy.Training", "staff", "staff_id"),
        Trail("privacy.Training", "staff", "recorded_by"),
    ),
    starts=(Start("when the training no longer counts", Training, F("valid_until")),),
    then=(Ending("erase the training", Training, Q(), frozenset({"privacy.Training"}), erase),),
    decisions=(DECISION,),
    proofs=(
        LiveProof(
            "TRAIN-1",
            Words(
                "{checked} keer keek een medewerker in dertig dagen naar een lid, {failed} keer zonder training",
                "staff looked at a member {checked} times in thirty days, {failed} times without training",
            ),
            _trained,
        ),
    ),
)
