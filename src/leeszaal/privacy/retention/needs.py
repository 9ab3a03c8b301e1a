"""What other activities still need: a term of one never clears a value that another still uses.

A value goes on the latest day that any activity needs it. An activity needs a column of a row when one of its own terms
clears that column there, none of those terms is over, and, for an activity on consent, that consent stands. An activity
without a term of its own for a column does not keep it: it goes along with the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.consents import people_who_consent, rests_on_consent
from leeszaal.privacy.register import Activity
from leeszaal.privacy.retention.links import at_the_end_of, cleared_tables, lookups, trail_paths
from leeszaal.privacy.retention.over import is_over
from leeszaal.privacy.retention.terms import Rule, clearing

_ALL, _NONE = Q(pk__isnull=False), Q(pk__in=[])
Condition = Q | Exists


@dataclass(frozen=True, slots=True)
class Need:
    """An activity that may still need what a rule would clear: of which rows of the rule's model that holds."""

    activity: Activity
    holds: Condition


def needs_of_others(rule: Rule, among: Sequence[Rule], claims: Claims, on: date) -> tuple[Need, ...]:
    """Give, for each other activity, the rows that it still needs on a day though this rule would end them."""
    return tuple(_needs(rule, among, claims, on))


def needed(model: type[Model], activity: Activity, terms: Sequence[Rule], claims: Claims, on: date) -> Need:
    """Give the rows of a model that an activity still needs on a day, going by some of its terms."""
    applies = over = _NONE
    for term in terms:
        if term.ending.of is model:
            applies |= term.ending.rows or _ALL
            over |= (term.ending.rows or _ALL) & is_over(term, on) & _unhindered(term)
        else:
            applies |= _linked(model, term, term.rows())
            over |= _linked(model, term, over_rows(term, on))
    return Need(activity, stands(model, activity, claims) & applies & ~over)


def over_rows(rule: Rule, on: date) -> QuerySet[Any]:
    """Give the rows whose term is over on a day and that nothing of the rule itself holds back."""
    over = rule.rows().filter(is_over(rule, on))
    for obstacle in rule.obstacles:
        over = over.exclude(obstacle)
    return over


def _needs(rule: Rule, among: Sequence[Rule], claims: Claims, on: date) -> Iterator[Need]:
    others = {term.activity.key: term.activity for term in among if term.activity.key != rule.activity.key}
    for model, named in cleared_tables(rule.ending).items():
        for activity in others.values():
            for terms in _groups(activity, model, named, among):
                if not any(_goes_before(term, rule) for term in terms):
                    yield _seen_from(rule, model, needed(model, activity, terms, claims, on))


def _groups(
    activity: Activity, model: type[Model], named: frozenset[str], among: Sequence[Rule]
) -> Iterator[tuple[Rule, ...]]:
    """Give the terms of an activity that clear the same columns of a model, each set of terms once."""
    own = [term for term in among if term.activity.key == activity.key]
    used = (column for column in activity.columns if column.rpartition(".")[0] == model._meta.label)
    sets = (tuple(clearing(own, column)) for column in sorted(used) if not named or column in named)
    seen: list[tuple[Rule, ...]] = []
    for terms in sets:
        if terms and terms not in seen:
            seen.append(terms)
            yield terms


def _goes_before(term: Rule, rule: Rule) -> bool:
    """Tell whether a term is over whenever the rule is: the same matter and length, held back by no more."""
    same = (term.ending, term.start, term.term.lasts) == (rule.ending, rule.start, rule.term.lasts)
    return same and set(term.term.unless) <= set(rule.term.unless)


def _seen_from(rule: Rule, model: type[Model], need: Need) -> Need:
    if model is rule.ending.of:
        return need
    rows = model._default_manager.filter(need.holds)
    holds = _NONE
    for path in lookups(model, rule.ending.of):
        holds |= Q(Exists(rows.filter(**{path: OuterRef("pk")})))
    return Need(need.activity, holds)


def _unhindered(term: Rule) -> Q:
    free = Q()
    for obstacle in term.obstacles:
        free &= ~Q(obstacle)
    return free


def _linked(model: type[Model], term: Rule, rows: QuerySet[Any]) -> Q:
    found = _NONE
    for path in lookups(model, term.ending.of):
        found |= Q(Exists(rows.filter(pk=OuterRef(path))))
    return found


def stands(model: type[Model], activity: Activity, claims: Claims) -> Q:
    """Ask for the rows of people whose consent stands, for an activity that takes consent; else for all."""
    if not rests_on_consent(activity):
        return Q()
    said_yes = Q(pk__in=people_who_consent(activity.key))
    paths = trail_paths(claims, model._meta.label, activity.people)
    return Q(*(at_the_end_of(path, said_yes) for path in paths), _connector=Q.OR)
