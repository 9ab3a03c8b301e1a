"""A record can be edited as plain lines without losing anything, and every wrong line is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records_at_random import records

from leeszaal.catalogue.marc.record import DEFAULT_LEADER, ControlField, DataField, MarcRecord, Subfield
from leeszaal.catalogue.marc.text import TextCause, TextError, TextProblem, format_record, parse_record

_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_SIGN = st.characters(exclude_categories=["Cs"])


def test_lines_look_as_cataloguers_know_them() -> None:
    fields = (
        ControlField("001", "90210"),
        DataField("245", "1", " ", (Subfield("a", "Geld: $ en {}"), Subfield("c", " door X "))),
    )
    lines = format_record(MarcRecord(DEFAULT_LEADER, fields)).splitlines()
    assert lines == [
        "LDR {space}{space}{space}{space}{space}nam a22     uu 4500",
        "001 90210",
        "245 1# $a Geld: {dollar} en {lcub}{rcub} $c {space}door X{space}",
    ]


@given(records())
def test_what_is_written_as_lines_is_read_back_the_same(record: MarcRecord) -> None:
    assert parse_record(format_record(record)) == record


@given(
    st.lists(st.builds(Subfield, _SIGN, _ANY), max_size=4), st.text(_SIGN, min_size=3, max_size=3), _SIGN, _SIGN, _ANY
)
def test_even_impossible_fields_are_read_back_the_same(
    subfields: list[Subfield], tag: str, ind1: str, ind2: str, value: str
) -> None:
    stray = (Subfield("", value),) if value else ()
    fields = (DataField(tag, ind1, ind2, (*stray, *subfields)), ControlField(tag, value))
    record = MarcRecord(DEFAULT_LEADER, fields)
    assert parse_record(format_record(record)) == record


def test_spaces_and_empty_lines_that_a_person_leaves_do_not_count() -> None:
    text = "  245 10   $a   De avonden / $c  Gerard Reve.  \r\n\r\n   \n"
    expected = DataField("245", "1", "0", (Subfield("a", "De avonden /"), Subfield("c", "Gerard Reve.")))
    assert parse_record(text) == MarcRecord(DEFAULT_LEADER, (expected,))


def test_every_wrong_line_is_told_at_once() -> None:
    text = "LDR too short\n24 10 $a x\n245 1 $a x\n245 10 $ab x\n500 ## $a {nothing}\n500 ## $a }\n650 #4 $a right\n"
    with pytest.raises(TextError) as caught:
        parse_record(text)
    assert caught.value.problems == (
        TextProblem(1, TextCause.LEADER_LENGTH, "too short"),
        TextProblem(2, TextCause.TAG_LENGTH, "24"),
        TextProblem(3, TextCause.INDICATORS, "1"),
        TextProblem(4, TextCause.SUBFIELD_CODE, "ab"),
        TextProblem(5, TextCause.UNKNOWN_BRACES, "{nothing}"),
        TextProblem(6, TextCause.UNKNOWN_BRACES, "}"),
    )


def test_a_second_leader_is_told() -> None:
    with pytest.raises(TextError, match="second_leader"):
        parse_record(f"LDR {DEFAULT_LEADER.replace(' ', '{space}')}\n" * 2)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_record_or_is_told(text: str) -> None:
    try:
        record = parse_record(text)
    except TextError as error:
        assert all(1 <= problem.line <= text.count("\n") + 1 for problem in error.problems)  # noqa: PT017
    else:
        assert parse_record(format_record(record)) == record
