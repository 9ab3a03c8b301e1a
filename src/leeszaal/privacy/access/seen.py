"""What each role can really read, as the database itself answers."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from leeszaal.privacy.access.naming import column_name, role_name
from leeszaal.privacy.access.rights import declared_rights
from leeszaal.privacy.access.views import activity_roles, view_name
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.inventory import in_database

Tables = dict[str, list[str]]
"""Columns by table, both as the database names them."""

_READABLE = """
    SELECT c.relname, a.attname
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace = current_schema()::regnamespace
      AND has_column_privilege(%s, c.oid, a.attnum, 'SELECT')
    ORDER BY 1, 2
"""


def role_names() -> list[str]:
    """Name the roles of the register: those of kinds of work, and those of activities with a view of their own."""
    return [*register().roles, *activity_roles(register(), claimed())]


def readable(role: str) -> Tables:
    """Ask the database which columns of which tables and views a role may read."""
    with connection.cursor() as cursor:
        cursor.execute(_READABLE, [role_name(connection.settings_dict["NAME"], role)])
        return _by_table(cursor.fetchall())


def declared(role: str) -> Tables:
    """Give the columns of tables and views that the register declares for a role."""
    if role in register().roles:
        return _by_table(column_name(name) for name in declared_rights(register(), in_database())[role].reads)
    names = [column_name(name) for name in register().activities[role].columns]
    further = [name for each in claimed().readings if each.activity == role for name in each.further]
    columns = [*(f"{table.partition('_')[2]}_{column}" for table, column in names), *further]
    return _by_table((view_name(role), column) for column in columns)


def _by_table(columns: Iterable[tuple[str, str]]) -> Tables:
    tables: Tables = defaultdict(list)
    for table, column in sorted(columns):
        tables[table].append(column)
    return dict(tables)
