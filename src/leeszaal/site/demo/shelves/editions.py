"""Other editions of one work: large print, e-book, audiobook, an English translation."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from leeszaal.catalogue.models import MaterialType
from leeszaal.site.demo.shelves.draft import Draft
from leeszaal.site.demo.shelves.fiction import Told
from leeszaal.site.demo.shelves.imprint import Imprints
from leeszaal.site.demo.shelves.makers import Makers

ONLINE_LIBRARY = "https://www.onlinebibliotheek.nl/"


class Editions:
    """Decides which other editions a work has, and makes them."""

    def __init__(self, chance: random.Random, makers: Makers, imprints: Imprints, this_year: int) -> None:
        self._chance = chance
        self._makers = makers
        self._imprints = imprints
        self._this_year = this_year

    def of(self, told: Told) -> Iterator[Draft]:
        """Give the work's first edition and the others it happens to have."""
        yield told.draft
        chances: tuple[tuple[float, Callable[[Told], Draft]], ...] = (
            (0.3, self._ebook),
            (0.15, self._audiobook),
            (0.1 if told.draft.is_fiction and not told.draft.age else 0.0, self._large_print),
            (0.5 if told.english_title else 0.0, self._english),
        )
        for chance, make in chances:
            if self._chance.random() < chance:
                yield make(told)

    def _ebook(self, told: Told) -> Draft:
        return self._online(told, MaterialType.EBOOK, "1 online bron (ePub)")

    def _audiobook(self, told: Told) -> Draft:
        hours = self._chance.randint(3, 16)
        return self._online(told, MaterialType.AUDIOBOOK, f"1 online bron ({hours} uur)")

    def _online(self, told: Told, material: MaterialType, extent: str) -> Draft:
        return replace(
            told.draft,
            material=material,
            extent=extent,
            isbn=self._imprints.isbn(),
            year=self._later(told.draft),
            online_url=ONLINE_LIBRARY,
            shelf_mark="",
        )

    def _large_print(self, told: Told) -> Draft:
        return replace(
            told.draft,
            edition="Grote letter",
            genres=(*told.draft.genres, "Grote letter"),
            isbn=self._imprints.isbn(),
            year=self._later(told.draft),
            pages=told.draft.pages * 3 // 2,
            popularity=0.7,
        )

    def _english(self, told: Told) -> Draft:
        return replace(
            told.draft,
            title=told.english_title,
            original_title=told.draft.title,
            language="eng",
            original_language="dut",
            translator=self._makers.translator(),
            series="",
            volume=0,
            summary="",
            publisher="Low Lands Press",
            place="London",
            isbn=self._imprints.isbn(),
            year=self._later(told.draft),
            popularity=0.8,
        )

    def _later(self, draft: Draft) -> int:
        return min(draft.year + self._chance.randint(0, 4), self._this_year)
