"""How rows of one table hang on rows of another, for an ending of the one also clears the other."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import CASCADE, Model, Q

from leeszaal.privacy.claims import Claims, Ending
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.register.columns import table_of


def lookups(start: type[Model], goal: type[Model]) -> tuple[str, ...]:
    """Give the fields by which a row of one model leads to one of another, as names in a lookup.

    >>> lookups(Guardianship, Patron)
    ('guardian', 'child')
    """
    return tuple(_names(start, goal))


def cleared_tables(ending: Ending) -> Mapping[type[Model], frozenset[str]]:
    """Give the models of which an ending clears something, each with the columns named (none: all of them).

    When the row itself goes, so do the rows that cannot be without it.
    """
    tables: dict[type[Model], set[str]] = {}
    for name in ending.clears:
        whole = model_of(name)
        model = whole or model_of(table_of(name))
        if model is not None:
            tables.setdefault(model, set()).update(() if whole else (name,))
    if ending.of._meta.label in ending.clears:
        tables.update({model: set() for model in _hanging(ending.of) if model not in tables})
    return {model: frozenset(columns) for model, columns in tables.items()}


def at_the_end_of(path: str, condition: Q) -> Q:
    """Say of a row what a condition says of the row at the end of a path: ``patron``, ``Q(x=1)`` is ``Q(patron__x=1)``.

    Raises:
        TypeError: when the condition is not made of plain lookups.
    """
    if not path:
        return condition
    moved = Q(_connector=condition.connector, _negated=condition.negated)
    moved.children = [_moved(path, child) for child in condition.children]
    return moved


def trail_paths(claims: Claims, table: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Give the paths from a table to people of these kinds; the empty path is the person's own row."""
    own = {kind.of._meta.label for kind in claims.people if kind.word in people and kind.of is not None}
    found = [trail.path for trail in claims.trails if trail.table == table and trail.people in people]
    return tuple(dict.fromkeys(path for path in found if path or table in own))


def _moved(path: str, child: Any) -> Any:
    match child:
        case Q():
            return at_the_end_of(path, child)
        case (str() as lookup, value):
            return f"{path}__{lookup}", value
    raise TypeError(f"{child!r} cannot be asked of another row")


def _names(start: type[Model], goal: type[Model]) -> Iterator[str]:
    for field in start._meta.get_fields():
        if field.is_relation and field.related_model is goal and not getattr(field, "hidden", False):
            yield field.name


def _hanging(model: type[Model]) -> Iterator[type[Model]]:
    for relation in model._meta.get_fields(include_hidden=True):
        goes_along = getattr(relation, "on_delete", None) is CASCADE
        if goes_along and relation.auto_created and not relation.concrete and relation.related_model:
            yield relation.related_model
