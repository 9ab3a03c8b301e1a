"""Whatever comes over the line, the codec gives a message or says that it is none; what it writes, it reads."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sip2_examples import EXAMPLES
from sip2_made_safe import made_safe
from sip2_recorded import recorded
from sip2_strategies import FUZZ, any_message

from leeszaal.protocols.sip2.codec import Checksum, Frames, Malformed, Received, decode, encode
from leeszaal.protocols.sip2.codec.frames import LIMIT
from leeszaal.protocols.sip2.codec.messages import BY_CODE, Message

REAL = [text.encode() for text, _ in EXAMPLES] + [vector["raw"].encode() for vector in recorded()]
codes = st.sampled_from([code.encode() for code in BY_CODE])
encodings = st.sampled_from(["utf-8", "latin-1", "cp850", "cp1252", "ascii"])
pieces = st.sampled_from([b"|", b"AA", b"AO", b"AY", b"AZ", b"AY1AZ", b"20260309    140530", b" " * 18, b"\r", b"\xff"])
wire = st.lists(pieces | st.binary(max_size=6), max_size=20).map(b"".join)
SLOW = 0.25
"""Seconds; a message as long as a frame may be takes a hundredth of it."""


@FUZZ
@given(st.binary(max_size=300) | st.builds(bytes.__add__, codes, wire), encodings)
def test_any_bytes_are_a_message_or_malformed(data: bytes, encoding: str) -> None:
    try:
        received = decode(data, encoding)
    except Malformed:
        return
    assert data[:2] == received.message.CODE.encode()


@FUZZ
@given(any_message, st.none() | st.integers(0, 9), st.booleans())
def test_what_is_written_is_read(message: Message, sequence: int | None, checksum: bool) -> None:
    frame = encode(message, sequence=sequence, checksum=checksum)
    assert frame.count(b"\r") == 1
    assert decode(frame) == Received(made_safe(message), sequence, Checksum.RIGHT if checksum else Checksum.ABSENT)


@FUZZ
@given(any_message, encodings)
def test_what_an_encoding_can_hold_is_read_in_it(message: Message, encoding: str) -> None:
    held = decode(encode(message, checksum=True, encoding=encoding), encoding)
    assert held.checksum is Checksum.RIGHT
    assert decode(encode(held.message, checksum=True, encoding=encoding), encoding) == held
    assert len(held.message.extensions) == len(message.extensions)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real message in which some bytes are lost, doubled, changed or put in."""
    data = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + 20, len(data))))
        put_in = draw(st.just(b"") | st.binary(max_size=4) | pieces | st.just(data[start:end] * 2))
        data = data[:start] + put_in + data[end:]
    return data


@FUZZ
@given(mutated())
def test_a_real_message_that_was_garbled_is_read_or_malformed(data: bytes) -> None:
    try:
        message = decode(data).message
    except Malformed:
        return
    again = decode(encode(message)).message
    assert decode(encode(again)).message == again


@FUZZ
@given(st.sampled_from(REAL), st.integers(0, 400), st.integers(1, 255))
def test_one_changed_byte_is_seen_by_the_checksum(data: bytes, place: int, change: int) -> None:
    frame = bytearray(encode(decode(data).message, sequence=3, checksum=True))
    at = place % (len(frame) - len(b"AY3AZ0000\r"))
    frame[at] ^= change
    try:
        received = decode(bytes(frame))
    except Malformed:
        return
    assert received.checksum is Checksum.WRONG


@st.composite
def stream(draw: st.DrawFn) -> tuple[bytes, list[bytes]]:
    """Bytes, and the same bytes cut into pieces."""
    data = draw(st.lists(mutated() | wire | st.sampled_from([b"\r", b"\n", b"\r\n"]), max_size=8).map(b"".join))
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=12)))
    return data, [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


@FUZZ
@given(stream())
def test_a_stream_gives_the_same_messages_however_it_is_cut(cut: tuple[bytes, list[bytes]]) -> None:
    data, parts = cut
    frames = Frames()
    assert [frame for part in parts for frame in frames.feed(part)] == Frames().feed(data)


def _fed(frames: Frames, parts: list[bytes]) -> tuple[list[bytes], bool]:
    found, was_told = [], False
    for part in [*parts, b""]:
        try:
            found += frames.feed(part)
        except Malformed:
            was_told = True
    return found, was_told


@FUZZ
@given(stream(), st.integers(1, 60))
def test_a_stream_with_messages_that_are_too_long_gives_the_others_however_it_is_cut(
    cut: tuple[bytes, list[bytes]], limit: int
) -> None:
    data, parts = cut
    whole = _fed(Frames(limit), [data])
    assert _fed(Frames(limit), parts) == whole
    assert all(len(frame) <= limit for frame in whole[0])


@pytest.mark.parametrize(
    "filling", [b"|", b"AF|", b"||a", b"AY1", b"AZ", b"XX|", b"AFx", b" ", b"\xff", b"AF\x00|", b"2"]
)
@pytest.mark.parametrize("code", [b"36Y", b"17", b"64", b"11YN"])
def test_a_message_as_long_as_it_may_be_is_read_quickly(code: bytes, filling: bytes) -> None:
    data = (code + b"20260309    140530" * 3 + filling * LIMIT)[:LIMIT]
    took = []
    for _ in range(3):
        start = time.perf_counter()
        with contextlib.suppress(Malformed):
            decode(data)
        took.append(time.perf_counter() - start)
    assert min(took) < SLOW
