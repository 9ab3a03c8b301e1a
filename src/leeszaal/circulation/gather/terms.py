"""The terms for one situation, and where each comes from, read from the rules in force."""

from leeszaal.circulation.gather.house import read_rule
from leeszaal.circulation.models import LendingRule
from leeszaal.circulation.rules.terms import Explained, Rule, Situation, Terms, explain_terms, resolve_terms


def all_rules() -> list[Rule]:
    """Read every lending rule (one statement)."""
    return [read_rule(row) for row in LendingRule.objects.values()]


def terms_for(branch_id: int, category_id: int, material_type: str) -> Terms:
    """Give the terms that hold at a branch for a patron category and a material type (one statement)."""
    return resolve_terms(all_rules(), Situation(branch_id, category_id, material_type))


def explain(branch_id: int, category_id: int, material_type: str) -> tuple[Explained, ...]:
    """Give for each term the rule that decided it and the rules that lost (one statement)."""
    return explain_terms(all_rules(), Situation(branch_id, category_id, material_type))
