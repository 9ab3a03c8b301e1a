"""The programs of PostgreSQL that read a database out and put it back, and how they reach it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class ProgramFailedError(Exception):
    """A program of PostgreSQL did not do its work; the message is its own last line."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the programs are (none: as the system finds them), and the database they work on."""

    binaries: Path | None
    settings: Mapping[str, Any]

    def command(self, program: str, *words: str) -> list[str]:
        """Give the words of a command."""
        return [str(self.binaries / program) if self.binaries else program, *words]

    def environment(self) -> dict[str, str]:
        """Give the environment that leads to the database; the password stands in no list of processes."""
        names = {"HOST": "PGHOST", "PORT": "PGPORT", "NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
        found = {variable: str(self.settings[name]) for name, variable in names.items() if self.settings.get(name)}
        options = self.settings.get("OPTIONS", {})
        secure = {f"PG{name.upper()}": str(value) for name, value in options.items() if name.startswith("ssl")}
        return kept | found | secure | {"LC_ALL": "C", "PGCLIENTENCODING": "UTF8"}
