"""Rows about a person that end only with a row of nobody in particular: who was touched by a breach, with that breach.

An erasure cannot end these for one person alone, so its plan says that they stay, by which duty and until when.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.erasure.means import Means
from leeszaal.privacy.erasure.rows import rows_of
from leeszaal.privacy.retention.links import cleared_tables, lookups


def hanging_rows(means: Means, person_id: int, claims: Claims) -> Iterator[tuple[QuerySet[Any], QuerySet[Any]]]:
    """Give, for each table that goes along with an ending, the person's rows in it and the rows on which they hang."""
    ended = means.ending.of
    tables = {trail.table for trail in claims.trails}
    for model in cleared_tables(means.ending):
        if model is ended or model._meta.label not in tables or _has_an_ending(model, claims):
            continue
        paths = lookups(model, ended)
        others = ended._default_manager.exclude(pk__in=rows_of(ended, person_id, claims).values("pk"))
        hangs = Q(*((f"{path}__in", others.values("pk")) for path in paths), _connector=Q.OR)
        if paths and (rows := rows_of(model, person_id, claims).filter(hangs)).exists():
            on = Q(*(("pk__in", rows.values(path)) for path in paths), _connector=Q.OR)
            yield rows, others.filter(on)


def _has_an_ending(model: type[Model], claims: Claims) -> bool:
    return any(ending.of is model for ending in claims.then)
