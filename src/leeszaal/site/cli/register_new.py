"""`leeszaal register new`: make a library's own overlay, ready to be changed by a lawyer."""

import os
import re
import shlex
from pathlib import Path

import click

from leeszaal.privacy.documents.new_overlay import Details, overlay_files
from leeszaal.privacy.register import FOLDER, RegisterError, load
from leeszaal.privacy.register.overlay import overlay_folder

_NAME = re.compile(r"[a-z][a-z0-9-]*")


@click.command("new")
@click.argument("folder")
@click.option("--name", prompt="Name of the library", help="What people call the library.")
@click.option("--legal-name", prompt="Legal name", help="Who answers for the data: the foundation or municipality.")
@click.option("--address", prompt="Address", help="Street, postcode and town.")
@click.option("--email", prompt="E-mail", help="Where the library is reached.")
@click.option("--privacy-email", default="", help="Where questions about privacy go; the e-mail unless given.")
@click.option("--phone", default="", help="Telephone number; may be absent.")
@click.option("--chamber-of-commerce", default="", help="Number at the Chamber of Commerce; may be absent.")
def new(folder: str, **given: str) -> None:
    """Make an overlay for a library in FOLDER, and check that it can be read.

    FOLDER is a name (`utrecht`: then it stands beside the base) or a path (`/etc/leeszaal/utrecht`). What is not given
    as an option is asked for. The program runs by it with LEESZAAL_REGISTER=FOLDER.
    """
    place = _place(folder)
    files = overlay_files(_details(given), folder, FOLDER / "base")
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (place / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{place} cannot be written: {error.strerror}. Name another folder.") from error
    try:
        load(FOLDER, folder)
    except RegisterError as error:
        raise click.ClickException(f"What was written in {place} cannot be read.\n{error}") from error
    click.echo(f"Written in {place}: {', '.join(files)}")
    click.echo("The agreements in base/partners.toml are invented. Write your own in partners.toml before you open.")
    click.echo(f"Check it:  LEESZAAL_REGISTER={shlex.quote(folder)} leeszaal register check")


def _place(folder: str) -> Path:
    if os.sep not in folder and (folder == "base" or not _NAME.fullmatch(folder)):
        hint = "write a name in small letters, like utrecht, or a path with a slash, like ./utrecht"
        raise click.BadParameter(f"{folder} cannot be the name of an overlay; {hint}", param_hint="FOLDER")
    place = overlay_folder(FOLDER, folder)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise click.BadParameter(f"{place} is there already; nothing was changed", param_hint="FOLDER")
    return place


def _details(given: dict[str, str]) -> Details:
    cleaned = {key: value.strip() for key, value in given.items()}
    for key in ("name", "legal_name", "address", "email"):
        if not cleaned[key]:
            raise click.BadParameter("must not be empty", param_hint=f"--{key.replace('_', '-')}")
    if not all(text.isprintable() for text in cleaned.values()):
        raise click.BadParameter("write each on one line")
    return Details(**cleaned | {"privacy_email": cleaned["privacy_email"] or cleaned["email"]})
