"""Names as people say them: the catalogue files "Rijneveld, Marieke Lucas", a reader knows Marieke Lucas Rijneveld."""

import re

_YEARS = re.compile(r",?\s*\(?\b\d{3,4}\??\s*-\s*(\d{3,4}\??)?\)?\.?$")
_MOST_FIRST_NAMES = 5


def natural(name: str) -> str:
    """Put the first names first and leave out the years of a life; what is not such a name stays as it is."""
    bare = _YEARS.sub("", name.strip()).rstrip(",")
    last, comma, first = bare.partition(", ")
    if not comma or "," in first or len(first.split()) > _MOST_FIRST_NAMES or any(map(str.isdigit, bare)):
        return bare
    return f"{first} {last}"
