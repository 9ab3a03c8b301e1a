"""Countries by their code (ISO 3166-1 alpha-2), as they are called in a language (Unicode CLDR)."""

from collections.abc import Mapping
from functools import cache

from babel import Locale

_NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ".split())  # noqa: SIM905
"""Codes of CLDR for parts of countries, unions of them, and tests; ISO 3166-1 gives them to no country."""


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Give what each country is called in a language (``nl``, ``en``), in the order of those names."""
    named = Locale.parse(language).territories.items()
    countries = {code: name for code, name in named if len(code) == len("NL") and code not in _NO_COUNTRIES}
    return dict(sorted(countries.items(), key=lambda each: each[1].casefold()))
