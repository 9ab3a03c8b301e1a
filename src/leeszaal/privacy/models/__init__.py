"""What the keeping of the register itself writes down."""

from leeszaal.privacy.models.erasure import Erasure
from leeszaal.privacy.models.hand_over import HandOverTicket
from leeszaal.privacy.models.objection import Objection
from leeszaal.privacy.models.passing_on import PassingOn
from leeszaal.privacy.models.proofs import Approval, ErasureMark, Proof
from leeszaal.privacy.models.register_changes import RegisterChange, RegisterSignature
from leeszaal.privacy.models.requests import IdentityCheck, RequestReminder, RequestStep, RightsRequest
from leeszaal.privacy.models.restriction import Opening, Restriction
from leeszaal.privacy.models.statements import PromiseCheck, StatementVersion

__all__ = [
    "Approval",
    "Erasure",
    "ErasureMark",
    "HandOverTicket",
    "IdentityCheck",
    "Objection",
    "Opening",
    "PassingOn",
    "PromiseCheck",
    "Proof",
    "RegisterChange",
    "RegisterSignature",
    "RequestReminder",
    "RequestStep",
    "Restriction",
    "RightsRequest",
    "StatementVersion",
]
