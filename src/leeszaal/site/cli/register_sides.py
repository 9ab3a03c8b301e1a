"""Which register is meant on the command line: a library's overlay, the base, a folder elsewhere, on a day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from leeszaal.privacy.register import FOLDER, Register, RegisterError, load

language_option = click.option(
    "--lang",
    "language",
    default="nl",
    show_default=True,
    type=click.Choice(["nl", "en"]),
    help="Language of the words.",
)
library_option = click.option(
    "--library", default=None, help="A library's overlay, by name or path; the one that runs unless given."
)


@dataclass(frozen=True, slots=True)
class Side:
    """A register and the day whose terms are meant."""

    register: Register
    day: date


def side(text: str) -> Side:
    """Read ``almere``, ``base``, a path, a day (``2026-01-31``), or one of these with a day: ``almere@2026-01-31``."""
    name, _, after = text.rpartition("@") if "@" in text else (text, "", "")
    day = _day(after) if after else timezone.localdate()
    if is_day := _is_day(name):
        day = date.fromisoformat(name)
    return Side(load_or_fail(settings.REGISTER_OVERLAY if is_day else name), day)


def load_or_fail(name: str | None) -> Register:
    """Give the register of a library (none: the one that runs; ``base`` or empty: no overlay), or end the command."""
    wanted = settings.REGISTER_OVERLAY if name is None else name
    try:
        if "/" in wanted and (Path(wanted).expanduser() / "base").is_dir():
            return load(Path(wanted).expanduser())
        return load(FOLDER, "" if wanted == "base" else wanted)
    except RegisterError as error:
        raise click.ClickException(str(error)) from error


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day(text: str) -> date:
    if not _is_day(text):
        raise click.BadParameter(f"{text} is not a day; write it like 2026-01-31")
    return date.fromisoformat(text)
