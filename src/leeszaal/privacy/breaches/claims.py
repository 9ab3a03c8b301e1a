"""How the register of breaches keeps its entry of the register."""

from django.db.models import Q

from leeszaal.privacy.breaches.deciding import DECISION
from leeszaal.privacy.breaches.proofs import PROOF
from leeszaal.privacy.claims import Claims, Doings, Ending, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.models import Breach, BreachScope, BreachStep, BreachTouched

_FILE = (Breach, BreachScope, BreachStep, BreachTouched)

BREACHES = Claims(
    trails=(
        Trail("privacy.BreachTouched", "patron", "person_id"),
        Trail("privacy.Breach", "staff", "steps__actor_id"),
        Trail("privacy.BreachStep", "staff", "actor_id"),
        Trail("privacy.BreachScope", "staff", "subject_id"),
    ),
    starts=(
        Start("when the breach was closed", Breach, day_of("closed_at")),
        Start("when the breach was closed", BreachTouched, day_of("breach__closed_at")),
    ),
    then=(
        Ending(
            "erase the breach",
            Breach,
            Q(closed_at__isnull=False),
            frozenset(model._meta.label for model in _FILE),
            erase,
        ),
        Ending("erase whom the breach touched", BreachTouched, Q(), frozenset({"privacy.BreachTouched"}), erase),
    ),
    doings=(Doings("privacy.LookedAt", "person_id", "look__actor_kind", "look__actor_id", "look__at"),),
    decisions=(DECISION,),
    proofs=(PROOF,),
)
