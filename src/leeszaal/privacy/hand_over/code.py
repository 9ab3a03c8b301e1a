"""The code that one library gives and another uses: an address, the number of a ticket, and the secret of it."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit
from uuid import UUID

PATH = "/hand-over/"
SECRET_BYTES = 32
SIGNATURE_HEADER = "Leeszaal-Signature"


class NotACodeError(ValueError):
    """A text that is no code of a Leeszaal."""


@dataclass(frozen=True, slots=True)
class Code:
    """A ticket at an address. It is written as an address whose last part, the secret, no browser sends."""

    origin: str
    ticket: UUID
    secret: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a code as it was copied. Raises NotACodeError."""
        try:
            parts = urlsplit(text.strip())
            ticket, _ = UUID(parts.path.removeprefix(PATH).strip("/")), parts.port
        except ValueError as error:
            raise NotACodeError(text) from error
        is_place = parts.scheme in ("https", "http") and parts.hostname and "@" not in parts.netloc
        if not parts.path.startswith(PATH) or not is_place or not parts.fragment:
            raise NotACodeError(text)
        return cls(f"{parts.scheme}://{parts.netloc}", ticket, parts.fragment)

    @property
    def address(self) -> str:
        """Give where the package goes; the secret is not in it."""
        return f"{self.origin}{PATH}{self.ticket}/"

    def __str__(self) -> str:
        return f"{self.address}#{self.secret}"


def new_secret() -> str:
    """Draw a secret that nobody can guess."""
    return secrets.token_urlsafe(SECRET_BYTES)


def signature(secret: str, body: bytes) -> str:
    """Sign a package: HMAC with SHA-256 (RFC 2104), in hexadecimal."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(secret: str, body: bytes, given: str) -> bool:
    """Tell whether a package was signed with a secret, in a time that tells nothing about it."""
    return hmac.compare_digest(signature(secret, body).encode(), given.encode())
