"""Which rows a role sees: a person's own role sees rows of that person, other roles see all rows.

The paths from a row to its person are those that apps claim (`Trail`), so a new table has its policy from the start.
What another person shares is opened table by table (`Sharing`): a table that is not named stays closed.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignObjectRel, Model

from leeszaal.privacy.access.naming import quoted, table_name
from leeszaal.privacy.claims import Claims, Sharing
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.register import Register
from leeszaal.privacy.silence import may_be_told_sql

_OWN = "(SELECT leeszaal_person())"

FORGET_SHARED = """DO $$ DECLARE old record; BEGIN
    FOR old IN SELECT policyname, tablename FROM pg_policies
        WHERE schemaname = current_schema() AND starts_with(policyname, 'leeszaal_shared_')
    LOOP EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename); END LOOP; END $$"""
"""Takes away what was shared by former declarations."""


def shared_function(sharing: Sharing, register: Register, schema: str) -> str:
    """Give the function that tells whose rows the person sees by one way of sharing.

    It reads as the owner: the one who asks sees neither who shares with others, nor whose data are restricted.
    """
    return f"""
CREATE OR REPLACE FUNCTION {_function(sharing)} RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
    SELECT array({sharing.select(register)})
$$
"""


def own_rows(claims: Claims) -> dict[str, str]:
    """Give for each table with rows of patrons the condition under which a row is the person's own."""
    return _rows(claims, _OWN)


def shared_rows(claims: Claims, sharing: Sharing) -> dict[str, str]:
    """Give for each table that is opened by a way of sharing the condition under which a row is shared."""
    rows = _rows(claims, f"ANY ((SELECT {_function(sharing)})::bigint[])")
    return {
        table_name(label): f"({rows[table_name(label)]})" + (f" AND ({condition})" if condition else "")
        for label, condition in sharing.opens.items()
    }


def _rows(claims: Claims, ids: str) -> dict[str, str]:
    people = {each.word: each.of for each in claims.people if each.of is not None}
    conditions: dict[str, list[str]] = defaultdict(list)
    for trail in claims.trails:
        model, person = model_of(trail.table), people.get(trail.people)
        if model is None or person is None or person is not _person(claims):
            continue
        if trail.path or model is person:
            conditions[model._meta.db_table].append(
                _condition(model, trail.path.split("__") if trail.path else [], ids)
            )
    whole = {table: " OR ".join(dict.fromkeys(found)) for table, found in sorted(conditions.items())}
    told = {table_name(each.table): may_be_told_sql(each.table, claims) for each in claims.silences}
    return {table: f"({rows}) AND {told[table]}" if told.get(table) else rows for table, rows in whole.items()}


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


def shared_policies(claims: Claims, sharing: Sharing, role: str) -> Iterator[str]:
    """Give the statements that let a role see, to read only, what is shared in one way."""
    name = quoted(f"leeszaal_shared_{sharing.word}")
    for table, condition in shared_rows(claims, sharing).items():
        yield f"CREATE POLICY {name} ON {quoted(table)} FOR SELECT TO {quoted(role)} USING ({condition})"


def _function(sharing: Sharing) -> str:
    return f"leeszaal_shared_{sharing.word}()"


def _person(claims: Claims) -> type[Model] | None:
    return next((each.of for each in claims.people if each.word == "patron"), None)


def _condition(model: type[Model], path: list[str], ids: str) -> str:
    """Follow a path of fields from a row to its person."""
    if not path:
        return f"{_key(model)} = {ids}"
    field: Any = model._meta.get_field(path[0])
    if isinstance(field, ForeignObjectRel):
        return _among(_key(model), field.related_model, quoted(str(field.field.column)), path[1:], ids)
    if len(path) == 1:
        return f"{quoted(field.column)} = {ids}"
    return _among(quoted(field.column), field.related_model, _key(field.related_model), path[1:], ids)


def _among(column: str, further: type[Model], named: str, path: list[str], ids: str) -> str:
    return f"{column} IN (SELECT {named} FROM {quoted(further._meta.db_table)} WHERE {_condition(further, path, ids)})"  # noqa: S608


def _key(model: type[Model]) -> str:
    return quoted(str(model._meta.pk.column))


def _listed(roles: list[str]) -> str:
    return ", ".join(map(quoted, roles))
