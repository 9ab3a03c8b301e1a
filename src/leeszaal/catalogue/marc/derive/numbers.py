"""Numbers that identify: control number, ISBN, ISSN."""

import re

from stdnum import isbn, issn
from stdnum.exceptions import ValidationError

from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.tidy import shown

LONGEST_CONTROL_NUMBER = 80
_ISBN = re.compile(r"[0-9][0-9\- –]{8,16}[0-9Xx]")
_ISSN = re.compile(r"[0-9]{4}\s?[-–]?\s?[0-9]{3}[0-9Xx]")


def control_number(fields: Indexed) -> str:
    """Give field 001 after the agency of field 003, as field 035 writes it; an empty text when there is no 001.

    Control numbers are only unique within their agency, so both together are the match point.
    """
    number, agency = _one_line(fields.control("001")), _one_line(fields.control("003"))
    return f"({agency}){number}"[:LONGEST_CONTROL_NUMBER] if number and agency else number[:LONGEST_CONTROL_NUMBER]


def _one_line(text: str) -> str:
    return " ".join(shown(text).split())


def isbns(fields: Indexed) -> tuple[str, ...]:
    """Give the valid ISBNs of field 020 $a as thirteen digits; wrong and cancelled ones are left out."""
    texts = [value for field in fields.all("020") for value in field.all("a")]
    return tuple(dict.fromkeys(number for text in texts if (number := isbn13(text))))


def isbn13(text: str) -> str:
    """Give the ISBN in this text as thirteen digits without hyphens, or an empty text when there is no valid one."""
    found = _ISBN.search(text)
    if not found:
        return ""
    digits = re.sub(r"[^0-9Xx]", "", found[0]).upper()
    is_long = digits.startswith(("978", "979")) and len(digits) >= 13
    try:
        return str(isbn.to_isbn13(isbn.validate(digits[: 13 if is_long else 10])))
    except ValidationError:
        return ""


def issns(fields: Indexed) -> tuple[str, ...]:
    """Give the valid ISSNs of field 022 $a, with their hyphen."""
    found = [_ISSN.search(value) for field in fields.all("022") for value in field.all("a")]
    codes = [re.sub(r"[^0-9Xx]", "", match[0]).upper() for match in found if match]
    return tuple(dict.fromkeys(str(issn.format(code)) for code in codes if issn.is_valid(code)))
