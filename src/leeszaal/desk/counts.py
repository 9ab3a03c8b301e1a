"""How much waits at a branch: the figures on the front page of the desk."""

from dataclasses import dataclass
from datetime import date

from leeszaal.circulation import queries
from leeszaal.patrons.queries import pending_patrons, questions_for_desk


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits for the people at a desk."""

    ready: int
    to_take_off: int
    to_fetch: int
    arriving: int
    overdue: int
    conflicts: int
    pending: int
    questions: int


def counts_of(branch_id: int, today: date) -> Counts:
    """Count what waits at a branch (nine statements, each on an index)."""
    return Counts(
        ready=queries.hold_shelf(branch_id).count(),
        to_take_off=queries.to_take_off_shelf(branch_id).count(),
        to_fetch=len(queries.pick_list(branch_id, today)),
        arriving=queries.transits_to(branch_id).count(),
        overdue=queries.overdue_loans(today, branch_id).count(),
        conflicts=queries.offline_conflicts(branch_id).count(),
        pending=pending_patrons().count(),
        questions=questions_for_desk().count(),
    )
