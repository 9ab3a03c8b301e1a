"""Messages of real machines and clients, recorded by others and kept beside the project on some machines."""

import json
from pathlib import Path
from typing import Any

import pytest

BESIDE = Path(__file__).parents[5] / "shared" / "data" / "sip2"
needs_recordings = pytest.mark.skipif(
    not BESIDE.exists(), reason="the recorded messages of SIP2 machines are not beside the project"
)


def recorded() -> list[dict[str, Any]]:
    """Give each recorded message with what two other programs read in it; none when they are not here."""
    path = BESIDE / "vectors_dev.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def standard() -> dict[str, Any]:
    """Give the messages, fields and codes of the standard, as others wrote them down."""
    return json.loads((BESIDE / "sip2_spec.json").read_text("utf-8"))
