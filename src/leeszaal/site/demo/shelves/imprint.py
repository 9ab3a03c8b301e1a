"""What is printed on the back of a title page: publisher, place, year, price, and a number nobody else has."""

import random

from stdnum.ean import calc_check_digit

from leeszaal.site.demo.words import read_toml

FIRST_YEAR = 1996


class Imprints:
    """Gives publishers, years, prices and ISBNs.

    The ISBNs are valid but lie in 979-9, which the International ISBN Agency has given to no country: an invented book
    never has the number of a real one.
    """

    def __init__(self, chance: random.Random, this_year: int, first_isbn: int = 0) -> None:
        self._chance = chance
        self._this_year = this_year
        self._isbns = first_isbn

    def publisher(self, kind: str) -> tuple[str, str]:
        """Give publisher and place; the kind is adult, youth or facts."""
        name, place = self._chance.choice(read_toml("dutch/publishers.toml")[kind]).split("|")
        return name, place

    def year(self) -> int:
        """Give a year of publication: a library has mostly recent books."""
        return max(FIRST_YEAR, self._this_year - int(self._chance.expovariate(1 / 7)))

    def isbn(self) -> str:
        """Give the next ISBN-13."""
        self._isbns += 1
        body = f"9799{self._isbns:08d}"
        return body + str(calc_check_digit(body))

    def price_cents(self, low: int, high: int) -> int:
        """Give a shop price between two amounts in euros, ending on 99 or 50 cents."""
        return self._chance.randint(low, high) * 100 + self._chance.choice((50, 99))

    def pages(self, low: int, high: int) -> int:
        """Give a number of pages."""
        return self._chance.randint(low, high)
