"""The terms of each loan of the demo, from its own lending rules by the same decision that the desk uses."""

from collections.abc import Iterable
from datetime import date, timedelta

from leeszaal.circulation.models import LendingRule
from leeszaal.circulation.rules.terms import TERM_NAMES, Rule, Situation, Terms, resolve_terms
from leeszaal.site.demo.lending.days import Days


class HouseTerms:
    """Gives terms and due days; terms that were asked before are remembered."""

    def __init__(self, rules: Iterable[LendingRule], days: Days) -> None:
        self._rules = [_rule(one) for one in rules]
        self._days = days
        self._known: dict[tuple[int, int, str], Terms] = {}

    def terms(self, branch: int, category: int, material: str) -> Terms:
        """Give the terms that hold at a branch for a patron category and a material type."""
        key = (branch, category, material)
        if key not in self._known:
            self._known[key] = resolve_terms(self._rules, Situation(*key))
        return self._known[key]

    def due_on(self, branch: int, terms: Terms, day: date) -> date:
        """Give the due day of what is lent or renewed on this day, as `decide_due_on` does for these terms."""
        return self._days.open_on_or_after(branch, day + timedelta(days=terms.loan_days))


def _rule(row: LendingRule) -> Rule:
    states = {name: getattr(row, name) for name in TERM_NAMES if getattr(row, name) is not None}
    return Rule(row.pk, row.branch_id, row.category_id, row.material_type or None, states)
