"""`leeszaal register access`: what each role of the database may read, as the database itself says."""

import json

import click

from leeszaal.privacy.access import seen
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.documents.as_markdown import as_markdown
from leeszaal.privacy.documents.role_table import role_table
from leeszaal.site.cli.ground import on_database


@click.command("access")
@click.option("--json", "as_json", is_flag=True, help="Print every column of every table by role as JSON.")
@click.option("--markdown", is_flag=True, help="Print what the register declares, role by table.")
@on_database
def access(as_json: bool, markdown: bool) -> None:
    """Show which tables and columns each role of the database may read.

    The exit code is 1 when that is not exactly what the register declares.
    """
    if markdown:
        click.echo(as_markdown(role_table(register(), claimed())), nl=False)
        return
    roles = {role: seen.readable(role) for role in seen.role_names()}
    if as_json:
        click.echo(json.dumps({"roles": roles}, ensure_ascii=False))
    else:
        _show(roles)
    wrong = [role for role in roles if roles[role] != seen.declared(role)]
    if wrong:
        names = ", ".join(wrong)
        raise click.ClickException(f"The register declares something else for: {names}. Run: leeszaal migrate")


def _show(roles: dict[str, seen.Tables]) -> None:
    for role, tables in roles.items():
        click.echo(f"{role}: {len(tables)} tables, {sum(map(len, tables.values()))} columns")
        for table, columns in tables.items():
            click.echo(f"  {table}: {', '.join(columns)}")
