"""Whether erasing is up to date: when the last round was, and whether anything is overdue at this moment.

A round is made every night, so the last proof is never older than a day and two hours. What waits for two people is
told apart: it is not forgotten, but it is not done either. A library that has just opened has no proof yet, and is only
late when something should have gone.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from leeszaal.privacy.models import Proof
from leeszaal.privacy.proofs.chain import last_night
from leeszaal.privacy.register import Register
from leeszaal.privacy.retention import agreeing
from leeszaal.privacy.retention.night import Night
from leeszaal.privacy.retention.terms import Rule

LATE = timedelta(hours=26)


@dataclass(frozen=True, slots=True)
class Overdue:
    """Rows of one rule that should have gone in the last round, and whether they wait for people to agree."""

    rule: Rule
    rows: int
    waits: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where erasing stands."""

    last: Proof | None
    is_late: bool
    faults: tuple[str, ...]
    overdue: tuple[Overdue, ...]

    @property
    def is_right(self) -> bool:
        """Tell whether the round was made and nothing that should be gone is there."""
        return not self.is_late and not self.faults and all(found.waits for found in self.overdue)

    def told(self) -> dict[str, Any]:
        """Give it for a program to read."""
        last = {"number": self.last.number, "made_at": self.last.made_at.isoformat()} if self.last else None
        overdue = [
            {
                "activity": found.rule.activity.key,
                "then": found.rule.term.then,
                "rows": found.rows,
                "waits_for_agreement": found.waits,
            }
            for found in self.overdue
        ]
        return {
            "right": self.is_right,
            "late": self.is_late,
            "last_proof": last,
            "faults": list(self.faults),
            "overdue": overdue,
        }


def standing(register: Register, now: datetime, today: date) -> Standing:
    """Look when the last round was and ask again, for the day of that round, whether anything is overdue."""
    last = last_night()
    overdue = _overdue(register, now, _day_of(last, today))
    is_late = last.made_at < now - LATE if last else bool(overdue)
    faults = tuple(f"{rule['activity']}: {rule['fault']}" for rule in _rules(last) if rule["fault"])
    return Standing(last, is_late, faults, overdue)


def _overdue(register: Register, now: datetime, on: date) -> tuple[Overdue, ...]:
    night = Night.of(register, on)
    counts = ((rule, night.count_due(rule)) for rule in night.rules)
    return tuple(Overdue(rule, rows, agreeing.must_wait(rule, rows, now)) for rule, rows in counts if rows)


def _rules(last: Proof | None) -> list[dict[str, Any]]:
    return list(last.body["rules"]) if last else []


def _day_of(last: Proof | None, today: date) -> date:
    return min(today, date.fromisoformat(last.body["today"])) if last else today
