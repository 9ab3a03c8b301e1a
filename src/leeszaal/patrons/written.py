"""Postcodes, telephone numbers, addresses and account numbers in their one written form, by libraries made for it."""

import re
from collections.abc import Iterable

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import bsn, postcode

from leeszaal.common.barcodes import check_card_number
from leeszaal.patrons.problems import Problem

_NINE_DIGITS = re.compile(r"(?<!\d)(?:\d[ .-]?){8}\d(?!\d)")


class NotWrittenError(ValueError):
    """A value that cannot be read; `problem` tells why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def written_postcode(text: str, country: str = "NL") -> str:
    """Give a Dutch postcode as ``1234 AB``; one of another country as typed, in capitals. Raises NotWrittenError."""
    if country != "NL":
        return " ".join(text.upper().split())[:10]
    try:
        return str(postcode.validate(text))
    except NumberError as error:
        raise NotWrittenError(Problem.NO_POSTCODE) from error


def written_phone(text: str) -> str:
    """Give a telephone number in E.164; without a country code it is Dutch. Raises NotWrittenError."""
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException as error:
        raise NotWrittenError(Problem.NO_PHONE) from error
    if not phonenumbers.is_valid_number(number):
        raise NotWrittenError(Problem.NO_PHONE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def written_phones(texts: Iterable[str]) -> tuple[str, ...]:
    """Give telephone numbers in E.164, each once, empty ones left out. Raises NotWrittenError."""
    return tuple(dict.fromkeys(written_phone(text) for text in texts if text.strip()))


def written_email(text: str) -> str:
    """Give an e-mail address without spaces around it, or nothing for nothing. Raises NotWrittenError."""
    text = text.strip()
    try:
        if text:
            validate_email(text)
    except ValidationError as error:
        raise NotWrittenError(Problem.NO_EMAIL) from error
    return text


def written_card_number(text: str) -> str:
    """Give a card number as fourteen digits whose last one checks the others. Raises NotWrittenError."""
    try:
        return check_card_number(text)
    except ValueError as error:
        raise NotWrittenError(Problem.NO_CARD) from error


def written_iban(text: str) -> str:
    """Give an account number (ISO 13616) without spaces. Raises NotWrittenError."""
    try:
        return str(IBAN(text, validate_bban=True).compact)
    except (SchwiftyException, ValueError) as error:
        raise NotWrittenError(Problem.NO_IBAN) from error


def free_of_bsn(text: str) -> str:
    """Give a note back when no citizen service number stands in it: a library has no ground to keep one.

    Raises NotWrittenError when nine digits, with or without single dots, spaces or hyphens between them, pass its test.
    """
    if any(bsn.is_valid(run) for run in _NINE_DIGITS.findall(text)):
        raise NotWrittenError(Problem.HOLDS_BSN)
    return text
