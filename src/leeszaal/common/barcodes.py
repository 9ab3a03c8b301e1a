"""Numbers on cards and items: one written form, and the check digit that catches a typing error.

Cards and items carry fourteen digits whose last is a mod 10 (Luhn) check digit, as most library barcodes do. Items that
came from elsewhere keep the code they have: it is normalised, not judged.
"""

import re

from stdnum import luhn
from stdnum.exceptions import ValidationError

CARD_DIGITS = 14
_NOISE = re.compile(r"[\s\-*\x00-\x1f\x7f]+")


def normalise_barcode(text: str) -> str:
    """Give the one form in which a barcode is stored and looked up.

    Scanners and hands add spaces, hyphens, start and stop stars (Code 39), control signs and small letters; none of
    them count.
    """
    return _NOISE.sub("", text).upper()


def has_valid_check_digit(code: str) -> bool:
    """Tell whether a number ends in the right mod 10 (Luhn) check digit."""
    return luhn.is_valid(code)


def check_card_number(text: str) -> str:
    """Give a card number in its stored form.

    Raises ValueError when it is not fourteen digits with the right check digit.
    """
    code = normalise_barcode(text)
    if len(code) != CARD_DIGITS:
        raise ValueError("a card number has fourteen digits")
    try:
        return str(luhn.validate(code))
    except ValidationError as error:
        raise ValueError("the check digit of this card number is wrong") from error


def make_barcode(prefix: str, number: int) -> str:
    """Make a fourteen-digit barcode: prefix, number with leading zeros, check digit.

    Raises ValueError when prefix and number do not fit in thirteen digits.
    """
    width = CARD_DIGITS - 1 - len(prefix)
    body = f"{prefix}{number:0{max(width, 0)}d}"
    if len(body) != CARD_DIGITS - 1 or not body.isascii() or not body.isdigit():
        raise ValueError("prefix and number do not fit in thirteen digits")
    return body + str(luhn.calc_check_digit(body))
