"""How the file of requests keeps its entry of the register."""

from django.db.models import F, Q

from leeszaal.privacy.claims import Claims, Ending, Spoken, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.models import IdentityCheck, RequestReminder, RequestStep, RightsRequest
from leeszaal.privacy.requests.deciding import DECISION
from leeszaal.privacy.requests.words import HOW, INTAKES, PURPOSES, REFUSALS, RIGHTS, STATES, STEPS

_FILE = (RightsRequest, RequestStep, RequestReminder)

REQUESTS = Claims(
    decisions=(DECISION,),
    trails=(
        Trail("privacy.RightsRequest", "patron", "person_id"),
        Trail("privacy.RequestStep", "patron", "request__person_id"),
        Trail("privacy.RequestStep", "staff", "actor_id"),
        Trail("privacy.RequestReminder", "patron", "request__person_id"),
        Trail("privacy.IdentityCheck", "patron", "person_id"),
        Trail("privacy.IdentityCheck", "staff", "actor_id"),
    ),
    starts=(
        Start("when the request was closed", RightsRequest, F("closed_on")),
        Start("when the log-in was helped", IdentityCheck, day_of("checked_at")),
    ),
    then=(
        Ending(
            "erase the file of the request",
            RightsRequest,
            Q(),
            frozenset({*(model._meta.label for model in _FILE), "privacy.IdentityCheck"}),
            erase,
        ),
        Ending(
            "erase the check of identity",
            IdentityCheck,
            Q(request=None),
            frozenset({"privacy.IdentityCheck"}),
            erase,
        ),
    ),
    spoken=(
        Spoken("privacy.RightsRequest.right", RIGHTS),
        Spoken("privacy.RightsRequest.intake", INTAKES),
        Spoken("privacy.RightsRequest.state", STATES),
        Spoken("privacy.RightsRequest.refusal", REFUSALS),
        Spoken("privacy.RequestStep.what", STEPS),
        Spoken("privacy.IdentityCheck.how", HOW),
        Spoken("privacy.IdentityCheck.purpose", PURPOSES),
    ),
)
