"""Links in messages that say yes or no without logging in: sealed, so that the address tells nothing about anybody."""

import base64
import binascii
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.urls import reverse

from leeszaal.privacy.encryption import decrypt, encrypt

_UNSUBSCRIBE, _CONFIRM = "unsubscribe", "confirm consent"


class BrokenLinkError(Exception):
    """This link was not made by us, or something of it is missing."""


@dataclass(frozen=True, slots=True)
class Unsubscribing:
    """Who says no to what."""

    patron_id: int
    activity: str


def unsubscribe_link(patron_id: int, activity: str) -> str:
    """Give the address where one press says no to an activity; it works for as long as the person is known."""
    return _address("opac:unsubscribe", _seal(f"{patron_id}:{activity}", _UNSUBSCRIBE))


def confirm_link(line_id: int) -> str:
    """Give the address where the yes of a line is confirmed."""
    return _address("opac:confirm_consent", _seal(str(line_id), _CONFIRM))


def read_unsubscribe(token: str) -> Unsubscribing:
    """Tell whose link it is. Raises BrokenLinkError."""
    patron_id, _, activity = _open(token, _UNSUBSCRIBE).partition(":")
    return Unsubscribing(int(patron_id), activity)


def read_confirm(token: str) -> int:
    """Tell which line is confirmed. Raises BrokenLinkError."""
    return int(_open(token, _CONFIRM))


def _seal(text: str, purpose: str) -> str:
    return base64.urlsafe_b64encode(encrypt(text, purpose)).decode().rstrip("=")


def _open(token: str, purpose: str) -> str:
    try:
        return decrypt(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)), purpose)
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise BrokenLinkError from error


def _address(name: str, token: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse(name, kwargs={'token': token})}"
