"""How agreements to large rounds and to changes of the register keep their entry of the register."""

from django.db.models import Q

from leeszaal.privacy.claims import Claims, Ending, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.models import Approval, RegisterSignature

OVERSIGHT = Claims(
    trails=(
        Trail("privacy.Approval", "staff", "staff_id"),
        Trail("privacy.RegisterSignature", "staff", "staff_id"),
    ),
    starts=(
        Start("when the approval was given", Approval, day_of("approved_at")),
        Start("when the signature was given", RegisterSignature, day_of("signed_at")),
    ),
    then=(
        Ending("erase the approval", Approval, Q(), frozenset({"privacy.Approval"}), erase),
        Ending("erase the signature", RegisterSignature, Q(), frozenset({"privacy.RegisterSignature"}), erase),
    ),
)
