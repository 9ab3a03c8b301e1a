"""`leeszaal database url`: where the database is, for a program that wants to look into it."""

from urllib.parse import quote, urlencode

import click
from django.db import connection

from leeszaal.privacy.access.naming import role_name
from leeszaal.privacy.access.passwords import password_of
from leeszaal.privacy.access.seen import role_names
from leeszaal.site.cli.ground import on_database


@click.group("database")
def command() -> None:
    """The database of the library."""


@command.command("url")
@click.option("--role", help="A role of the register, such as public or desk; without it the owner of the tables.")
@on_database
def url(role: str | None) -> None:
    """Print a connection address, as psql and other programs read it.

    The embedded server answers while the library is open, and for as long as this command runs.
    """
    names = role_names()
    if role is not None and role not in names:
        raise click.BadParameter(f"'{role}' is not a role. Roles: {', '.join(names)}.", param_hint="--role")
    click.echo(_address(role))


def _address(role: str | None) -> str:
    settings = connection.settings_dict
    user = role_name(settings["NAME"], role) if role else settings["USER"]
    password = password_of(user, settings) if role else settings["PASSWORD"]
    who = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
    host, query = settings["HOST"], {}
    if host.startswith("/"):
        host, query = "", {"host": host}
    place = f"{host}:{settings['PORT']}" if settings["PORT"] else host
    return f"postgresql://{who}@{place}/{quote(settings['NAME'], safe='')}" + (f"?{urlencode(query)}" if query else "")
