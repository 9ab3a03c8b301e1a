"""ISO 2709 files of any size are read record by record, and one broken record costs one record."""

import contextlib
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marc_files import fixture
from records_at_random import records

from leeszaal.catalogue.marc.broken import Broken, BrokenRecord, Position, RawRecord, Remark
from leeszaal.catalogue.marc.decoding import parse_iso2709
from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.iso2709 import split_records
from leeszaal.catalogue.marc.record import DEFAULT_LEADER, ControlField, DataField, MarcRecord, Subfield


def _record(number: str, title: str = "De avonden") -> bytes:
    fields = (ControlField("001", number), DataField("245", "1", "0", (Subfield("a", title),)))
    return write_iso2709(MarcRecord(DEFAULT_LEADER, fields))


ONE, TWO, THREE = _record("1"), _record("2", "Nooit meer slapen"), _record("3")


def _split(data: bytes) -> list[RawRecord | Broken]:
    return list(split_records(io.BytesIO(data)))


def test_records_come_with_their_number_and_byte_offset() -> None:
    assert _split(ONE + TWO) == [RawRecord(Position(1, 0), ONE), RawRecord(Position(2, len(ONE)), TWO)]


def test_line_ends_blanks_and_null_bytes_between_records_do_not_count() -> None:
    found = _split(b"\xef\xbb\xbf" + ONE + b"\r\n\r\n" + TWO + b"  \x00\x1a\n")
    assert [part.raw for part in found if isinstance(part, RawRecord)] == [ONE, TWO]
    assert found[1].position.offset == 3 + len(ONE) + 4


def test_a_record_without_terminator_is_told_and_the_next_one_is_found() -> None:
    first, second = _split(ONE[:-1] + TWO)
    assert isinstance(first, Broken)
    assert "terminator" in first.reason
    assert second == RawRecord(Position(2, len(ONE) - 1), TWO)


def test_a_file_that_breaks_off_gives_what_came_before_and_tells_the_rest() -> None:
    first, last = _split(ONE + TWO[:40])
    assert isinstance(first, RawRecord)
    assert last == Broken(Position(2, len(ONE)), "the record terminator (1D) is missing: the record breaks off")


def test_a_wrong_length_in_the_leader_is_no_obstacle() -> None:
    wrong = b"00099" + ONE[5:]
    found = _split(wrong + TWO)
    assert [part.raw for part in found if isinstance(part, RawRecord)] == [wrong, TWO]
    parsed = parse_iso2709(wrong)
    assert parsed.record.fields == parse_iso2709(ONE).record.fields
    assert Remark.WRONG_LENGTH in parsed.remarks


def test_text_before_the_first_record_is_told_and_the_record_is_read() -> None:
    first, second = _split(b"Export of 12 March\n" + ONE)
    assert isinstance(first, Broken)
    assert isinstance(second, RawRecord)
    assert second.raw == ONE


def test_a_record_larger_than_its_five_digits_is_written_and_read_back() -> None:
    long_text = "x" * 12_000
    fields = tuple(DataField("500", " ", " ", (Subfield("a", f"{number}{long_text}"),)) for number in range(10))
    record = MarcRecord(DEFAULT_LEADER, fields)
    data = write_iso2709(record)
    assert data[:5] == b"99999"
    assert len(data) > 99_999
    (part,) = _split(data)
    assert isinstance(part, RawRecord)
    parsed = parse_iso2709(part.raw)
    assert parsed.record.fields == fields
    assert not parsed.remarks


class _Endless(io.RawIOBase):
    """A file of many megabytes that exists nowhere, to see how much of it is held at a time."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self.blocks = blocks
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        block = next(self.blocks, b"")
        self.given += len(block)
        return block


def test_reading_takes_in_no_more_than_it_needs() -> None:
    file = _Endless(ONE * 1000 for _ in range(1000))
    parts = split_records(file)  # type: ignore[arg-type]
    for _ in range(10):
        next(parts)
    assert file.given == 1000 * len(ONE)


def test_bytes_without_any_terminator_are_given_up_and_reading_goes_on() -> None:
    blocks = (b"junk" * 256 * 1024 for _ in range(34))
    found = list(split_records(_Endless(iter([*blocks, b"\x1d" + ONE]))))  # type: ignore[arg-type]
    assert isinstance(found[0], Broken)
    assert "32 MB" in found[0].reason
    assert isinstance(found[-1], RawRecord)
    assert found[-1].raw == ONE


def test_fields_in_another_order_than_the_directory_are_put_right() -> None:
    directory_end = ONE.index(b"\x1e")
    first, second = ONE[24:36], ONE[36:directory_end]
    parsed = parse_iso2709(ONE[:24] + second + first + ONE[directory_end:])
    assert [field.tag for field in parsed.record.fields] == ["245", "001"]
    assert parsed.record.control("001") == "1"
    assert parsed.remarks == {Remark.WRONG_DIRECTORY}


def test_lengths_counted_in_characters_instead_of_bytes_are_put_right() -> None:
    right = _record("1", "Één reëel café")
    wrong = right[:36] + b"245" + b"%04d" % (int(right[39:43]) - 4) + right[43:]
    parsed = parse_iso2709(wrong)
    assert next(parsed.record.data("245")).first("a") == "Één reëel café"
    assert parsed.remarks == {Remark.WRONG_DIRECTORY}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"00030nam a2200025 a 4500xxxxx\x1d", "no directory"),
        (b"00050nam a2200036 a 450000100020000\x1ea\x1e\x1d", "not a multiple of twelve"),
        (b"00062nam a2200049 a 4500001000200000003000200002\x1ea\x1e\x1d", "lists 2 fields, the record holds 1"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(BrokenRecord, match=words):
        parse_iso2709(data)


def test_utf8_that_the_leader_does_not_announce_is_recognised() -> None:
    data = _record("1", "Één").replace(b"nam a22", b"nam  22")
    parsed = parse_iso2709(data)
    assert next(parsed.record.data("245")).first("a") == "Één"
    assert parsed.remarks == {Remark.UTF8_NOT_DECLARED}


def test_marc8_that_the_leader_calls_utf8_is_recognised() -> None:
    parsed = parse_iso2709(fixture("ruby-marc/marc8_accented_chars.marc"))
    assert parsed.remarks == {Remark.MARC8_DECLARED_UTF8}
    assert any("Geneviève" in field.first("a") for field in parsed.record.data("100", "700"))


def test_a_few_bad_bytes_do_not_spoil_the_rest_of_a_utf8_record() -> None:
    parsed = parse_iso2709(fixture("ruby-marc/utf8_with_bad_bytes.marc"))
    assert parsed.remarks == {Remark.UNKNOWN_CHARACTERS}
    assert "Photčhanānukrom" in next(parsed.record.data("245")).first("a")


@given(records())
def test_a_written_record_is_read_back_the_same(record: MarcRecord) -> None:
    data = write_iso2709(record)
    (part,) = _split(data)
    assert isinstance(part, RawRecord)
    parsed = parse_iso2709(part.raw)
    assert parsed.record.fields == record.fields
    assert not parsed.remarks
    assert write_iso2709(parsed.record) == data


@given(st.lists(st.binary(max_size=80) | st.sampled_from([ONE, TWO, b"\x1d", b"\n", b"     "]), max_size=12))
def test_whatever_the_bytes_every_part_is_a_record_or_is_told(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    for part in _split(data):
        if isinstance(part, RawRecord):
            offset = part.position.offset
            assert data[offset : offset + len(part.raw)] == part.raw
            with contextlib.suppress(BrokenRecord):
                assert parse_iso2709(part.raw).record.leader
