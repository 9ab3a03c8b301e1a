"""How recordings of cameras keep their entry of the register. A camera may keep shorter than the register says."""

from django.db.models import F, Q
from django.db.models.functions import Now, TruncDate

from leeszaal.privacy.cameras.deciding import DECISIONS
from leeszaal.privacy.cameras.deleting import delete_recordings
from leeszaal.privacy.cameras.proofs import PROOF
from leeszaal.privacy.claims import Choice, Claims, Ending, Obstacle, Start, Trail
from leeszaal.privacy.days import day_of, days_later
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.models import Recording, Viewing

CAMERAS = Claims(
    trails=(
        Trail("privacy.Recording", "visitor"),
        Trail("privacy.Viewing", "staff", "asked_by"),
        Trail("privacy.Viewing", "staff", "agreed_by"),
        Trail("privacy.Watched", "staff", "staff_id"),
    ),
    starts=(
        Start("when it was recorded", Recording, day_of("starts_at")),
        Start("when looking was asked", Viewing, day_of("asked_at")),
    ),
    unless=(Obstacle("the recording is claimed", Recording, Q(claimed_until__gte=TruncDate(Now()))),),
    choices=(Choice("delete the recording", Recording, days_later(day_of("starts_at"), F("camera__keeps_days"))),),
    then=(
        Ending("delete the recording", Recording, Q(), frozenset({"privacy.Recording"}), delete_recordings),
        Ending(
            "erase who looked at recordings",
            Viewing,
            Q(),
            frozenset({"privacy.Viewing", "privacy.Watched"}),
            erase,
        ),
    ),
    decisions=DECISIONS,
    proofs=(PROOF,),
)
