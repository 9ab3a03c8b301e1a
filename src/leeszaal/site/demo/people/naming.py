"""Names, addresses and ways to reach somebody, none of them of a real person."""

import csv
import random
import re
from functools import cache
from importlib.resources import files

from leeszaal.common.sortkeys import sort_key
from leeszaal.patrons.rules.names import split_prefix
from leeszaal.site.demo.people.person import Home
from leeszaal.site.demo.words import read_toml

_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_FORBIDDEN = frozenset({"SA", "SD", "SS"})
_NEAR = ("Hoogeveen", "De Wolden", "Meppel", "Westerveld", "Staphorst", "Steenwijkerland", "Midden-Drenthe")


class Naming:
    """Gives names and addresses; `municipalities` limits where people live, none means anywhere in the country."""

    def __init__(self, chance: random.Random, municipalities: tuple[str, ...] = _NEAR) -> None:
        self._chance = chance
        self._names = read_toml("people.toml")
        self._towns = [
            (digits, town) for digits, town, place in _postcodes() if place in municipalities or not municipalities
        ]

    def given_name(self, sex: str) -> str:
        """Give a first name that goes with the sex; any when it is not stated."""
        return str(self._chance.choice(self._names["male" if sex == "m" else "female"]))

    def family_name(self) -> tuple[str, str]:
        """Give prefix and family name."""
        return split_prefix("", self._chance.choice(self._names["family"]))

    def home(self) -> Home:
        """Give an address: town and postcode digits exist, street and postcode letters are invented."""
        digits, town = self._chance.choice(self._towns)
        street = self._chance.choice(self._names["street_start"]) + self._chance.choice(self._names["street_end"])
        addition = self._chance.choice("ABC") if self._chance.random() < 0.08 else ""
        return Home(street, self._chance.randint(1, 180), addition, f"{digits} {self._letters()}", town)

    def email(self, given_names: str, family_name: str, number: int) -> str:
        """Give an address in a domain that cannot exist (RFC 2606)."""
        local = re.sub(r"[^a-z]+", ".", f"{sort_key(given_names)} {sort_key(family_name)}").strip(".")
        return f"{local}.{number}@{self._chance.choice(('post', 'mail', 'thuis'))}.example"

    def phone(self) -> str:
        """Give a number of area 0522 that nobody can have: Dutch subscriber numbers do not begin with 0."""
        return f"+315220{self._chance.randint(10000, 99999)}"

    def _letters(self) -> str:
        while True:
            letters = self._chance.choice(_LETTERS) + self._chance.choice(_LETTERS)
            if letters not in _FORBIDDEN:
                return letters


@cache
def _postcodes() -> tuple[tuple[str, str, str], ...]:
    text = files("leeszaal.site.demo").joinpath("data/postcodes/postcodes.csv").read_text(encoding="utf-8")
    return tuple((row["digits"], row["town"], row["municipality"]) for row in csv.DictReader(text.splitlines()))
