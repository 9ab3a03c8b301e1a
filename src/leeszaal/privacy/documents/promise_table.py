"""Every promise with what keeps it: keys of the register, files of tests that quote it, and its live proof."""

from collections.abc import Iterator, Mapping

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.documents.blocks import Block, Grid, Heading, Text
from leeszaal.privacy.live_proof import LiveProof
from leeszaal.privacy.register import Register
from leeszaal.privacy.statement.proofs import proofs_by_promise

COMMAND = "leeszaal register promises --markdown > docs/promises.md"
_HEADINGS = ("promise", "from", "keys of the register", "quoted in", "live proof")


def promise_table(register: Register, claims: Claims, quoted: Mapping[str, tuple[str, ...]]) -> tuple[Block, ...]:
    """Put the document together; ``quoted`` gives for each promise the tests, as ``path::name``."""
    proofs = proofs_by_promise(claims)
    rows = tuple(_row(id_, register, quoted.get(id_, ()), proofs.get(id_)) for id_ in register.promises)
    kept = sum(1 for row in rows if row[2])
    return (
        Heading(1, "Promises"),
        Text(f"Made by: {COMMAND}. A test compares it, so do not change it by hand."),
        Text(f"{kept} of {len(rows)} promises are taken up by an activity, or by the library as a whole."),
        Grid(_HEADINGS, rows),
    )


def _row(id_: str, register: Register, tests: tuple[str, ...], proof: LiveProof | None) -> tuple[str, ...]:
    files = dict.fromkeys(test.partition("::")[0].removeprefix("tests/") for test in tests)
    told = proof.says.en if proof else ""
    return id_, register.promises[id_].stated_in, ", ".join(_keys(id_, register)), ", ".join(files), told


def _keys(id_: str, register: Register) -> Iterator[str]:
    for activity, promised in register.promised():
        if promised.id == id_:
            yield f"{activity.key if activity else 'library'}.promises.{id_}"
