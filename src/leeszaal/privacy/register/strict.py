"""Reading a TOML table strictly: every key is asked for by name, and a key that nobody asked for is a problem.

What could go wrong: a lawyer writes ``unles`` and believes an exception holds. So nothing unknown is ever passed over,
each complaint names the file, the key and what may stand there, and reading goes on to find all problems at once.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from leeszaal.common.periods import Period
from leeszaal.privacy.register.problems import Problem
from leeszaal.privacy.register.words import LANGUAGES, Words

NO_DAY = date.min
YEARS = range(1900, 2201)
"""In which a day of an agreement or a term can lie."""
LONGEST_YEARS = 100
"""No term is longer: nobody would be there to see it end, and a calendar has a last day."""
_NO_WORDS = Words("", "")


class Table:
    """One table being read; problems are added to the list that was handed in."""

    def __init__(
        self,
        raw: Mapping[str, Any],
        file: str,
        problems: list[Problem],
        path: str = "",
        origins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._raw, self._file, self._problems, self._path, self._origins = raw, file, problems, path, origins
        self._asked: set[str] = set()

    @property
    def file(self) -> str:
        """Give the file that the table stands in."""
        return self._file

    def complain(self, key: str, what: str, remedy: str) -> None:
        """Note a problem with one key (or the whole table, for an empty key), and what to write instead."""
        place = ".".join(part for part in (self._path, key) if part)
        file = self._origins.get(key, self._file)
        self._problems.append(Problem(f"{file}: {place}" if place else file, what, remedy))

    def has(self, key: str) -> bool:
        """Tell whether the key is there; asking makes it a known key."""
        self._asked.add(key)
        return key in self._raw

    def names(self) -> tuple[str, ...]:
        """Give all keys of a table whose keys are free (columns, promises)."""
        self._asked.update(self._raw)
        return tuple(self._raw)

    def text(self, key: str) -> str:
        """Read a text that is not empty."""
        value = self._get(key, str, "a text in quotes")
        if value is not None and not value.strip():
            self.complain(key, "must not be empty", "write a text between the quotes")
        return (value or "").strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        values = self._get(key, list, 'a list of texts, like ["one", "two"]')
        if values is None or all(isinstance(value, str) and value for value in values):
            return tuple(values or ())
        self.complain(key, "holds something else than texts", 'write a list of texts, like ["one", "two"]')
        return ()

    def words(self, key: str) -> Words:
        """Read a text in both languages."""
        value = self._get(key, Mapping, 'words in both languages, like { nl = "...", en = "..." }')
        if value is None:
            return _NO_WORDS
        inner = Table(value, self._origins.get(key, self._file), self._problems, self._join(key))
        nl, en = (inner.text(language) for language in LANGUAGES)
        inner.close()
        return Words(nl, en)

    def words_if_any(self, key: str) -> Words | None:
        """Read a text in both languages that may be absent."""
        return self.words(key) if self.has(key) else None

    def whole_number(self, key: str) -> int:
        """Read a whole number; zero after a complaint."""
        expected = "a whole number without quotes, like 16"
        value = self._get(key, int, expected)
        if isinstance(value, bool):  # to Python yes and no are numbers too
            self._complain_of_kind(key, expected)
            return 0
        return value or 0

    def flag(self, key: str) -> bool:
        """Read yes or no; no after a complaint."""
        return bool(self._get(key, bool, "true or false"))

    def day(self, key: str) -> date:
        """Read a date; ``NO_DAY`` after a complaint."""
        expected = "a date without quotes, like 2026-01-31"
        value: date | None = self._get(key, date, expected)
        if isinstance(value, datetime):  # a moment is a date to Python, but cannot be compared with one
            self._complain_of_kind(key, expected)
            return NO_DAY
        if value is None:
            return NO_DAY
        if value.year not in YEARS:
            self.complain(key, f"{value} cannot be right", f"write a day from {YEARS[0]} to {YEARS[-1]}")
            return NO_DAY
        return value

    def period(self, key: str) -> Period:
        """Read a length of time in ISO 8601, no longer than `LONGEST_YEARS`."""
        text = self.text(key)
        try:
            period = Period.parse(text)
        except ValueError:
            if text:
                self.complain(key, f'"{text}" is not a period', "write P5Y, P6M, P4W or P30D")
            return Period()
        if 12 * period.days > 365 * (12 * LONGEST_YEARS - period.months):
            self.complain(key, f'"{text}" is longer than anything may be kept', f"write P{LONGEST_YEARS}Y at most")
            return Period()
        return period

    def table(self, key: str) -> "Table":
        """Read a table in this table; an empty one after a complaint."""
        value = self._get(key, Mapping, f"a table, [{self._join(key)}]")
        inner = {
            name.removeprefix(f"{key}."): file for name, file in self._origins.items() if name.startswith(f"{key}.")
        }
        problems = [] if value is None else self._problems  # what is not there is named once, not key by key
        return Table(value or {}, self._origins.get(key, self._file), problems, self._join(key), inner)

    def tables(self, key: str) -> "list[Table]":
        """Read a list of tables, each written as ``[[key]]``; what is no table is left out after a complaint."""
        expected = f"one or more blocks [[{key}]], or {key} = []"
        values = self._get(key, list, expected) or []
        file = self._origins.get(key, self._file)
        found: list[Table] = []
        for n, value in enumerate(values, 1):
            if isinstance(value, Mapping):
                found.append(Table(value, file, self._problems, f"{self._join(key)}[{n}]"))
            else:
                self._complain_of_kind(key, expected)
        return found

    def close(self) -> None:
        """Complain about every key that nobody asked for."""
        allowed = ", ".join(sorted(self._asked))
        for key in self._raw.keys() - self._asked:
            self.complain(key, "is not known here", f"leave it out, or mend the spelling; allowed: {allowed}")

    def _join(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _get(self, key: str, kind: Any, expected: str) -> Any:
        self._asked.add(key)
        if key not in self._raw:
            self.complain(key, "is missing", f"write {expected}")
            return None
        value = self._raw[key]
        if not isinstance(value, kind):
            self._complain_of_kind(key, expected)
            return None
        return value

    def _complain_of_kind(self, key: str, expected: str) -> None:
        self.complain(key, "is of another kind", f"write {expected}")


def one_of(table: Table, key: str, allowed: Sequence[str]) -> str:
    """Read a text that must be one of a few."""
    value = table.text(key)
    if value and value not in allowed:
        table.complain(key, f'"{value}" is not known', f"write one of: {', '.join(allowed)}")
    return value
