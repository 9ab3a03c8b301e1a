"""How claims by law keep their entry of the register."""

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest

from leeszaal.privacy.claims import Claims, Ending, Silence, Spoken, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.legal_claims.deciding import DECISIONS
from leeszaal.privacy.legal_claims.proofs import PROOF
from leeszaal.privacy.legal_claims.words import STATES
from leeszaal.privacy.models import LegalClaim

LEGAL_CLAIMS = Claims(
    trails=(
        Trail("privacy.LegalClaim", "patron", "person_id"),
        Trail("privacy.LegalClaim", "staff", "taken_in_by"),
        Trail("privacy.LegalClaim", "staff", "closed_by"),
        Trail("privacy.ClaimApproval", "patron", "claim__person_id"),
        Trail("privacy.ClaimApproval", "staff", "staff_id"),
    ),
    silences=(
        Silence("privacy.LegalClaim", "silent_until"),
        Silence("privacy.ClaimApproval", "claim__silent_until"),
    ),
    spoken=(Spoken("privacy.LegalClaim.state", STATES),),
    starts=(
        Start(
            "when the claim was closed and could be told",
            LegalClaim,
            Greatest(day_of("closed_at"), Coalesce(F("silent_until"), day_of("closed_at"))),
        ),
    ),
    then=(
        Ending(
            "erase the claim",
            LegalClaim,
            Q(closed_at__isnull=False),
            frozenset({"privacy.LegalClaim", "privacy.ClaimApproval"}),
            erase,
        ),
    ),
    decisions=DECISIONS,
    proofs=(PROOF,),
)
