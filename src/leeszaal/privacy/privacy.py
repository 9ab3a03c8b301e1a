"""How the keeping of the register keeps its own entries of it."""

from leeszaal.privacy.breaches.claims import BREACHES
from leeszaal.privacy.cameras.claims import CAMERAS
from leeszaal.privacy.claims import Claims, together
from leeszaal.privacy.consents.claims import CONSENTS
from leeszaal.privacy.disclosure.claims import DISCLOSURES
from leeszaal.privacy.legal_claims.claims import LEGAL_CLAIMS
from leeszaal.privacy.limits_claims import LIMITS
from leeszaal.privacy.looks.claims import LOOKS
from leeszaal.privacy.oversight_claims import OVERSIGHT
from leeszaal.privacy.pictures.claims import PICTURES
from leeszaal.privacy.requests.claims import REQUESTS
from leeszaal.privacy.training.claims import TRAINING

CLAIMS: Claims = together(
    [
        BREACHES,
        CAMERAS,
        PICTURES,
        TRAINING,
        OVERSIGHT,
        LIMITS,
        LOOKS,
        REQUESTS,
        CONSENTS,
        DISCLOSURES,
        LEGAL_CLAIMS,
    ]
)
