"""The one way in which a proof is written as bytes, and its hash.

JSON with keys in order, without spaces, characters beyond ASCII escaped; numbers are whole numbers. So anybody can
compute the hash again, in any language.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

BEFORE_THE_FIRST = "0" * 64


def canonical(content: Mapping[str, Any]) -> bytes:
    """Write an object in its one way. Raises ValueError for a number that is not finite."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode(
        "ascii"
    )


def hash_of(number: int, made_at: str, previous: str, body: Mapping[str, Any]) -> str:
    """Give the SHA-256, in hexadecimal, of a proof that hangs on the hash of the one before it.

    ``made_at`` is the moment in UTC, ISO 8601 to the second: ``2026-11-22T01:17:00Z``.
    """
    content = {"body": body, "made_at": made_at, "number": number, "previous": previous}
    return hashlib.sha256(canonical(content)).hexdigest()
