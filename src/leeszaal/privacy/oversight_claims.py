"""How agreements to large rounds keep their entry of the register."""

from django.db.models import Q

from leeszaal.privacy.claims import Claims, Ending, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.models import Approval

OVERSIGHT = Claims(
    trails=(Trail("privacy.Approval", "staff", "staff_id"),),
    starts=(Start("when the approval was given", Approval, day_of("approved_at")),),
    then=(Ending("erase the approval", Approval, Q(), frozenset({"privacy.Approval"}), erase),),
)
