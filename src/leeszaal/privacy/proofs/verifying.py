"""Computing the whole chain again: the first link that is broken is named, with what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from leeszaal.privacy.proofs.canonical import BEFORE_THE_FIRST, hash_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many proofs there are, and the first that is broken (none: the chain is whole) with what is wrong."""

    proofs: int
    broken: int | None = None
    why: str = ""


def verify(
    chain: Iterable[Mapping[str, Any]], noted: Mapping[int, str], *, after: int = 0, previous: str = BEFORE_THE_FIRST
) -> Verdict:
    """Recompute a chain, and compare it with the hashes that were written down outside the database.

    Of a part of a chain ``after`` is the number of the proof before it, and ``previous`` the hash of that.
    """
    count = after
    for proof in chain:
        if why := _fault(proof, count + 1, previous, noted):
            return Verdict(count, count + 1, why)
        count, previous = count + 1, proof["hash"]
    if missing := [number for number in noted if number > count]:
        return Verdict(count, min(missing), "it was made and is gone")
    return Verdict(count)


def _fault(proof: Mapping[str, Any], number: int, previous: str, noted: Mapping[int, str]) -> str:
    if proof["number"] != number:
        return "it is gone"
    if proof["previous"] != previous:
        return "it does not hang on the one before it"
    if proof["hash"] != hash_of(number, proof["made_at"], previous, proof["body"]):
        return "it was changed after it was made"
    if noted.get(number, proof["hash"]) != proof["hash"]:
        return "it is another than was written down outside the database"
    return ""
