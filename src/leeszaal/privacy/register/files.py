"""The files of the lawyer's folder as TOML; one that cannot be read is named once and not gone into."""

import tomllib
from pathlib import Path
from typing import Any

from leeszaal.privacy.register.problems import Problem

NOT_THERE = ("is not there", "put the file back; it comes with the program")


class Files:
    """Reads files of one register; ``unreadable`` are those that could not be read, ``problems`` says why."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self._folder, self._problems = folder, problems
        self.unreadable: set[str] = set()

    def read(self, path: Path) -> dict[str, Any]:
        """Give what stands in a file; nothing after a complaint."""
        name = self.name_of(path)
        try:
            return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin a file with a mark
        except FileNotFoundError:
            self._cannot(name, *NOT_THERE)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self._cannot(name, f"cannot be read: line {line} is not in UTF-8", "save the file as UTF-8")
        except tomllib.TOMLDecodeError as error:
            self._cannot(name, f"cannot be read: {error}", "mend the line that is named")
        except OSError as error:
            self._cannot(name, f"cannot be read: {error.strerror}", "let the program read it")
        return {}

    def folder_of(self, folder: Path) -> dict[str, dict[str, Any]]:
        """Give every TOML file of a folder, by its name without the ending."""
        return {path.stem: self.read(path) for path in sorted(folder.glob("*.toml"))}

    def sink(self, name: str) -> list[Problem]:
        """Give where problems of a file go: nowhere once it could not be read, for then every key is missing."""
        return [] if name in self.unreadable else self._problems

    def name_of(self, path: Path) -> str:
        """Give how a file is called in a problem: ``base/lending.toml``."""
        return path.name if path.parent == self._folder else f"{path.parent.name}/{path.name}"

    def _cannot(self, name: str, what: str, remedy: str) -> None:
        self.unreadable.add(name)
        self._problems.append(Problem(name, what, remedy))
