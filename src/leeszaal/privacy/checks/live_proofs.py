"""A promise stands in the register only when it is looked after in the running library."""

from collections.abc import Iterator

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.register import Problem, Register


def live_proof_problems(register: Register, claims: Claims) -> Iterator[Problem]:
    """Give the promises without a live proof."""
    from leeszaal.privacy.statement.proofs import proofs_by_promise  # noqa: PLC0415  proofs look at other checks

    known = proofs_by_promise(claims)
    remedy = "claim a LiveProof for it in the privacy.py of an app, or do not promise it here"
    for activity, promised in register.promised():
        if promised.id not in known:
            place = activity.place("promises") if activity else "base/library.toml: promises"
            yield Problem(f"{place}.{promised.id}", "no live proof looks after it in the running library", remedy)
