"""Public holidays on which no term of the law ends: Algemene termijnenwet, article 3(1) and (2)."""

from datetime import date
from functools import cache

from holidays import country_holidays

_CATEGORIES = ("public", "optional")
"""Good Friday and Liberation Day of every year stand among the optional ones; the law names both."""


def is_public_holiday(day: date) -> bool:
    """Tell whether the law names this day."""
    return day in _of_year(day.year)


@cache
def _of_year(year: int) -> frozenset[date]:
    return frozenset(country_holidays("NL", years=year, categories=_CATEGORIES))
