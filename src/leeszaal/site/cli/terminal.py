"""`leeszaal terminal`: accounts of self-service machines."""

import json

import click

from leeszaal.branches.models import Branch
from leeszaal.login.models import Sight, Terminal
from leeszaal.login.terminals import add_terminal, renew_password, written_login
from leeszaal.site.cli.ground import on_database


@click.group("terminal")
def command() -> None:
    """Make and list accounts of self-service machines."""


@command.command("add")
@click.argument("login")
@click.option("--branch", required=True, metavar="CODE", help="The branch where it stands.")
@click.option("--name", default="", help="What people call it; else its log-in name.")
@click.option(
    "--see",
    multiple=True,
    type=click.Choice(Sight.values),
    help="What it may be told about a patron; once for each. Without it: name, loans, holds, charges, titles.",
)
@on_database
def add(login: str, branch: str, name: str, see: tuple[str, ...]) -> None:
    """Add a terminal and print its password, this once."""
    place = Branch.objects.filter(code=branch).first()
    if place is None:
        known = ", ".join(Branch.objects.values_list("code", flat=True))
        raise click.ClickException(f"There is no branch with code {branch}; there are: {known or 'none yet'}")
    try:
        _, password = add_terminal(login, name or login, place.pk, may_see=map(Sight, see) if see else None)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(password)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@on_database
def list_(as_json: bool) -> None:
    """Tell which terminals there are, and on which day each last logged in."""
    found = [_facts(terminal) for terminal in Terminal.objects.select_related("branch").order_by("branch", "login")]
    if as_json:
        click.echo(json.dumps({"terminals": found}, ensure_ascii=False, indent=2))
        return
    for facts in found:
        state = "open" if facts["is_active"] else "closed"
        seen = facts["last_seen_on"] or "never"
        click.echo(f"{facts['branch']}  {facts['login']}  {facts['name']}  {state}  last seen: {seen}")


@command.command("password")
@click.argument("login")
@on_database
def password(login: str) -> None:
    """Give a terminal a new password in place of the old one and print it, this once."""
    terminal = Terminal.objects.filter(login=written_login(login)).first()
    if terminal is None:
        raise click.ClickException(f"There is no terminal with log-in name {login}.")
    click.echo(renew_password(terminal))


def _facts(terminal: Terminal) -> dict[str, str | bool | list[str] | None]:
    """Give what is told of a terminal; its branch by code, its day as ISO 8601 writes it."""
    seen = terminal.last_seen_on
    return {
        "login": terminal.login,
        "name": terminal.name,
        "branch": terminal.branch.code,
        "may_see": terminal.may_see,
        "takes_payments": terminal.takes_payments,
        "blocks_cards": terminal.blocks_cards,
        "asks_password": terminal.asks_password,
        "language": terminal.language,
        "encoding": terminal.encoding,
        "is_active": terminal.is_active,
        "last_seen_on": seen.isoformat() if seen else None,
    }
