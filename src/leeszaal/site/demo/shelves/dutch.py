"""The invented Dutch part of the catalogue: so many of each kind that the shelves look like those of a small town."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leeszaal.site.demo.shelves.draft import Draft
from leeszaal.site.demo.shelves.editions import Editions
from leeszaal.site.demo.shelves.facts import Explainer
from leeszaal.site.demo.shelves.fiction import Storyteller, Told
from leeszaal.site.demo.shelves.imprint import Imprints
from leeszaal.site.demo.shelves.makers import Makers
from leeszaal.site.demo.shelves.media import Studio
from leeszaal.site.demo.words import read_toml


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many to make of each kind; issues count per magazine."""

    novels: int = 620
    youth: int = 520
    facts: int = 260
    youth_facts: int = 90
    films: int = 130
    albums: int = 110
    games: int = 56
    issues: int = 12
    artworks: int = 70


def dutch_shelves(
    chance: random.Random, makers: Makers, amounts: Amounts, today: date, first_isbn: int = 0
) -> Iterator[Draft]:
    """Give every invented publication, with all its editions; ISBNs count on from the first."""
    imprints = Imprints(chance, today.year, first_isbn)
    editions = Editions(chance, makers, imprints, today.year)
    for told in _books(chance, makers, imprints, amounts):
        yield from editions.of(told)
    studio = Studio(chance, makers, imprints, today)
    yield from studio.films(amounts.films)
    yield from studio.albums(amounts.albums)
    yield from studio.games(amounts.games)
    yield from studio.issues(amounts.issues)
    yield from studio.artworks(amounts.artworks)


def _books(chance: random.Random, makers: Makers, imprints: Imprints, amounts: Amounts) -> Iterator[Told]:
    novels, youth = read_toml("dutch/novels.toml"), read_toml("dutch/youth.toml")
    yield from Storyteller(novels, "adult", chance, makers, imprints).tell(amounts.novels)
    yield from Storyteller(youth, "youth", chance, makers, imprints).tell(amounts.youth)
    facts, youth_facts = read_toml("dutch/nonfiction.toml"), read_toml("dutch/facts.toml")
    yield from Explainer(facts, ("",), chance, makers, imprints).explain(amounts.facts)
    yield from Explainer(youth_facts, ("AJ", "BJ"), chance, makers, imprints).explain(amounts.youth_facts)
