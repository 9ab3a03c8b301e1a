"""Opening what is encrypted wherever it stands: whatever the library's own key opens, for whichever purpose.

Nothing is asked about columns: a sealed value that was copied into a session, a job or an address is opened as well.
"""

import base64
import binascii
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from django.apps import apps

from leeszaal.privacy import encryption
from leeszaal.privacy.encryption import EncryptedTextField, decrypt

_HEX = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{2}){29,}(?![0-9a-f])")
_URL_SAFE = re.compile(r"[A-Za-z0-9_-]{39,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{39,}")
"""A sealed text takes at least 29 bytes: nonce, tag and one letter."""


def unsealed(text: str, known: Iterable[str]) -> Iterator[str]:
    """Give every text that is sealed in this one: in hexadecimal, as the database writes bytes, or in base 64."""
    for sealed in _bytes_in(text):
        for purpose in known:
            with suppress(InvalidTag, UnicodeDecodeError):
                yield decrypt(sealed, purpose)


def purposes() -> frozenset[str]:
    """Everything for which something may have been sealed: by columns, and by the names in modules that seal."""
    fields = (field for model in apps.get_models() for field in model._meta.concrete_fields)
    of_columns = {field.purpose for field in fields if isinstance(field, EncryptedTextField)}
    sealing = [each for each in list(sys.modules.values()) if getattr(each, "encrypt", None) is encryption.encrypt]
    return frozenset(of_columns.union(*(_texts(module) for module in sealing)))


def _texts(module: object) -> set[str]:
    return {value for value in vars(module).values() if isinstance(value, str)}


def _bytes_in(text: str) -> Iterator[bytes]:
    for found in _HEX.findall(text):
        yield bytes.fromhex(found)
    for pattern, read in ((_URL_SAFE, base64.urlsafe_b64decode), (_BASE64, base64.b64decode)):
        for found in pattern.findall(text):
            with suppress(binascii.Error):
                yield read(found + "=" * (-len(found) % 4))
