"""Which lending rule applies, and why.

A library writes few rules and means many: a rule names a branch, a patron category and a material type, or leaves some
of them open, and states only the terms it cares about. Each term is taken from the most specific rule that states it.
A rule that names more is more specific; among rules that name equally many, naming the material wins over naming the
category, and that over naming the branch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything a decision about lending may depend on. Days are calendar days, money is in euro cents."""

    loan_days: int
    max_loans: int
    max_loans_of_material: int
    max_renewals: int
    lendable: bool
    holdable: bool
    max_holds: int
    hold_shelf_days: int
    hold_priority: int
    overdue_cents_per_day: int
    overdue_max_cents: int
    overdue_grace_days: int
    replacement_cents: int
    processing_cents: int
    blocked_at_cents: int
    blocked_at_overdue_days: int
    due_within_membership: bool


TERM_NAMES = tuple(field.name for field in fields(Terms))

BUILT_IN = Terms(
    loan_days=21,
    max_loans=20,
    max_loans_of_material=20,
    max_renewals=2,
    lendable=True,
    holdable=True,
    max_holds=10,
    hold_shelf_days=10,
    hold_priority=0,
    overdue_cents_per_day=0,
    overdue_max_cents=0,
    overdue_grace_days=0,
    replacement_cents=2500,
    processing_cents=0,
    blocked_at_cents=0,
    blocked_at_overdue_days=0,
    due_within_membership=False,
)
"""What holds where no rule says otherwise, so that a library without a single rule can lend."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One lending rule: where it applies (None leaves a dimension open) and the terms it states."""

    id: int
    branch_id: int | None
    category_id: int | None
    material_type: str | None
    states: Mapping[str, int]

    @property
    def rank(self) -> tuple[int, bool, bool, bool]:
        """How specific the rule is; the greater rank wins."""
        named = (self.material_type is not None, self.category_id is not None, self.branch_id is not None)
        return (sum(named), *named)


@dataclass(frozen=True, slots=True)
class Situation:
    """Where, to whom and what: the branch that lends, the patron's category, the item's material type."""

    branch_id: int
    category_id: int
    material_type: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A value for one term, and the rule that states it (None for what is built in)."""

    value: int
    rule_id: int | None


@dataclass(frozen=True, slots=True)
class Explained:
    """Where one term comes from: the value that holds, and the values that gave way, the nearest first."""

    term: str
    won: Stated
    lost: tuple[Stated, ...]


def applies(rule: Rule, situation: Situation) -> bool:
    """Tell whether a rule speaks about this situation."""
    return (
        rule.branch_id in (None, situation.branch_id)
        and rule.category_id in (None, situation.category_id)
        and rule.material_type in (None, situation.material_type)
    )


def resolve_terms(rules: Iterable[Rule], situation: Situation) -> Terms:
    """Give the terms for a situation, each from the most specific rule that states it."""
    states = {name: getattr(BUILT_IN, name) for name in TERM_NAMES}
    for rule in reversed(_most_specific_first(rules, situation)):
        states.update(rule.states)
    return Terms(**states)


def explain_terms(rules: Iterable[Rule], situation: Situation) -> tuple[Explained, ...]:
    """Give for each term the rule that decided it and the rules that lost."""
    ranked = _most_specific_first(rules, situation)
    return tuple(_explain(term, ranked) for term in TERM_NAMES)


def _explain(term: str, ranked: list[Rule]) -> Explained:
    stated = [Stated(rule.states[term], rule.id) for rule in ranked if term in rule.states]
    won, *lost = [*stated, Stated(getattr(BUILT_IN, term), None)]
    return Explained(term, won, tuple(lost))


def _most_specific_first(rules: Iterable[Rule], situation: Situation) -> list[Rule]:
    return sorted(
        (rule for rule in rules if applies(rule, situation)), key=lambda rule: (rule.rank, rule.id), reverse=True
    )
