"""Every recorded message is read as the programs read it that recorded it."""

from collections import defaultdict
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import pytest
from sip2_recorded import needs_recordings, recorded

from leeszaal.protocols.sip2.codec import Checksum, Frames, Received, decode, encode
from leeszaal.protocols.sip2.codec.fieldids import FIELD_IDS
from leeszaal.protocols.sip2.codec.messages import PatronStatus, Summary, SupportedMessage

RECORDED = recorded()
NONE_HERE = [pytest.param({}, id="none here", marks=needs_recordings)]
ALL = pytest.mark.parametrize("vector", [pytest.param(vector, id=vector["id"]) for vector in RECORDED] or NONE_HERE)
CHECKSUMS = {None: Checksum.ABSENT, True: Checksum.RIGHT, False: Checksum.WRONG}
EMPTY = (None, "", (), frozenset())
CLOSING = {"AY", "AZ"}


def _read(vector: dict[str, Any]) -> Received:
    (frame,) = Frames().feed(vector["raw"].encode() + b"\r")
    return decode(frame)


def _says(raw: str, value: object) -> bool:
    """Tell whether a value says what the sender wrote."""
    if isinstance(value, bool):
        return (raw[:1] in ("Y", "1")) is value
    if isinstance(value, datetime):
        zone = "   Z" if value.tzinfo is UTC else "    "
        return raw == f"{value:%Y%m%d}{zone}{value:%H%M%S}"
    if isinstance(value, int):
        return raw.isdigit() and int(raw) == value
    if isinstance(value, PatronStatus | Summary):
        return [sign == "Y" for sign in raw[:14]][: len(value.__slots__)] == [
            getattr(value, name) for name in value.__slots__
        ]
    if isinstance(value, frozenset):
        return value == {name for name, sign in zip(SupportedMessage, raw, strict=False) if sign == "Y"}
    return raw == value if value is not None else raw.strip() in ("", "U")


def test_a_number_that_is_not_what_was_sent_is_seen() -> None:
    assert not _says("0002", 20)
    assert not _says("20250110    081500", datetime(2025, 1, 10, 8, 15, 1))  # noqa: DTZ001
    assert not _says("Y         ", Summary(overdue_items=True))


@needs_recordings
def test_the_recordings_are_all_here() -> None:
    assert len(RECORDED) >= 157
    assert {vector["expect"] for vector in RECORDED} == {"accept"}


@ALL
def test_a_recorded_message_keeps_its_kind_and_fixed_fields(vector: dict[str, Any]) -> None:
    message = _read(vector).message
    assert vector["code"] == message.CODE
    assert {name for name, raw in vector["fixed"].items() if not _says(raw, getattr(message, name))} == set()


@ALL
def test_a_recorded_message_keeps_each_variable_field_and_gets_no_other(vector: dict[str, Any]) -> None:
    message = _read(vector).message
    sent: dict[str, list[str]] = defaultdict(list)
    for identifier, raw in vector["fields"]:
        sent[identifier].append(raw)
    for name in {field.name for field in fields(message)} - {"extensions"} - set(vector["fixed"]):
        value, raws = getattr(message, name), sent.pop(FIELD_IDS[name], [])
        if isinstance(value, tuple):
            assert list(value) == raws, name
        else:
            assert _says(raws[-1], value) if raws else value in EMPTY, name
    others = [(identifier, raw) for identifier, raws in sent.items() if identifier not in CLOSING for raw in raws]
    assert list(message.extensions) == others


@ALL
def test_a_recorded_message_keeps_its_sequence_number_and_its_checksum_is_judged(vector: dict[str, Any]) -> None:
    received = _read(vector)
    assert received.sequence == (None if vector["sequence"] is None else int(vector["sequence"]))
    assert received.checksum is CHECKSUMS[vector.get("checksum_valid")]


@ALL
def test_a_recorded_message_survives_being_written_by_us(vector: dict[str, Any]) -> None:
    received = _read(vector)
    written = encode(received.message, sequence=received.sequence, checksum=True)
    assert decode(written) == Received(received.message, received.sequence, Checksum.RIGHT)
