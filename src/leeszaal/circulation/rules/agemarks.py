"""From which age films and games may be lent: the number on the box (Kijkwijzer, PEGI).

The reading levels of books (A, B, C, AVI) are advice and stop nobody.
"""

import re

_MARKED = frozenset({"dvd", "game"})
_AGE = re.compile(r"\d{1,2}")


def age_mark(material_type: str, age_level: str) -> int | None:
    """Give the lowest age in years for this material, or None where there is no mark (``AL`` means all ages)."""
    found = _AGE.search(age_level) if material_type in _MARKED else None
    return int(found[0]) if found else None
