"""A stream of bytes is cut into the same messages however the network delivers it."""

import tracemalloc

import pytest

from leeszaal.protocols.sip2.codec import Frames, Malformed, Reason


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\r\r\n", b"\n\r\n\r"])
def test_every_way_to_end_a_message_ends_it(end: bytes) -> None:
    assert Frames().feed(b"9900402.00" + end + b"97" + end) == [b"9900402.00", b"97"]


def test_a_message_waits_for_its_end() -> None:
    frames = Frames()
    assert [frames.feed(bytes([byte])) for byte in b"97\r\n96\n"] == [[], [], [b"97"], [], [], [], [b"96"]]


@pytest.mark.parametrize(
    "junk", [b"\xfb", b"\xff\xfb\x01\xff\xfd\x03", b"\x02", b" \t", b"\x00\x00", "\ufeff".encode()]
)
def test_junk_before_a_message_is_dropped(junk: bytes) -> None:
    assert Frames().feed(junk + b"97\r" + junk + b"\r" + junk + b"96\r") == [b"97", b"96"]


def test_what_is_no_message_is_not_made_into_one() -> None:
    assert Frames().feed(b"X1YN20260309\r") == [b"X1YN20260309"]


def test_a_frame_may_be_as_long_as_the_limit() -> None:
    frames = Frames(limit=10)
    assert frames.feed(b"9900402.00\r") == [b"9900402.00"]
    with pytest.raises(Malformed) as raised:
        frames.feed(b"9900402.000")
    assert raised.value.reason is Reason.TOO_LONG


def test_a_frame_that_is_too_long_is_told_once_and_dropped_to_its_end() -> None:
    frames = Frames(limit=10)
    with pytest.raises(Malformed):
        frames.feed(b"97\r" + b"x" * 11)
    assert frames.feed(b"x" * 100) == [b"97"]
    assert frames.feed(b"the rest\r96\r") == [b"96"]


def test_messages_beside_one_that_is_too_long_are_not_lost() -> None:
    frames = Frames(limit=10)
    with pytest.raises(Malformed):
        frames.feed(b"97\r" + b"x" * 11 + b"\r96\r99")
    assert frames.feed(b"00402.00\r") == [b"97", b"96", b"9900402.00"]


def test_a_stream_without_an_end_takes_no_more_memory_than_one_message() -> None:
    frames, flood, told = Frames(), b"9" * 65_536, 0
    tracemalloc.start()
    try:
        for _ in range(400):
            try:
                assert frames.feed(flood) == []
            except Malformed:
                told += 1
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert told == 1
    assert peak < 4 * len(flood)
