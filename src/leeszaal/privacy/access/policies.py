"""Which rows a role sees: a person's own role sees rows of that person, other roles see all rows.

The paths from a row to its person are those that apps claim (`Trail`), so a new table has its policy from the start.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignObjectRel, Model

from leeszaal.privacy.access.naming import quoted
from leeszaal.privacy.claims import Claims
from leeszaal.privacy.inventory import model_of

OWN = "leeszaal_own()"
_OWN_IDS = f"ANY ((SELECT {OWN})::bigint[])"


def own_function(claims: Claims, schema: str) -> str:
    """Give the function that tells whose rows the person may see: their own, and of those who share with them."""
    sharing = "".join(f" UNION {each.select}" for each in claims.sharing)
    return f"""
CREATE OR REPLACE FUNCTION {OWN} RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
    SELECT array(SELECT me FROM leeszaal_person() AS me WHERE me IS NOT NULL{sharing})
$$
"""  # noqa: S608  put together from what apps claim


def own_rows(claims: Claims) -> dict[str, str]:
    """Give for each table with rows of patrons the condition under which a row is the person's own."""
    people = {each.word: each.of for each in claims.people if each.of is not None}
    conditions: dict[str, list[str]] = defaultdict(list)
    for trail in claims.trails:
        model, person = model_of(trail.table), people.get(trail.people)
        if model is None or person is None or person is not _person(claims):
            continue
        if trail.path or model is person:
            conditions[model._meta.db_table].append(_condition(model, trail.path.split("__") if trail.path else []))
    return {table: " OR ".join(dict.fromkeys(found)) for table, found in sorted(conditions.items())}


def policies(table: str, own: str, own_roles: list[str], other_roles: list[str]) -> Iterator[str]:
    """Give the statements that let own roles see their own rows, and other roles all."""
    name = quoted(table)
    yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS leeszaal_own_rows ON {name}"
    yield f"DROP POLICY IF EXISTS leeszaal_all_rows ON {name}"
    if own_roles:
        yield f"CREATE POLICY leeszaal_own_rows ON {name} TO {_listed(own_roles)} USING ({own})"
    if other_roles:
        yield f"CREATE POLICY leeszaal_all_rows ON {name} TO {_listed(other_roles)} USING (true)"


def _person(claims: Claims) -> type[Model] | None:
    return next((each.of for each in claims.people if each.word == "patron"), None)


def _condition(model: type[Model], path: list[str]) -> str:
    """Follow a path of fields from a row to its person."""
    if not path:
        return f"{_key(model)} = {_OWN_IDS}"
    field: Any = model._meta.get_field(path[0])
    if isinstance(field, ForeignObjectRel):
        return _among(_key(model), field.related_model, quoted(str(field.field.column)), path[1:])
    if len(path) == 1:
        return f"{quoted(field.column)} = {_OWN_IDS}"
    return _among(quoted(field.column), field.related_model, _key(field.related_model), path[1:])


def _among(column: str, further: type[Model], named: str, path: list[str]) -> str:
    return f"{column} IN (SELECT {named} FROM {quoted(further._meta.db_table)} WHERE {_condition(further, path)})"  # noqa: S608


def _key(model: type[Model]) -> str:
    return quoted(str(model._meta.pk.column))


def _listed(roles: list[str]) -> str:
    return ", ".join(map(quoted, roles))
