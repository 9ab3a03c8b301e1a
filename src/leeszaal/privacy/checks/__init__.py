"""The closed world: what the register says and what the program does and holds are compared, both ways.

A column without an activity, a word that no code claims, a column that is never erased, a partner without an agreement
or a promise without a test: with any of these the library does not open.
"""

from collections.abc import Iterator

from django.utils import timezone

from leeszaal.privacy.checks.columns import column_problems
from leeszaal.privacy.checks.erasure import erasure_problems
from leeszaal.privacy.checks.live_proofs import live_proof_problems
from leeszaal.privacy.checks.partners import partner_problems
from leeszaal.privacy.checks.promises import promise_problems
from leeszaal.privacy.checks.roles import role_problems
from leeszaal.privacy.checks.vocabulary import word_problems
from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.inventory import in_database, in_models
from leeszaal.privacy.quotes import TESTS, quoted
from leeszaal.privacy.register import Problem, Register, RegisterError

__all__ = ["all_problems", "problems_with_words", "refuse_unless_closed"]


def refuse_unless_closed() -> None:
    """Raise unless register, program and database agree.

    Raises:
        RegisterError: naming each difference and where it is.
    """
    if problems := all_problems():
        raise RegisterError(problems)


def all_problems() -> list[Problem]:
    """Give every difference between the register, the program and the database, in order of place."""
    try:
        declared = register()
    except RegisterError as error:
        return list(error.problems)
    found = [*problems_with_words(declared, claimed()), *column_problems(declared, in_database(), in_models())]
    return sorted(set(found))


def problems_with_words(declared: Register, claims: Claims) -> Iterator[Problem]:
    """Give the differences that can be found without a database."""
    yield from word_problems(declared, claims)
    yield from partner_problems(declared, timezone.localdate())
    yield from role_problems(declared)
    yield from live_proof_problems(declared, claims)
    yield from erasure_problems(declared, claims, in_models(), timezone.localdate())
    if TESTS.is_dir():
        yield from promise_problems(declared, quoted())
