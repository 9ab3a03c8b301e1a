"""Proofs of what was erased: numbers in a chain, so that a proof that was changed or left out shows."""
