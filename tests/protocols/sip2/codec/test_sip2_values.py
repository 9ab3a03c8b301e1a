"""Values cannot break out of their field, and no sign is lost without another in its place."""

from datetime import datetime, timedelta, timezone

import pytest
from sip2_examples import NOW

from leeszaal.protocols.sip2.codec import decode, encode, messages


def _item(title: str, **more: object) -> messages.ItemStatusUpdateResponse:
    return messages.ItemStatusUpdateResponse(
        item_properties_ok=True,
        transaction_date=NOW,
        item_identifier="31000001",
        title_identifier=title,
        **more,  # type: ignore[arg-type]
    )


def _title(frame: bytes, encoding: str = "utf-8") -> str | None:
    message = decode(frame, encoding).message
    assert isinstance(message, messages.ItemStatusUpdateResponse)
    return message.title_identifier


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Ja|AAiemand anders|", "Ja AAiemand anders "),
        ("een\r97\r", "een 97 "),
        ("een\ntwee\ttien\x00\x7f\x85", "een twee tien   "),
        ("x" * 300, "x" * 255),
        ("|" * 300, " " * 255),
        ("Zoë \N{NO-BREAK SPACE}", "Zoë \N{NO-BREAK SPACE}"),
    ],
)
def test_a_value_stays_in_its_field(title: str, written: str) -> None:
    frame = encode(_item(title))
    assert frame == f"20120260309    140530AB31000001|AJ{written}|\r".encode()
    assert _title(frame) == written


def test_the_value_of_an_extension_stays_in_its_field_too() -> None:
    assert encode(_item("een", extensions=(("CR", "a|AAb\r"),))).endswith(b"AJeen|CRa AAb |\r")


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("utf-8", "Zoë Şen €½ 川"), ("latin-1", "Zoë Sen ?½ ?"), ("cp850", "Zoë Sen ?½ ?"), ("ascii", "Zoe Sen ?? ?")],
)
def test_a_sign_that_an_encoding_lacks_becomes_its_nearest_letter(encoding: str, written: str) -> None:
    assert _title(encode(_item("Zoë Şen €½ 川"), encoding=encoding), encoding) == written


def test_half_a_sign_becomes_a_question_mark() -> None:
    assert _title(encode(_item("a\ud800b"))) == "a?b"


def test_bytes_that_are_not_in_the_encoding_are_taken_for_latin_1() -> None:
    assert _title("20120260309    140530AB31000001|AJZoë|".encode("latin-1")) == "Zoë"
    assert _title("20120260309    140530AB31000001|AJZoë|".encode("cp850"), "cp850") == "Zoë"


def test_controls_that_come_in_become_spaces() -> None:
    assert _title(b"20120260309    140530AB31000001|AJa\x00b\x1bc|") == "a b c"


def test_a_fixed_field_keeps_its_width_whatever_is_put_in_it() -> None:
    for code in ("", "5", "00005", "|||", "ë\r川"):
        message = messages.PatronStatusRequest(language=code, transaction_date=NOW)
        frame = encode(message)
        assert len(frame) == len("2300520260309    140530AO|AA|AC|AD|\r")
        assert frame[5:23] == b"20260309    140530"


@pytest.mark.parametrize(
    ("count", "written"), [(0, "0000"), (9999, "9999"), (10_000, "9999"), (-1, "0000"), (None, "    ")]
)
def test_a_count_that_does_not_fit_is_the_nearest_that_does(count: int | None, written: str) -> None:
    message = messages.RenewAllResponse(ok=True, renewed_count=count, unrenewed_count=1, transaction_date=NOW)
    assert encode(message)[3:7] == written.encode()


def test_a_moment_with_a_zone_is_written_in_utc_and_one_without_as_it_is() -> None:
    summer = datetime(2026, 7, 1, 0, 30, 15, 999_999, tzinfo=timezone(timedelta(hours=2)))
    assert encode(messages.PatronEnable(transaction_date=summer)) == b"2520260630   Z223015AO|AA|\r"
    assert encode(messages.PatronEnable(transaction_date=NOW)) == b"2520260309    140530AO|AA|\r"
    assert encode(messages.PatronEnable(transaction_date=None)) == b"25                  AO|AA|\r"
