"""Which lending rule applies, and why."""

from itertools import product

from hypothesis import given
from lending_strategies import rule_sets, situations

from leeszaal.circulation.rules.terms import (
    BUILT_IN,
    TERM_NAMES,
    Rule,
    Situation,
    applies,
    explain_terms,
    resolve_terms,
)

ADULT_DVD = Situation(branch_id=1, category_id=1, material_type="dvd")


def test_without_any_rule_the_built_in_terms_hold() -> None:
    assert resolve_terms([], ADULT_DVD) == BUILT_IN


def test_a_rule_that_names_more_wins_for_what_it_states_and_no_further() -> None:
    house = Rule(1, None, None, None, {"loan_days": 21, "max_loans": 20})
    dvd = Rule(2, None, None, "dvd", {"loan_days": 7})
    terms = resolve_terms([dvd, house], ADULT_DVD)
    assert (terms.loan_days, terms.max_loans) == (7, 20)


def test_naming_the_material_beats_the_category_and_that_beats_the_branch() -> None:
    material = Rule(1, None, None, "dvd", {"loan_days": 7})
    category = Rule(2, None, 1, None, {"loan_days": 14, "max_loans": 5})
    branch = Rule(3, 1, None, None, {"loan_days": 28, "max_loans": 9, "max_holds": 3})
    terms = resolve_terms([branch, category, material], ADULT_DVD)
    assert (terms.loan_days, terms.max_loans, terms.max_holds) == (7, 5, 3)


def test_two_named_dimensions_beat_the_material_alone() -> None:
    material = Rule(1, None, None, "dvd", {"loan_days": 7})
    both = Rule(2, 1, 1, None, {"loan_days": 10})
    assert resolve_terms([material, both], ADULT_DVD).loan_days == 10


def test_a_rule_for_elsewhere_says_nothing_here() -> None:
    elsewhere = Rule(1, 2, None, None, {"loan_days": 3})
    assert not applies(elsewhere, ADULT_DVD)
    assert resolve_terms([elsewhere], ADULT_DVD).loan_days == BUILT_IN.loan_days


def test_the_explanation_names_the_rule_that_won_and_those_that_lost() -> None:
    house = Rule(1, None, None, None, {"loan_days": 21})
    dvd = Rule(2, None, None, "dvd", {"loan_days": 7})
    loan_days = next(row for row in explain_terms([house, dvd], ADULT_DVD) if row.term == "loan_days")
    assert (loan_days.won.value, loan_days.won.rule_id) == (7, 2)
    assert [(lost.value, lost.rule_id) for lost in loan_days.lost] == [(21, 1), (BUILT_IN.loan_days, None)]


def _oracle(rules: list[Rule], situation: Situation, term: str) -> int:
    """Look places up one by one in the order in which the text of the house rules lists them."""
    by_place = {(rule.branch_id, rule.category_id, rule.material_type): rule for rule in rules}
    here = (situation.branch_id, situation.category_id, situation.material_type)
    order = [(1, 1, 1), (0, 1, 1), (1, 0, 1), (1, 1, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 0, 0)]
    assert len(set(order)) == len(list(product((0, 1), repeat=3)))
    for named in order:
        place = tuple(value if is_named else None for value, is_named in zip(here, named, strict=True))
        rule = by_place.get(place)  # type: ignore[call-overload]
        if rule and term in rule.states:
            return int(rule.states[term])
    return int(getattr(BUILT_IN, term))


@given(rule_sets(), situations)
def test_every_term_comes_from_the_most_specific_rule_that_states_it(rules: list[Rule], situation: Situation) -> None:
    terms = resolve_terms(rules, situation)
    assert {name: getattr(terms, name) for name in TERM_NAMES} == {
        name: _oracle(rules, situation, name) for name in TERM_NAMES
    }


@given(rule_sets(), situations)
def test_what_is_explained_is_what_is_applied(rules: list[Rule], situation: Situation) -> None:
    terms = resolve_terms(rules, situation)
    for row in explain_terms(rules, situation):
        assert row.won.value == getattr(terms, row.term)
        said = {stated.rule_id for stated in (row.won, *row.lost)}
        assert said == {rule.id for rule in rules if applies(rule, situation) and row.term in rule.states} | {None}
