"""How agreements to large rounds and to changes of the register keep their entry of the register."""

from django.db.models import Q

from leeszaal.privacy.changes import deciding as of_changes
from leeszaal.privacy.claims import Claims, Ending, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.models import Approval, RegisterSignature
from leeszaal.privacy.retention import deciding as of_erasing
from leeszaal.privacy.statement import deciding as of_statement

OVERSIGHT = Claims(
    decisions=(*of_erasing.DECISIONS, of_changes.DECISION, *of_statement.DECISIONS),
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
