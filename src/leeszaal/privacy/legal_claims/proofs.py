"""The live proof that authorities get something only when the law obliges us and two people agreed."""

from datetime import date

from leeszaal.privacy.legal_claims.handling import is_agreed
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Disclosure, DisclosureMatter, LegalClaim
from leeszaal.privacy.register import Register, Words


def _claims(register: Register, on: date) -> Figures:
    """Count the claims that were answered, and what was handed over to an authority without all that is asked."""
    closed = LegalClaim.objects.exclude(state=LegalClaim.State.OPEN).prefetch_related("approvals")
    wrong = [claim for claim in closed if claim.state == LegalClaim.State.GIVEN and not _is_right(claim, register)]
    lines = Disclosure.objects.filter(matter__way=DisclosureMatter.Way.LEGAL_CLAIM)
    without_claim = lines.exclude(claim__state=LegalClaim.State.GIVEN).exclude(outcome=Disclosure.Outcome.FAILED)
    return Figures(len(closed), len(wrong) + without_claim.count())


def _is_right(claim: LegalClaim, register: Register) -> bool:
    ground = register.legal_grounds.articles.get(claim.article)
    lawful = ground is None or set(claim.demanded) <= register.legal_grounds.columns_of(ground)
    return is_agreed(claim) and lawful


PROOF = LiveProof(
    "LEGAL-1",
    Words(
        "{checked} vorderingen van politie, justitie of Belastingdienst beantwoord, {failed} zonder dat twee mensen"
        " instemden of met meer dan het artikel toelaat",
        "{checked} claims by police, justice or tax authority answered, {failed} without two people agreeing or with"
        " more than the article allows",
    ),
    _claims,
)
