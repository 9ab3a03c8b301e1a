"""Live proofs about who can get at data: recipients in the register, and what the database lets each role read."""

from collections.abc import Callable
from datetime import date

from leeszaal.privacy.access import seen
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.register import Register, Words


def _recipients(register: Register, on: date) -> Figures:
    """Count who receives data for an activity, and those without a purpose or an agreement in force."""
    given = [to for activity in register.activities.values() for to in activity.recipients]
    partners = register.partners
    wrong = [to for to in given if not to.why.nl or (to.who in partners and not partners[to.who].in_force_on(on))]
    return Figures(len(given), len(wrong))


def _roles(register: Register, on: date) -> Figures:
    """Compare, for every role, what the database lets it read with what the register declares."""
    compared = [_compared(role) for role in seen.role_names()]
    return Figures(sum(figures.checked for figures in compared), sum(figures.failed for figures in compared))


def _view_of(activity: str) -> Callable[[Register, date], Figures]:
    """Compare what the role of one activity can read with what the register declares for it."""
    return lambda register, on: _compared(activity)


def _compared(role: str) -> Figures:
    declared, readable = (
        {(table, column) for table, columns in tables.items() for column in columns}
        for tables in (seen.declared(role), seen.readable(role))
    )
    return Figures(len(declared), len(declared ^ readable))


_FIELDS = Words(
    "{checked} gegevens kan deze taak lezen volgens de database, {failed} anders dan in het register",
    "{checked} fields can be read for this task according to the database, {failed} other than in the register",
)
PROOFS = (
    LiveProof(
        "SELL-1",
        Words(
            "{checked} ontvangers in het register, {failed} zonder doel of overeenkomst; een prijs past er niet in",
            "{checked} recipients in the register, {failed} without purpose or agreement; it has no place for a price",
        ),
        _recipients,
    ),
    LiveProof(
        "SEC-1",
        Words(
            "{checked} leesrechten in de database vergeleken met het register, {failed} verschillen",
            "{checked} rights to read in the database compared with the register, {failed} differences",
        ),
        _roles,
    ),
    *(
        LiveProof(promise, _FIELDS, _view_of(key))
        for promise, key in (("ILL-2", "ill"), ("KB-2", "kb"), ("CBS-1", "cbs"))
    ),
)
