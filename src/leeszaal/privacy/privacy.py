"""How the keeping of the register keeps its own entries of it."""

from leeszaal.privacy.claims import Claims, together
from leeszaal.privacy.limits_claims import LIMITS
from leeszaal.privacy.oversight_claims import OVERSIGHT
from leeszaal.privacy.requests.claims import REQUESTS

CLAIMS: Claims = together([OVERSIGHT, LIMITS, REQUESTS])
