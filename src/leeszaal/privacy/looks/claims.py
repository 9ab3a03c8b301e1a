"""How the log of looks keeps its entry of the register."""

from django.db.models import Q

from leeszaal.privacy.claims import Claims, Ending, Secret, Silence, Spoken, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.looks.proofs import PROOFS
from leeszaal.privacy.looks.words import ACTORS, QUERY_KEPT_BACK, REASONS, ROLES
from leeszaal.privacy.models import Look, LookedAt, LookedAtStaff

_LOG = frozenset(model._meta.label for model in (Look, LookedAt, LookedAtStaff))

LOOKS = Claims(
    trails=(
        Trail("privacy.Look", "patron", "people__person_id"),
        Trail("privacy.Look", "staff", "actor_id"),
        Trail("privacy.LookedAt", "patron", "person_id"),
        Trail("privacy.LookedAtStaff", "staff", "staff_id"),
    ),
    starts=(Start("when the look was made", Look, day_of("at")),),
    then=(Ending("erase the look", Look, Q(), _LOG, erase),),
    spoken=(
        Spoken("privacy.Look.actor_kind", ACTORS),
        Spoken("privacy.Look.role", ROLES),
        Spoken("privacy.Look.reason", REASONS),
    ),
    proofs=PROOFS,
    silences=(Silence("privacy.LookedAt", "sealed_until"), Silence("privacy.Look", "people__sealed_until")),
    secrets=(Secret("privacy.Look.query", QUERY_KEPT_BACK),),
)
