"""Every promise with what keeps it: keys of the register, files of tests that quote it, and its live proof."""

from collections.abc import Iterator, Mapping

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.documents.blocks import Block, Grid, Heading, Text
from leeszaal.privacy.register import Register

COMMAND = "leeszaal register promises --markdown > docs/promises.md"
_HEADINGS = ("promise", "from", "keys of the register", "quoted in", "live proof")


def promise_table(register: Register, claims: Claims, quoted: Mapping[str, tuple[str, ...]]) -> tuple[Block, ...]:
    """Put the document together; ``quoted`` gives for each promise the tests, as ``path::name``."""
    rows = tuple(_row(id_, register, claims, quoted.get(id_, ())) for id_ in register.promises)
    kept = sum(1 for row in rows if row[2])
    return (
        Heading(1, "Promises"),
        Text(f"Made by: {COMMAND}. A test compares it, so do not change it by hand."),
        Text(f"{kept} of {len(rows)} promises are taken up by an activity, or by the library as a whole."),
        Grid(_HEADINGS, rows),
    )


def _row(id_: str, register: Register, claims: Claims, tests: tuple[str, ...]) -> tuple[str, ...]:
    files = dict.fromkeys(test.partition("::")[0].removeprefix("tests/") for test in tests)
    proofs = (proof.says.en for proof in claims.proofs if proof.promise == id_)
    return id_, register.promises[id_].stated_in, ", ".join(_keys(id_, register)), ", ".join(files), " ".join(proofs)


def _keys(id_: str, register: Register) -> Iterator[str]:
    for activity, promised in register.promised():
        if promised.id == id_:
            yield f"{activity.key if activity else 'library'}.promises.{id_}"
