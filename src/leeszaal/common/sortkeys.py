"""Keys to sort words by, as a Dutch reader expects. The database sorts by code point; these keys make that right."""

import re
import unicodedata

_ARTICLES = {
    "dut": ("de", "het", "een", "'t", "'n"),
    "eng": ("the", "a", "an"),
    "ger": ("der", "die", "das", "ein", "eine"),
    "fre": ("le", "la", "les", "un", "une"),
}
_NO_LETTER = re.compile(r"[^\w]+")
_NUMBER = re.compile(r"\d+")
_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def sort_key(text: str) -> str:
    """Fold case, diacritics and punctuation away and give numbers a fixed width, so that volume 2 precedes 10."""
    letters = text.casefold() if text.isascii() else _plain_letters(text)
    words = _NO_LETTER.sub(" ", letters).replace("_", " ").strip()
    return _NUMBER.sub(lambda number: number[0].zfill(8), words)


def _plain_letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(_SPECIAL)
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def title_sort_key(title: str, language: str = "dut") -> str:
    """Sort a title by its first word that is not an article of its language (MARC language code)."""
    first, _, rest = title.strip().partition(" ")
    is_article = first.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") in _ARTICLES.get(language, ())
    return sort_key(rest if is_article and rest else title)


def name_sort_key(family_name: str, prefix: str, given_names: str) -> str:
    """Sort a Dutch name by family name, then given names, then prefix: *Vries, Jan de* stands among the V."""
    return "\t".join((sort_key(family_name), sort_key(given_names), sort_key(prefix)))
