"""Which rows of a table are a person's: by the trails that apps claim."""

from typing import Any

from django.db.models import Model, Q, QuerySet

from leeszaal.privacy.claims import Claims, Trail
from leeszaal.privacy.restriction.keeping import PATRONS
from leeszaal.privacy.silence import may_be_told


def rows_of(model: type[Model], person_id: int, claims: Claims) -> QuerySet[Any]:
    """Give the rows of a model that lead to a patron (none when no trail of the model can be followed)."""
    return model._default_manager.filter(is_of(model, person_id, claims))


def is_of(model: type[Model], person_id: int, claims: Claims) -> Q:
    """Give the condition that a row of a model leads to a patron, and that the law lets us tell of it."""
    whose = Q(pk__in=[])
    for trail in claims.trails:
        if trail.table == model._meta.label and trail.people in PATRONS:
            whose |= _by(trail, person_id, claims)
    return whose & may_be_told(model._meta.label, claims)


def _by(trail: Trail, person_id: int, claims: Claims) -> Q:
    further = trail.also(person_id) if trail.also else Q(pk__in=[])
    if trail.path:
        return Q(**{trail.path: person_id}) | further
    own = any(people.of is not None and people.of._meta.label == trail.table for people in claims.people)
    return Q(pk=person_id) if own else further
