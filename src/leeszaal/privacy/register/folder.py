"""From the lawyer's folder to a register: which files there are, and what stands in each."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from leeszaal.privacy.register import consistency
from leeszaal.privacy.register.activities import read_activity, read_data
from leeszaal.privacy.register.activity import Activity
from leeszaal.privacy.register.database_roles import read_roles
from leeszaal.privacy.register.files import NOT_THERE, Files
from leeszaal.privacy.register.legal_grounds import read_legal_grounds
from leeszaal.privacy.register.library import Library, read_library
from leeszaal.privacy.register.not_personal import read_not_personal
from leeszaal.privacy.register.overlay import NO_OVERLAY, lay_over, overlay_folder, table_in
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
        self.files = Files(folder, self.problems)
        self.base = self._base_files()
        self.over = self._overlay_files()

    def register(self) -> Register:
        register = Register(
            overlay=self.overlay,
            library=self._library(),
            activities={key: self._activity(key) for key in self.base if self._is_activity(key)},
            names=self._names(),
            vocabulary=read_vocabulary(self._sheet(VOCABULARY, self._vocabulary())),
            not_personal=read_not_personal(self._sheet(NOT_PERSONAL)),
            partners=self._partners(),
            promises=read_promise_list(self._promises()),
            roles=read_roles(self._sheet(ROLES)),
            legal_grounds=read_legal_grounds(self._sheet(LEGAL_GROUNDS)),
        )
        self.problems.extend(self._contradictions(register))
        if self.problems:
            raise RegisterError(self.problems)
        return register

    def _contradictions(self, register: Register) -> list[Problem]:
        """Look between the files; while some cannot be read right, only at activities of which all is well."""
        wrong = {problem.file for problem in self.problems}
        if not wrong:
            return [*consistency.problems(register)]
        if wrong & {"promises.toml", *(file for name in (VOCABULARY, PARTNERS) for file in self._files_of(name))}:
            return []
        sound = {key: one for key, one in register.activities.items() if wrong.isdisjoint(self._files_of(key))}
        return [*consistency.of_activities(replace(register, activities=sound))]

    def _base_files(self) -> dict[str, dict[str, Any]]:
        found = self.files.folder_of(self.folder / "base")
        for name in _SHEETS - found.keys():
            self.problems.append(Problem(f"base/{name}.toml", *NOT_THERE))
            self.files.unreadable.add(f"base/{name}.toml")
        return found

    def _overlay_files(self) -> dict[str, dict[str, Any]]:
        if not self.overlay:
            return {}
        files = self.files.folder_of(self.over_folder)
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

    def _files_of(self, name: str) -> tuple[str, str]:
        return f"base/{name}.toml", self._over_file(name)

    def _is_activity(self, key: str) -> bool:
        return key not in _SHEETS and f"base/{key}.toml" not in self.files.unreadable

    def _activity(self, key: str) -> Activity:
        raw, origins = lay_over(self.base[key], self.over.get(key, {}), self._over_file(key), self.problems)
        return read_activity(key, Table(raw, f"base/{key}.toml", self.problems, origins=origins), origins)

    def _library(self) -> Library:
        base, over = self.base.get(LIBRARY, {}), self.over.get(LIBRARY, {})
        file, over_file = self._files_of(LIBRARY)
        origins = dict.fromkeys(over, over_file)
        raw = {**base, **over}
        if all(isinstance(one.get("promises", {}), Mapping) for one in (base, over)):  # so that none can fall out
            raw["promises"] = {**table_in(base, "promises"), **table_in(over, "promises")}
            origins.pop("promises", None)
            origins |= {f"promises.{name}": over_file for name in table_in(over, "promises")}
        return read_library(Table(raw, file, self.files.sink(file), origins=origins), origins)

    def _names(self) -> dict[str, Words]:
        return {column: use.why for use in read_data(self._sheet(NAMES)) for column in use.columns}

    def _partners(self) -> dict[str, Partner]:
        table = self._sheet(PARTNERS)
        return {key: read_partner(key, table.table(key)) for key in table.names()}

    def _promises(self) -> Table:
        raw = self.files.read(self.folder / "promises.toml")
        return Table(raw, "promises.toml", self.files.sink("promises.toml"))

    def _vocabulary(self) -> dict[str, Any]:
        """A library may say one word otherwise without saying all of them."""
        base, over = self.base.get(VOCABULARY, {}), self.over.get(VOCABULARY, {})
        said = {kind: {**table_in(base, kind), **words} for kind, words in over.items() if isinstance(words, Mapping)}
        return {**over, **said}

    def _sheet(self, name: str, over: Mapping[str, Any] | None = None) -> Table:
        base = self.base.get(name, {})
        over = self.over.get(name, {}) if over is None else over
        file, over_file = self._files_of(name)
        return Table({**base, **over}, file, self.files.sink(file), origins=dict.fromkeys(over, over_file))
