"""A backup file that is nothing to who finds it: encrypted in pieces, with a key that the installation keeps.

The file begins with a line that says what it is and a line of JSON (the manifest, which names nobody). Then follow
pieces of AES-256-GCM, each after its length. What could go wrong: pieces are left out, swapped or cut off at the end.
Therefore the place of a piece and whether it is the last are part of its nonce, and the manifest is bound to each.
The key of a file is derived (HKDF) from the installation's key and a random salt, so that no nonce comes twice.
"""

import base64
import json
import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"LEESZAAL BACKUP 1\n"
PIECE_BYTES = 1 << 20
_SALT_BYTES = 16
_LENGTH = struct.Struct(">I")


class NotABackupError(Exception):
    """The file is no backup of ours, was damaged, or was made with the key of another installation."""


def seal(plain: Iterable[bytes], manifest: Mapping[str, Any], key: str, file: IO[bytes]) -> None:
    """Write manifest and contents to a file; ``key`` is a secret of the installation (32 bytes, URL-safe base 64)."""
    salt = os.urandom(_SALT_BYTES)
    header = MAGIC + json.dumps({**manifest, "salt": salt.hex()}, sort_keys=True).encode() + b"\n"
    file.write(header)
    cipher = _cipher(key, salt)
    for number, (piece, is_last) in enumerate(_pieces(plain)):
        sealed = cipher.encrypt(_nonce(number, is_last), piece, header)
        file.write(_LENGTH.pack(len(sealed)) + sealed)


def read_manifest(file: IO[bytes]) -> dict[str, Any]:
    """Read what the file says about itself, and stand before the first piece. Raises NotABackupError."""
    return dict(json.loads(_header(file)[len(MAGIC) :]))


def unseal(file: IO[bytes], key: str) -> Iterator[bytes]:
    """Give the contents, each piece checked before it is given.

    Raises:
        NotABackupError: when anything in the file was changed, is missing or belongs to another installation.
    """
    header = _header(file)
    cipher = _cipher(key, bytes.fromhex(json.loads(header[len(MAGIC) :])["salt"]))
    piece, number = _next(file), 0
    while piece is not None:
        following = _next(file)
        try:
            yield cipher.decrypt(_nonce(number, following is None), piece, header)
        except InvalidTag as error:
            raise NotABackupError(
                "The backup cannot be read: it was damaged or cut off, or it was made with the secrets of another home."
            ) from error
        piece, number = following, number + 1


def _header(file: IO[bytes]) -> bytes:
    file.seek(0)
    if file.read(len(MAGIC)) != MAGIC:
        raise NotABackupError("This is not a backup of Leeszaal.")
    return MAGIC + file.readline()


def _next(file: IO[bytes]) -> bytes | None:
    length = file.read(_LENGTH.size)
    return file.read(_LENGTH.unpack(length)[0]) if len(length) == _LENGTH.size else None


def _pieces(plain: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Give the pieces with whether each is the last; there is always one."""
    parts = iter(plain)
    piece = next(parts, b"")
    for following in parts:
        yield piece, False
        piece = following
    yield piece, True


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if is_last else b"\x00")


def _cipher(key: str, salt: bytes) -> AESGCM:
    secret = base64.urlsafe_b64decode(key + "=")
    return AESGCM(HKDF(SHA256(), 32, salt, b"leeszaal backup").derive(secret))
