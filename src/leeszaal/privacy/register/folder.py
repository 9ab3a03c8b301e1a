"""From the lawyer's folder to a register: which files there are, and what stands in each."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leeszaal.privacy.register import consistency
from leeszaal.privacy.register.activities import read_activity, read_data
from leeszaal.privacy.register.activity import Activity
from leeszaal.privacy.register.database_roles import read_roles
from leeszaal.privacy.register.legal_grounds import read_legal_grounds
from leeszaal.privacy.register.library import Library, read_library
from leeszaal.privacy.register.not_personal import read_not_personal
from leeszaal.privacy.register.overlay import NO_OVERLAY, lay_over, overlay_folder
from leeszaal.privacy.register.partners import Partner, read_partner
from leeszaal.privacy.register.problems import Problem, RegisterError
from leeszaal.privacy.register.promises import read_promise_list
from leeszaal.privacy.register.register import Register
from leeszaal.privacy.register.strict import Table
from leeszaal.privacy.register.vocabulary import read_vocabulary
from leeszaal.privacy.register.words import Words

FOLDER = Path(__file__).resolve().parents[4] / "register"
"""The folder ``register/`` beside the program."""

NAMES, NOT_PERSONAL, PARTNERS, LIBRARY, VOCABULARY = "names", "not_personal", "partners", "library", "vocabulary"
ROLES = "roles"
LEGAL_GROUNDS = "legal_grounds"
_SHEETS = frozenset({NAMES, NOT_PERSONAL, PARTNERS, LIBRARY, VOCABULARY, ROLES, LEGAL_GROUNDS})
_OF_THE_BASE = frozenset({NOT_PERSONAL, ROLES, LEGAL_GROUNDS})


def load(folder: Path = FOLDER, overlay: str = "") -> Register:
    """Read the base with a library's overlay on it: a folder's name beside the base, or the path of one elsewhere.

    Raises:
        RegisterError: with every problem found.
    """
    return _Reading(folder, overlay).register()


class _Reading:
    """One reading of the folder, gathering problems on the way."""

    def __init__(self, folder: Path, overlay: str) -> None:
        self.folder, self.overlay = folder, overlay
        self.over_folder = overlay_folder(folder, overlay)
        self.problems: list[Problem] = []
        self.base = {path.stem: self._toml(path) for path in sorted((folder / "base").glob("*.toml"))}
        self.over = self._overlay_files()

    def register(self) -> Register:
        promises = read_promise_list(Table(self._toml(self.folder / "promises.toml"), "promises.toml", self.problems))
        register = Register(
            overlay=self.overlay,
            library=self._library(),
            activities={key: self._activity(key) for key in self.base if key not in _SHEETS},
            names=self._names(),
            vocabulary=read_vocabulary(self._sheet(VOCABULARY)),
            not_personal=read_not_personal(self._sheet(NOT_PERSONAL)),
            partners=self._partners(),
            promises=promises,
            roles=read_roles(self._sheet(ROLES)),
            legal_grounds=read_legal_grounds(self._sheet(LEGAL_GROUNDS)),
        )
        if not self.problems:
            self.problems.extend(consistency.problems(register))
        if self.problems:
            raise RegisterError(self.problems)
        return register

    def _overlay_files(self) -> dict[str, dict[str, Any]]:
        if not self.overlay:
            return {}
        files = {path.stem: self._toml(path) for path in sorted(self.over_folder.glob("*.toml"))}
        if not files or self.overlay == "base":
            self.problems.append(Problem(self.overlay, *NO_OVERLAY))
        for name in files.keys() - self.base.keys() - _SHEETS:
            remedy = "name it after the activity that it changes; an activity of its own needs a file in base/"
            self.problems.append(
                Problem(self._over_file(name), "has no file of that name in base/ to lie over", remedy)
            )
        for name in files.keys() & _OF_THE_BASE:
            remedy = (
                "leave the file out; which data are personal and what the database lets through is the same everywhere"
            )
            self.problems.append(Problem(self._over_file(name), "cannot be changed by an overlay", remedy))
        return files

    def _over_file(self, name: str) -> str:
        return f"{self.over_folder.name}/{name}.toml"

    def _toml(self, path: Path) -> dict[str, Any]:
        name = f"{path.parent.name}/{path.name}" if path.parent != self.folder else path.name
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self.problems.append(Problem(name, f"cannot be read: {error}", "mend the line that is named"))
            return {}

    def _activity(self, key: str) -> Activity:
        raw, origins = lay_over(self.base[key], self.over.get(key, {}), self._over_file(key), self.problems)
        return read_activity(key, Table(raw, f"base/{key}.toml", self.problems, origins=origins), origins)

    def _library(self) -> Library:
        base, over = self.base.get(LIBRARY, {}), self.over.get(LIBRARY, {})
        promises: Mapping[str, Any] = {**base.get("promises", {}), **over.get("promises", {})}
        origins = dict.fromkeys(over.keys() - {"promises"}, self._over_file(LIBRARY))
        origins |= {f"promises.{name}": self._over_file(LIBRARY) for name in over.get("promises", {})}
        raw = {**base, **over, "promises": promises}
        return read_library(Table(raw, f"base/{LIBRARY}.toml", self.problems, origins=origins), origins)

    def _names(self) -> dict[str, Words]:
        return {column: use.why for use in read_data(self._sheet(NAMES)) for column in use.columns}

    def _partners(self) -> dict[str, Partner]:
        table = self._sheet(PARTNERS)
        return {key: read_partner(key, table.table(key)) for key in table.names()}

    def _sheet(self, name: str) -> Table:
        base, over = self.base.get(name, {}), self.over.get(name, {})
        origins = dict.fromkeys(over, self._over_file(name))
        return Table({**base, **over}, f"base/{name}.toml", self.problems, origins=origins)
