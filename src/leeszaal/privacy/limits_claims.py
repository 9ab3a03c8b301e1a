"""How restriction, objection, erasure and the telling of recipients keep their entries of the register."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.claims import Claims, Ending, Spoken, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.limits_decisions import LIMITS_DECISIONS
from leeszaal.privacy.models import Erasure, Objection, PassingOn, Restriction

LIMITS = Claims(
    decisions=LIMITS_DECISIONS,
    trails=(
        Trail("privacy.Restriction", "patron", "person_id"),
        Trail("privacy.Restriction", "staff", "actor_id"),
        Trail("privacy.Opening", "patron", "restriction__person_id"),
        Trail("privacy.Opening", "staff", "staff_id"),
        Trail("privacy.Objection", "patron", "person_id"),
        Trail("privacy.Objection", "staff", "answered_by"),
        Trail("privacy.PassingOn", "patron", "person_id"),
        Trail("privacy.Erasure", "patron", "person_id"),
    ),
    spoken=(Spoken("privacy.Erasure.stays", {"by duty": _("stays by law"), "waiting": _("still waits")}),),
    starts=(
        Start("when the restriction was lifted", Restriction, day_of("lifted_at")),
        Start("when the objection ended", Objection, day_of("until")),
        Start("when the recipient was told", PassingOn, day_of("closed_at")),
        Start("when the erasure was done", Erasure, day_of("done_at")),
    ),
    then=(
        Ending(
            "erase the restriction",
            Restriction,
            Q(lifted_at__isnull=False),
            frozenset({"privacy.Restriction", "privacy.Opening"}),
            erase,
        ),
        Ending("erase the objection", Objection, Q(until__isnull=False), frozenset({"privacy.Objection"}), erase),
        Ending(
            "erase the note to the recipient",
            PassingOn,
            Q(closed_at__isnull=False),
            frozenset({"privacy.PassingOn"}),
            erase,
        ),
        Ending(
            "erase the record of the erasure",
            Erasure,
            Q(done_at__isnull=False),
            frozenset({"privacy.Erasure"}),
            erase,
        ),
    ),
)
"""What the rights that limit the use of data write down."""
