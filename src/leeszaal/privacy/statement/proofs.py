"""Every live proof: those that follow from the register and its own tables, and those that apps claim."""

from collections.abc import Mapping

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.live_proof import LiveProof
from leeszaal.privacy.statement import proofs_of_keeping, proofs_of_receiving, proofs_of_rights, proofs_of_telling

_OF_THE_REGISTER = (
    *proofs_of_keeping.PROOFS,
    *proofs_of_telling.PROOFS,
    *proofs_of_receiving.PROOFS,
    *proofs_of_rights.PROOFS,
)


def proofs_by_promise(claims: Claims) -> Mapping[str, LiveProof]:
    """Give the live proof of each promise that has one."""
    return {proof.promise: proof for proof in (*_OF_THE_REGISTER, *claims.proofs)}
