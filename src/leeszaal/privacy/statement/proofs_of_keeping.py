"""Live proofs that nothing stays longer than was said, and that nothing is held that was not said."""

from collections.abc import Callable, Iterable
from datetime import date

from leeszaal.privacy.checks.columns import column_problems
from leeszaal.privacy.checks.erasure import erasure_problems
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.inventory import in_database, in_models
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.register import Register, Words
from leeszaal.privacy.retention import Night, Rule

_OVERDUE = Words(
    "{failed} van {checked} gegevens onder deze termijnen staan er langer dan mag",
    "{failed} of {checked} entries under these terms have stayed longer than they may",
)


def _overdue(night: Night, rules: Iterable[Rule]) -> Figures:
    """Count what stands under terms, and what the round of this night should have ended."""
    counted = [(rule.rows().count(), night.count_due(rule)) for rule in rules]
    return Figures(sum(checked for checked, _ in counted), sum(failed for _, failed in counted))


def _terms_of(promise: str) -> Callable[[Register, date], Figures]:
    """Look at the terms of the activities that take up a promise."""

    def look(register: Register, on: date) -> Figures:
        night = Night.of(register, on)
        keys = {activity.key for activity, promised in register.promised() if activity and promised.id == promise}
        return _overdue(night, (rule for rule in night.rules if rule.activity.key in keys))

    return look


def _all_terms(register: Register, on: date) -> Figures:
    night = Night.of(register, on)
    overdue = _overdue(night, night.rules)
    without_term = list(erasure_problems(register, claimed(), in_models(), on))
    return Figures(overdue.checked, overdue.failed + len(without_term))


def _columns(register: Register, on: date) -> Figures:
    stored = in_database()
    return Figures(len(stored), len(list(column_problems(register, stored, in_models()))))


PROOFS = (
    *(LiveProof(promise, _OVERDUE, _terms_of(promise)) for promise in ("RET-1", "MEM-1", "PAY-3", "PAY-4")),
    LiveProof("RET-2", _OVERDUE, _all_terms),
    LiveProof(
        "MEM-2",
        Words(
            "{checked} kolommen in de database vergeleken met het register, {failed} verschillen",
            "{checked} columns of the database compared with the register, {failed} differences",
        ),
        _columns,
    ),
)
