"""What each role of the database may do, table by table, as the register declares it."""

from collections import Counter
from collections.abc import Iterable

from leeszaal.privacy.access import declared_rights
from leeszaal.privacy.access.rights import JOBS, Rights
from leeszaal.privacy.access.views import activity_roles, view_name
from leeszaal.privacy.claims import Claims
from leeszaal.privacy.documents.blocks import Block, Grid, Heading, Text
from leeszaal.privacy.inventory import in_models
from leeszaal.privacy.register import Register
from leeszaal.privacy.register.columns import table_of

COMMAND = "leeszaal register access --markdown > docs/roles.md"


def role_table(register: Register, claims: Claims) -> tuple[Block, ...]:
    """Put the document together, from the register and the models; the database is not asked."""
    columns = in_models()
    rights = declared_rights(register, columns)
    return (
        Heading(1, "Roles of the database"),
        Text(f"Made by: {COMMAND}. A test compares it, so do not change it by hand."),
        Text(
            "A number is how many columns of a table a role reads, of how many there are; w: it adds, changes and"
            " removes rows; l: it only holds rows while it decides; a: it only adds jobs. An empty cell is a table that"
            " it cannot name."
        ),
        Heading(2, "Roles"),
        Grid(("role", "what it is for", "rows"), tuple(_role(name, register) for name in register.roles)),
        Heading(2, "Table by table"),
        Grid(("table", *rights), tuple(_rows(rights, columns))),
        Heading(2, "Views of activities"),
        Grid(("role", "view", "columns"), tuple(_view(key, register) for key in activity_roles(register, claims))),
    )


def _role(name: str, register: Register) -> tuple[str, ...]:
    role = register.roles[name]
    rows = "of one person" if role.own_rows else "shared with one person" if role.shared_rows else "all"
    return name, role.title.en, rows


def _rows(rights: dict[str, Rights], columns: Iterable[str]) -> Iterable[tuple[str, ...]]:
    there = Counter(map(table_of, columns))
    read = {role: Counter(map(table_of, its.reads)) for role, its in rights.items()}
    for table in sorted(there):
        yield table, *(_cell(table, there[table], read[role][table], its) for role, its in rights.items())


def _cell(table: str, there: int, read: int, its: Rights) -> str:
    shown = f"{read}/{there}" if read else ""
    adds = table == JOBS and its.adds_jobs
    more = "w" if table in its.writes else "l" if table in its.locks else "a" if adds else ""
    return f"{shown} {more}".strip()


def _view(key: str, register: Register) -> tuple[str, ...]:
    return key, view_name(key), ", ".join(sorted(register.activities[key].columns))
