"""The live proof of what the ledger promises: posted lines never change, for the database refuses it."""

from datetime import date

from django.db import connection

from leeszaal.charges.models import Charge, Settlement
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.register import Register, Words

_GUARDS = ("charge_stays", "settlement_stays")
_STANDING = "SELECT count(*) FROM pg_trigger WHERE tgname = ANY(%s) AND tgenabled = 'O'"


def _lines_stay(register: Register, on: date) -> Figures:
    """Count posted lines, and the guards on them that do not stand."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [list(_GUARDS)])
        (standing,) = cursor.fetchone()
    return Figures(Charge.objects.count() + Settlement.objects.count(), len(_GUARDS) - standing)


PROOFS = (
    LiveProof(
        "PAY-1",
        Words(
            "{checked} boekingen, {failed} van de twee sloten erop staan open",
            "{checked} posted lines, {failed} of the two locks on them stand open",
        ),
        _lines_stay,
    ),
)
