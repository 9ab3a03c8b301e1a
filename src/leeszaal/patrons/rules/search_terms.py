"""What somebody at the desk typed to find a patron: a card, an address, a birthday, an e-mail address or a name."""

import re
from dataclasses import dataclass
from datetime import date

from leeszaal.common.barcodes import CARD_DIGITS, normalise_barcode

_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})\b(?:\s+(\d{1,5})\b)?")
_DAY = re.compile(r"\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """What was recognised; everything given must fit. `words` are parts of a name, in any order."""

    card: str = ""
    email: str = ""
    born_on: date | None = None
    postcode: str = ""
    house_number: int | None = None
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed that can be looked for."""
        return self == SearchTerms()


def read_search(text: str) -> SearchTerms:
    """Take a search text apart."""
    text = " ".join(text.split())
    card = normalise_barcode(text)
    if card.isdigit() and len(card) >= CARD_DIGITS - 4:
        return SearchTerms(card=card)
    born_on, text = _take_day(text)
    postcode, number, text = _take_postcode(text)
    words = text.split()
    email = next((word for word in words if "@" in word), "")
    names = tuple(word.strip(",;") for word in words if word != email and any(sign.isalnum() for sign in word))
    return SearchTerms(email=email.casefold(), born_on=born_on, postcode=postcode, house_number=number, words=names)


def _take_day(text: str) -> tuple[date | None, str]:
    for pattern, order in ((_ISO_DAY, (1, 2, 3)), (_DAY, (3, 2, 1))):
        if match := pattern.search(text):
            try:
                day = date(*(int(match[part]) for part in order))
            except ValueError:
                continue
            return day, text[: match.start()] + text[match.end() :]
    return None, text


def _take_postcode(text: str) -> tuple[str, int | None, str]:
    match = _POSTCODE.search(text)
    if match is None:
        return "", None, text
    number = int(match[3]) if match[3] else None
    return f"{match[1]} {match[2].upper()}", number, text[: match.start()] + text[match.end() :]
