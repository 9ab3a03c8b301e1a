"""Money is a whole number of euro cents everywhere; this is the only place that writes it out or reads it in."""

import re

_AMOUNT = re.compile(r"(?P<sign>-?)(?P<euros>\d{1,7})(?:[.,](?P<cents>\d{2}|-))?")


def format_cents(cents: int, language: str = "nl") -> str:
    """Write an amount as people read it: ``€ 2,50`` in Dutch, ``€2.50`` in English.

    A no-break space keeps sign and number on one line.
    """
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    if language.startswith("nl"):
        return f"€\u00a0{sign}{_grouped(euros, '.')},{rest:02d}"
    return f"{sign}€{_grouped(euros, ',')}.{rest:02d}"


def parse_cents(text: str) -> int:
    """Read an amount typed by a person (``2,50``, ``2.50``, ``€ 2,-``, ``2``) as cents.

    Raises ValueError for anything else, thousands separators included: ``1.250`` may mean two things.
    """
    match = _AMOUNT.fullmatch(text.replace("€", "").replace("\u00a0", " ").strip())
    if match is None:
        raise ValueError("not an amount of money")
    cents = match["cents"]
    total = int(match["euros"]) * 100 + (int(cents) if cents and cents != "-" else 0)
    return -total if match["sign"] else total


def _grouped(euros: int, separator: str) -> str:
    return f"{euros:,}".replace(",", separator)
