"""What a night did, rule by rule: numbers only, so that it can be kept and shown to everyone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from leeszaal.privacy.models import Proof
from leeszaal.privacy.retention.over import last_day_over
from leeszaal.privacy.retention.terms import Rule


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule came to: rows that were due, ended, still overdue afterwards, and kept, by what keeps them.

    ``waits`` tells that two people must agree first; ``fault`` is the kind of error that stopped the rule.
    """

    rule: Rule
    due: int
    ended: int = 0
    overdue: int = 0
    kept: Mapping[str, int] = field(default_factory=dict)
    waits: bool = False
    fault: str = ""
    query: str = ""

    @property
    def is_right(self) -> bool:
        """Tell whether nothing is left that should have gone; what waits for agreement is not forgotten either."""
        return not self.fault and not self.overdue

    def told(self, on: date) -> dict[str, Any]:
        """Give it as the proof tells it; ``cut_off`` is the last starting day for which the term is over."""
        term = self.rule.term
        return {
            "activity": self.rule.activity.key,
            "starts": term.starts,
            "term": str(term.lasts),
            "then": term.then,
            "table": self.rule.ending.of._meta.label,
            "cut_off": last_day_over(term.lasts, on).isoformat(),
            "due": self.due,
            "ended": self.ended,
            "kept": dict(self.kept),
            "waits_for_agreement": self.waits,
            "fault": self.fault,
            "check": {"sql": self.query, "overdue": self.overdue},
        }


@dataclass(frozen=True, slots=True)
class Round:
    """A whole night, or what one would do (``dry_run``); a real one has left a proof."""

    on: date
    dry_run: bool
    outcomes: tuple[Outcome, ...]
    faults: tuple[Exception, ...] = ()
    proof: Proof | None = None

    @property
    def is_right(self) -> bool:
        """Tell whether every rule was carried out and, for a real round, nothing was left."""
        return not self.faults and (self.dry_run or all(outcome.is_right for outcome in self.outcomes))

    @property
    def ended(self) -> int:
        """Count the rows that were ended."""
        return sum(outcome.ended for outcome in self.outcomes)

    def told(self) -> dict[str, Any]:
        """Give it for a program to read."""
        proof = {"number": self.proof.number, "hash": self.proof.hash} if self.proof else None
        rules = [outcome.told(self.on) for outcome in self.outcomes]
        return {"today": self.on.isoformat(), "dry_run": self.dry_run, "rules": rules, "proof": proof}
