"""Fields that are unreadable in the database files, a dump or a backup: AES-256-GCM with a key outside the database.

What could go wrong: a value copied from one row to another would still decrypt. The purpose of the field is bound as
associated data, so that at least a value cannot move to another kind of field. Losing the key loses the values.
"""

import base64
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

NONCE_BYTES = 12


def _cipher() -> AESGCM:
    return AESGCM(base64.urlsafe_b64decode(settings.FIELD_KEY + "="))


def encrypt(text: str, purpose: str) -> bytes:
    """Encrypt a short text for one purpose; the same text gives another result each time."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, text.encode(), purpose.encode())


def decrypt(sealed: bytes, purpose: str) -> str:
    """Give back the text.

    Raises:
        cryptography.exceptions.InvalidTag: when the value was changed, or sealed for another purpose or key.
    """
    return _cipher().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], purpose.encode()).decode()


class EncryptedTextField(models.BinaryField[Any, Any]):
    """A text kept encrypted; read and written as ``str`` in Python. It cannot be searched or sorted on."""

    def __init__(self, *, purpose: str, **options: Any) -> None:
        self.purpose = purpose
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"purpose": self.purpose}

    def _check_str_default_value(self) -> list[Any]:
        return []  # a default is a text here, as every value is; the column beneath holds bytes

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        sealed = encrypt(value, self.purpose) if isinstance(value, str) else value
        return super().get_db_prep_value(sealed, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else decrypt(bytes(value), self.purpose)
