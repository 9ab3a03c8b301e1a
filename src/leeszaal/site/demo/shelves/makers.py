"""Invented writers, translators and makers; some write under two names, so that see-references have work to do."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from leeszaal.site.demo.words import read_toml


@dataclass(frozen=True, slots=True)
class Writer:
    """An invented writer: the name as the catalogue writes it and other names that lead to it, all inverted."""

    heading: str
    variants: tuple[str, ...]

    @property
    def family(self) -> str:
        """The family name with its prefix, as part of a sentence."""
        name, _, given = self.heading.partition(", ")
        prefix = " ".join(given.split()[1:])
        return f"{prefix} {name}".strip()


class Makers:
    """Gives writers by kind of book, so that a writer of thrillers goes on writing thrillers."""

    def __init__(self, chance: random.Random, per_kind: int) -> None:
        self._chance = chance
        self._per_kind = per_kind
        self._by_kind: dict[str, list[Writer]] = {}
        self._taken: set[str] = set()

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        words, names = read_toml("dutch/words.toml"), read_toml("dutch/authors.toml")
        return {"given": words["vrouw"] + words["man"], **names}

    def writer(self, kind: str) -> Writer:
        """Give one of the writers of this kind of book; the first ones of a kind write most."""
        known = self._by_kind.setdefault(kind, [])
        if len(known) < self._per_kind:
            known.append(self._new())
        return known[int(len(known) * self._chance.random() ** 1.6)]

    def translator(self) -> str:
        """Give the name of an invented English translator."""
        names = self._names
        return f"{self._chance.choice(names['english_family'])}, {self._chance.choice(names['english_given'])}"

    def everyone(self) -> Iterator[Writer]:
        """Give every writer made so far."""
        for writers in self._by_kind.values():
            yield from writers

    def _new(self) -> Writer:
        while True:
            heading = self._heading()
            if heading not in self._taken:
                self._taken.add(heading)
                return Writer(heading, self._variants(heading))

    def _heading(self) -> str:
        names = self._names
        prefix = f" {self._chance.choice(names['prefix'])}" if self._chance.random() < 0.22 else ""
        return f"{self._chance.choice(names['family'])}, {self._chance.choice(names['given'])}{prefix}"

    def _variants(self, heading: str) -> tuple[str, ...]:
        """Give initials for everyone, a pseudonym for some."""
        family, _, given = heading.partition(", ")
        initials = f"{family}, {given[0]}.{''.join(' ' + word for word in given.split()[1:])}"
        pseudonym = (self._heading(),) if self._chance.random() < 0.15 else ()
        return (initials, *(name for name in pseudonym if name != heading))
