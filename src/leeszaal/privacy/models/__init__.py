"""What the keeping of the register itself writes down."""

from leeszaal.privacy.models.proofs import Approval, ErasureMark, Proof

__all__ = ["Approval", "ErasureMark", "Proof"]
