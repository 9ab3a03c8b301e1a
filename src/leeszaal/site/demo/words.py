"""Words put together: patterns such as ``{Huis} aan {water}`` filled from lists, the same word for the same slot."""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

_SLOT = re.compile(r"\{(\w+)\}")
Lists = Mapping[str, Sequence[str]]


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Read a data file of the demo; the name is relative to its data folder."""
    return tomllib.loads((files(__package__) / "data" / name).read_text(encoding="utf-8"))


@cache
def _common_words() -> Lists:
    """Give the lists of words that every story may use, with villages put together from their halves."""
    words = dict(read_toml("dutch/words.toml"))
    begins, ends = words.pop("village_begin"), words.pop("village_end")
    return {**words, "dorp": [*words["dorp"], *(begin + end for begin in begins for end in ends)]}


class Filler:
    """Fills patterns about one story: a slot keeps its word, ``{man2}`` is another man than ``{man}``."""

    def __init__(self, chance: random.Random, own: Lists | None = None, kept: Mapping[str, str] | None = None) -> None:
        self._chance = chance
        self._lists: Lists = {**_common_words(), **(own or {})}
        self.kept = dict(kept or {})

    def fill(self, pattern: str) -> str:
        """Give the pattern with its slots filled; the first letter is a capital."""
        text = _SLOT.sub(lambda slot: self._word(slot[1]), pattern)
        return text[:1].upper() + text[1:]

    def sentences(self, pattern: str) -> str:
        """Fill a text of several sentences."""
        return re.sub(r"(?<=[.?!] )[a-zà-ü]", lambda first: first[0].upper(), self.fill(pattern))

    def _word(self, slot: str) -> str:
        name = slot.lower()
        if name not in self.kept:
            self.kept[name] = self._choose(name)
        word = self.kept[name]
        return word[:1].upper() + word[1:] if slot[0].isupper() else word

    def _choose(self, name: str) -> str:
        words = self._lists[name.rstrip("23")]
        taken = {self.kept.get(name.rstrip("23")), self.kept.get(f"{name.rstrip('23')}2")}
        word = self._chance.choice([word for word in words if word not in taken])
        return self._kept_inside(word)

    def _kept_inside(self, word: str) -> str:
        return _SLOT.sub(lambda slot: self._word(slot[1]), word)
