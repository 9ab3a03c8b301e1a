"""Names as people write and say them."""

import re

_SPACES = re.compile(r"\s+")
_PREFIXES = frozenset({"van", "von", "vom", "zu", "af", "de", "den", "der", "het", "'t", "'s", "ter", "ten", "te"}) | {
    *("d'", "da", "das", "de'", "del", "della", "di", "do", "dos", "du", "el", "la", "le", "les", "l'"),
    *("op", "aan", "in", "over", "uit", "uyt", "onder", "bij", "voor"),
}


def tidy(text: str) -> str:
    """Give a name with single spaces and none around it; capitals are left to the person."""
    return _SPACES.sub(" ", text).strip()


def split_prefix(prefix: str, family_name: str) -> tuple[str, str]:
    """Take prefixes typed with the family name ("van der Berg") apart, unless a prefix was given already."""
    if prefix:
        return prefix, family_name
    words = family_name.split(" ")
    count = next((n for n, word in enumerate(words) if word.casefold() not in _PREFIXES), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def formal(given_names: str, prefix: str, family_name: str) -> str:
    """Give the name as it stands in a list: *Berg, Anna van der*."""
    return f"{family_name}, {' '.join(part for part in (given_names, prefix) if part)}"
