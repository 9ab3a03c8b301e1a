"""Messages are read and written as the standard says, and what machines do against it is forgiven."""

from datetime import datetime

import pytest
from sip2_examples import EXAMPLES, NOW, WHO

from leeszaal.protocols.sip2.codec import Checksum, Malformed, Reason, Received, decode, encode, messages

EACH = pytest.mark.parametrize(("text", "message"), EXAMPLES, ids=[type(example).__name__ for _, example in EXAMPLES])


def _sum(data: bytes) -> str:
    total = 0
    for byte in data:
        total = (total + byte) % 0x10000
    return format((0x10000 - total) % 0x10000, "04X")


def _decoded(text: str) -> messages.Message:
    return decode(text.encode()).message


def test_there_is_an_example_of_every_message() -> None:
    assert {type(message) for _, message in EXAMPLES} == set(messages.BY_CODE.values())


@EACH
def test_a_message_is_read(text: str, message: messages.Message) -> None:
    assert decode(text.encode()) == Received(message, None, Checksum.ABSENT)


@EACH
def test_a_message_is_written(text: str, message: messages.Message) -> None:
    assert encode(message) == f"{text}\r".encode()


@EACH
def test_a_message_is_closed_with_its_number_and_sum(text: str, message: messages.Message) -> None:
    closed = f"{text}AY7AZ".encode()
    closed += _sum(closed).encode()
    assert encode(message, sequence=7, checksum=True) == closed + b"\r"
    assert decode(closed) == Received(message, 7, Checksum.RIGHT)


def test_the_checksum_of_the_examples_of_others_is_ours() -> None:
    assert decode(b"9900401.00AY1AZFCA5").checksum is Checksum.RIGHT
    assert decode(b"9900401.00AY1AZfca5").checksum is Checksum.RIGHT
    assert decode(b"9900401.00AY1AZFCA6").checksum is Checksum.WRONG


@pytest.mark.parametrize(
    ("ending", "sequence", "checksum"),
    [
        ("", None, Checksum.ABSENT),
        ("AY4", 4, Checksum.ABSENT),
        ("AY4|", 4, Checksum.ABSENT),
        ("AY4AZ", 4, Checksum.ABSENT),
        ("AZ", None, Checksum.ABSENT),
        ("AZ0000", None, Checksum.WRONG),
        ("AY4AZ0000|", 4, Checksum.WRONG),
        ("AY4AZ0000\r\n", 4, Checksum.WRONG),
    ],
)
def test_half_an_ending_is_an_ending_too(ending: str, sequence: int | None, checksum: Checksum) -> None:
    for text, message in (EXAMPLES[0], EXAMPLES[-1]):
        assert decode(f"{text}{ending}".encode()) == Received(message, sequence, checksum)


def test_a_whole_ending_needs_no_bar_before_it_and_half_an_ending_in_a_value_is_a_value() -> None:
    start = b"1720260309    140530AOALM|AB31"
    whole = decode(start + b"AY1AZ" + _sum(start + b"AY1AZ").encode())
    assert (whole.sequence, whole.checksum) == (1, Checksum.RIGHT)
    assert whole.message == messages.ItemInformation(transaction_date=NOW, institution_id="ALM", item_identifier="31")
    half = decode(start + b"AY1")
    assert half.sequence is None
    assert half.message == messages.ItemInformation(transaction_date=NOW, institution_id="ALM", item_identifier="31AY1")


@pytest.mark.parametrize("sequence", [None, 3])
@pytest.mark.parametrize("version", ["0AY0", " AZ0", "AY1A", "AY2 "])
def test_a_fixed_field_that_looks_like_half_an_ending_is_none(version: str, sequence: int | None) -> None:
    message = messages.ScStatus(status_code="0", max_print_width=40, protocol_version=version)
    for checksum in (False, True):
        assert decode(encode(message, sequence=sequence, checksum=checksum)).message == message


@pytest.mark.parametrize(
    "text",
    [
        "3520260309    140530|AOALM|AA29000001|",
        "3520260309    140530|AOALM|AA29000001",
        "3520260309    140530AA29000001|AOALM|",
        "3520260309    140530AA|AOALM||AA29000001||",
        "3520260309    140530rubbish|AOALM|AA29000001\x00\r\n",
    ],
)
def test_bars_too_many_or_too_few_and_another_order_change_nothing(text: str) -> None:
    assert _decoded(text) == messages.EndPatronSession(transaction_date=NOW, **WHO)


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("20260309    140530", NOW),
        ("20260309  CE140530", NOW),
        ("                  ", None),
        ("20260230    140530", None),
        ("20260309    246199", None),
        ("2026-03-09  140530", None),
        ("٢٠٢٦٠٣٠٩    140530", None),
        ("2026W101    140530", None),
        ("xxxxxxxxxxxxxxxxxx", None),
        ("", None),
        ("|", None),
    ],
)
def test_a_date_that_is_none_is_none(date: str, read: datetime | None) -> None:
    assert _decoded(f"35{date}AOALM|AA29000001|") == messages.EndPatronSession(transaction_date=read, **WHO)


@pytest.mark.parametrize("zone", ["   Z", "Z   ", " Z  ", "ZZZZ"])
def test_a_zone_with_a_z_is_utc(zone: str) -> None:
    message = _decoded(f"3520260309{zone}140530AOALM|")
    assert isinstance(message, messages.EndPatronSession)
    assert message.transaction_date is not None
    assert message.transaction_date.isoformat() == "2026-03-09T14:05:30+00:00"


def test_two_dates_may_both_be_left_out() -> None:
    message = messages.Checkout(sc_renewal_policy=True, no_block=False, transaction_date=None, nb_due_date=None, **WHO)
    assert _decoded("11YNAOALM|AA29000001|") == message
    assert _decoded("11YN||AOALM|AA29000001|") == message


def test_an_item_may_be_asked_after_with_a_language_before_the_date() -> None:
    message = messages.ItemInformation(transaction_date=NOW, institution_id="ALM", item_identifier="31000001")
    assert _decoded("1700120260309    140530AOALM|AB31000001|") == message
    assert _decoded("1720260309    140530AOALM|AB31000001|") == message


def test_a_print_width_that_is_no_number_is_not_known() -> None:
    message = messages.ScStatus(status_code="0", max_print_width=None, protocol_version="2.00")
    assert _decoded("990xxx2.00") == message
    assert encode(message) == b"990   2.00\r"


def test_a_bar_in_a_value_stays_in_it_when_no_field_follows() -> None:
    message = _decoded("64" + " " * 14 + "00520260309    140530" + "0000" * 6 + "AOALM|BEa|b@example.org|BLY|AF1|2|")
    assert isinstance(message, messages.PatronInformationResponse)
    assert message.email_address == "a|b@example.org"
    assert (message.valid_patron, message.screen_message) == (True, ("1|2",))


def test_fields_of_others_are_kept_beside_those_of_the_standard() -> None:
    message = _decoded("1720260309    140530AOALM|AB31000001|XIa|CR|")
    assert message == messages.ItemInformation(
        transaction_date=NOW, institution_id="ALM", item_identifier="31000001", extensions=(("XI", "a"), ("CR", ""))
    )
    assert encode(message) == b"1720260309    140530AOALM|AB31000001|XIa|CR|\r"


def test_a_number_or_sum_in_the_middle_of_a_message_is_nothing() -> None:
    received = decode(b"3520260309    140530AOALM|AY1|AZ0000|AY2AZ0000|AA29000001|")
    assert received == Received(messages.EndPatronSession(transaction_date=NOW, **WHO), None, Checksum.ABSENT)


def test_a_code_that_no_table_has_is_kept_as_it_is() -> None:
    message = _decoded("2399920260309    140530AOALM|AA29000001|AC|AD|")
    assert message == messages.PatronStatusRequest(language="999", transaction_date=NOW, **WHO)
    assert encode(message) == b"2399920260309    140530AOALM|AA29000001|AC|AD|\r"


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (b"", Reason.NO_CODE),
        (b"9", Reason.NO_CODE),
        (b"GET / HTTP/1.1", Reason.NO_CODE),
        ("١١YN".encode(), Reason.NO_CODE),
        (b"9\xff9", Reason.NO_CODE),
        (b"0020260309    140530", Reason.UNKNOWN_CODE),
        (b"11", Reason.TOO_SHORT),
        (b"11YN20260309    140530", Reason.TOO_SHORT),
        (b"98YYYNYN300003", Reason.TOO_SHORT),
        (b"35AY1AZ0000", Reason.TOO_SHORT),
        (b"99AY3AZFDF2", Reason.TOO_SHORT),
    ],
)
def test_what_is_no_message_is_malformed(frame: bytes, reason: Reason) -> None:
    with pytest.raises(Malformed) as raised:
        decode(frame)
    assert raised.value.reason is reason


def test_a_malformed_message_is_not_quoted() -> None:
    with pytest.raises(Malformed) as raised:
        decode(b"77AA29000001|AEFenna Oud|")
    assert str(raised.value) == "unknown message code"


def test_a_message_does_not_tell_a_log_what_stands_in_it() -> None:
    received = decode(b"2300520260309    140530AOALM|AA29000001|AC|AD1234|")
    assert str(received.message) == "<PatronStatusRequest 23>"
    assert "29000001" not in repr(received)
    assert {repr(message)[1:-4] for _, message in EXAMPLES} == {type(message).__name__ for _, message in EXAMPLES}
