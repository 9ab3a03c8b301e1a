"""The titles of one part: invented ones, made and derived exactly like those of the small demo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from leeszaal.site.demo.shelves.catalogue import Catalogue, Title
from leeszaal.site.demo.shelves.draft import Draft
from leeszaal.site.demo.shelves.dutch import Amounts, dutch_shelves

_A_BATCH = Amounts(
    novels=720, youth=520, facts=330, youth_facts=100, films=55, albums=45, games=6, issues=0, artworks=12
)
_ISBNS_OF_A_PART = 10_000


def part_of_catalogue(seed: int, today: date, part: int, count: int) -> Iterator[Title]:
    """Give exactly so many titles, numbered on from those of the parts before."""
    catalogue = Catalogue(seed, today, _A_BATCH, part)
    first = part * count + 1
    for number, draft in enumerate(islice(_endless(catalogue, today, part), count), start=first):
        yield catalogue.title(number, replace(draft, control_number=f"{number:09d}"))


def _endless(catalogue: Catalogue, today: date, part: int) -> Iterator[Draft]:
    first_isbn = part * _ISBNS_OF_A_PART
    while True:
        yield from dutch_shelves(catalogue.chance, catalogue.makers, _A_BATCH, today, first_isbn)
        first_isbn += _ISBNS_OF_A_PART // 2
