"""What the keeping of the register itself writes down."""

from leeszaal.privacy.models.agreements import Agreement, AgreementChange, AgreementDocument
from leeszaal.privacy.models.breaches import Breach, BreachScope, BreachStep, BreachTouched
from leeszaal.privacy.models.cameras import Camera, Recording, Viewing, Watched
from leeszaal.privacy.models.consents import ConsentLine, ConsentText
from leeszaal.privacy.models.disclosures import Disclosure, DisclosureMatter
from leeszaal.privacy.models.erasure import Erasure
from leeszaal.privacy.models.hand_over import HandOverTicket
from leeszaal.privacy.models.legal_claims import ClaimApproval, LegalClaim
from leeszaal.privacy.models.looks import Look, LookedAt, LookedAtStaff
from leeszaal.privacy.models.objection import Objection
from leeszaal.privacy.models.passing_on import PassingOn
from leeszaal.privacy.models.pictures import Picture, PictureConsent, PictureObjection, Publication
from leeszaal.privacy.models.proofs import Approval, ErasureMark, Proof
from leeszaal.privacy.models.register_changes import RegisterChange, RegisterSignature
from leeszaal.privacy.models.requests import IdentityCheck, RequestReminder, RequestStep, RightsRequest
from leeszaal.privacy.models.restriction import Opening, Restriction
from leeszaal.privacy.models.statements import PromiseCheck, StatementVersion
from leeszaal.privacy.models.training import Training

__all__ = [
    "Agreement",
    "AgreementChange",
    "AgreementDocument",
    "Approval",
    "Breach",
    "BreachScope",
    "BreachStep",
    "BreachTouched",
    "Camera",
    "ClaimApproval",
    "ConsentLine",
    "ConsentText",
    "Disclosure",
    "DisclosureMatter",
    "Erasure",
    "ErasureMark",
    "HandOverTicket",
    "IdentityCheck",
    "LegalClaim",
    "Look",
    "LookedAt",
    "LookedAtStaff",
    "Objection",
    "Opening",
    "PassingOn",
    "Picture",
    "PictureConsent",
    "PictureObjection",
    "PromiseCheck",
    "Proof",
    "Publication",
    "Recording",
    "RegisterChange",
    "RegisterSignature",
    "RequestReminder",
    "RequestStep",
    "Restriction",
    "RightsRequest",
    "StatementVersion",
    "Training",
    "Viewing",
    "Watched",
]
