"""What one conversation remembers, without a line or a database under it."""

import pytest

from leeszaal.protocols.sip2.codec import encode
from leeszaal.protocols.sip2.codec.messages import ItemInformation, ItemInformationResponse, Message, ScStatus
from leeszaal.protocols.sip2.server.conversation import Conversation, TooManyBadError
from leeszaal.protocols.sip2.server.limits import MOST_BAD, REPEAT_SECONDS

ASKED = ItemInformation(transaction_date=None, institution_id="", item_identifier="30000000000001")


def frame(message: Message = ASKED, sequence: int | None = 3, *, checksum: bool = True) -> bytes:
    """A message as a machine sends it, without its end."""
    return encode(message, sequence=sequence, checksum=checksum).rstrip(b"\r")


def answer(title: str) -> ItemInformationResponse:
    """An answer about the item."""
    return ItemInformationResponse(
        circulation_status="03",
        security_marker="02",
        fee_type="01",
        transaction_date=None,
        item_identifier="30000000000001",
        title_identifier=title,
    )


def test_the_answer_has_the_sequence_number_and_a_checksum_when_the_request_had_them() -> None:
    conversation = Conversation()
    assert conversation.hear(frame(sequence=7), 0.0) == ASKED
    assert b"|AY7AZ" in conversation.answer(answer("De stille dijk"), 0.0)
    assert conversation.hear(frame(sequence=None, checksum=False), 0.0) == ASKED
    plain = conversation.answer(answer("De stille dijk"), 0.0)
    assert plain.endswith(b"|\r")
    assert b"AZ" not in plain


def test_the_same_bytes_with_the_same_number_get_the_same_answer_and_are_no_request() -> None:
    conversation = Conversation()
    conversation.hear(frame(), 0.0)
    given = conversation.answer(answer("De stille dijk"), 1.0)
    assert conversation.hear(frame(), 2.0) == given
    assert conversation.hear(frame(), 3.0) == given


def test_another_number_or_no_number_is_a_new_request() -> None:
    conversation = Conversation()
    conversation.hear(frame(sequence=1), 0.0)
    conversation.answer(answer("De stille dijk"), 0.0)
    assert conversation.hear(frame(sequence=2), 0.0) == ASKED
    conversation.hear(frame(sequence=None), 0.0)
    conversation.answer(answer("De stille dijk"), 0.0)
    assert conversation.hear(frame(sequence=None), 0.0) == ASKED


def test_the_same_bytes_much_later_are_a_new_request() -> None:
    """A machine that always sends the same number, and no time, must not get an old answer."""
    conversation = Conversation()
    conversation.hear(frame(), 0.0)
    conversation.answer(answer("De stille dijk"), 1.0)
    assert conversation.hear(frame(), 2.0 + REPEAT_SECONDS) == ASKED


def test_not_now_is_not_the_answer_to_the_next_try() -> None:
    conversation = Conversation()
    conversation.hear(frame(), 0.0)
    conversation.answer(answer("?"), 0.0, final=False)
    assert conversation.hear(frame(), 1.0) == ASKED


def test_a_97_gets_the_last_answer_again_as_it_was() -> None:
    conversation = Conversation()
    conversation.hear(frame(sequence=4), 0.0)
    given = conversation.answer(answer("De stille dijk"), 0.0)
    assert conversation.hear(b"97AZFEF5", 1.0) == given
    assert conversation.hear(b"97", 2.0) == given
    assert conversation.hear(frame(sequence=4), 3.0) == given


def test_a_97_after_a_damaged_message_gets_the_last_answer_not_the_96() -> None:
    conversation = Conversation()
    conversation.hear(frame(sequence=4), 0.0)
    given = conversation.answer(answer("De stille dijk"), 0.0)
    assert conversation.hear(b"97AZ0000", 1.0) == b"96AZFEF6\r"
    assert conversation.hear(b"97AZFEF5", 1.0) == given


def test_a_97_before_any_answer_gets_a_96() -> None:
    assert Conversation().hear(b"97AZFEF5", 0.0) == b"96AZFEF6\r"
    assert Conversation().hear(b"97", 0.0) == b"96\r"


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        (frame()[:-4] + b"0000", b"96AZFEF6\r"),
        (b"GET / HTTP/1.1", b"96\r"),
        (b"00000000", b"96\r"),
        (encode(answer("De stille dijk")).rstrip(b"\r"), b"96\r"),
    ],
    ids=["wrong checksum", "another protocol", "no such message", "an answer, not a request"],
)
def test_what_cannot_be_read_is_asked_for_again_without_a_sequence_number(sent: bytes, asked: bytes) -> None:
    assert Conversation().hear(sent, 0.0) == asked


def test_five_bad_messages_in_a_row_end_the_conversation() -> None:
    conversation = Conversation()
    for _ in range(MOST_BAD - 1):
        assert conversation.hear(b"zz", 0.0) == b"96\r"
    status = ScStatus(status_code="0", max_print_width=30, protocol_version="2.00")
    assert conversation.hear(frame(status), 0.0) == status
    for _ in range(MOST_BAD - 1):
        conversation.hear(b"zz", 0.0)
    with pytest.raises(TooManyBadError):
        conversation.hear(b"zz", 0.0)
