"""How the ledger of disclosures and the documents of agreements keep their entries of the register."""

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest

from leeszaal.privacy.claims import Audience, Claims, Ending, Label, Silence, Spoken, Start, Trail
from leeszaal.privacy.days import day_of
from leeszaal.privacy.disclosure.deciding import DECISIONS
from leeszaal.privacy.disclosure.proofs import PROOFS
from leeszaal.privacy.disclosure.words import OUTCOMES
from leeszaal.privacy.erasing import erase
from leeszaal.privacy.models import AgreementChange, AgreementDocument, Disclosure

DISCLOSURES = Claims(
    audiences=(Audience("sending"),),
    trails=(
        Trail("privacy.Disclosure", "patron", "person_id"),
        Trail("privacy.AgreementDocument", "staff", "added_by"),
        Trail("privacy.AgreementChange", "staff", "asked_by"),
        Trail("privacy.AgreementChange", "staff", "decided_by"),
    ),
    silences=(Silence("privacy.Disclosure", "sealed_until"),),
    labels=(Label("privacy.DisclosureMatter", nl="recipient", en="recipient"),),
    spoken=(Spoken("privacy.Disclosure.outcome", OUTCOMES),),
    starts=(
        Start(
            "when the disclosure could be seen",
            Disclosure,
            Greatest(day_of("at"), Coalesce(F("sealed_until"), day_of("at"))),
        ),
        Start("when the agreement ended", AgreementDocument, F("agreement__ends_on")),
        Start("when the change of the agreement was asked", AgreementChange, day_of("asked_at")),
    ),
    then=(
        Ending("erase the disclosure", Disclosure, Q(), frozenset({"privacy.Disclosure"}), erase),
        Ending(
            "erase the document of the agreement",
            AgreementDocument,
            Q(),
            frozenset({"privacy.AgreementDocument"}),
            erase,
        ),
        Ending("erase who changed the agreement", AgreementChange, Q(), frozenset({"privacy.AgreementChange"}), erase),
    ),
    decisions=DECISIONS,
    proofs=PROOFS,
)
