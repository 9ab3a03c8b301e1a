"""What is wrong with a record is told, all of it at once, with the place and what may stand there."""

import pytest

from leeszaal.catalogue.marc.fields import field_help
from leeszaal.catalogue.marc.record import ControlField, MarcRecord
from leeszaal.catalogue.marc.text import parse_record
from leeszaal.catalogue.marc.validate import Finding, Problem, validate

GOOD = """LDR 00000nam a2200000 a 4500
001 1
008 200101s2019    ne            000 1 dut d
020 ## $a 9789023456711
041 1# $a dut $h eng
100 1# $a Vries, Jan de $4 aut
245 13 $a De stille wateren : $b roman / $c Jan de Vries.
650 #7 $a Dorpen $2 gtt
"""


def _findings(*lines: str) -> tuple[Finding, ...]:
    return validate(parse_record(GOOD + "\n".join(lines)))


def test_a_good_record_has_no_problems() -> None:
    assert _findings() == ()


@pytest.mark.parametrize(
    ("line", "problem", "where", "found"),
    [
        ("245 00 $a Nog een titel", Problem.FIELD_REPEATED, "", ""),
        ("650 94 $a Onderwerp", Problem.INDICATOR, "ind1", "9"),
        ("300 1# $a 12 p.", Problem.INDICATOR, "ind1", "1"),
        ("300 ## $q 12 p.", Problem.SUBFIELD_UNKNOWN, "$q", ""),
        ("650 #4 $a Een $a Twee", Problem.SUBFIELD_REPEATED, "$a", ""),
        ("650 #4 $a", Problem.EMPTY_SUBFIELD, "$a", ""),
        ("999 ##", Problem.EMPTY_FIELD, "", ""),
        ("999 ## los $a x", Problem.TEXT_BEFORE_SUBFIELDS, "", "los"),
        ("999 ## $a ?{xFFFD}", Problem.UNKNOWN_CHARACTER, "$a", "?\ufffd"),
        ("020 ## $a 9789023456712", Problem.ISBN_WRONG, "$a", "9789023456712"),
        ("041 0# $a Nederlands", Problem.LANGUAGE_CODE, "$a", "Nederlands"),
        ("006 a", Problem.FIXED_LENGTH, "", "1"),
        ("005", Problem.EMPTY_FIELD, "", ""),
        ("HLD866 ## $a x", Problem.BAD_TAG, "", ""),
    ],
)
def test_each_fault_is_told_with_its_place(line: str, problem: Problem, where: str, found: str) -> None:
    (finding,) = _findings(line)
    assert (finding.problem, finding.where, finding.found) == (problem, where, found)
    assert (finding.position, finding.tag) == (8, line.partition(" ")[0])


def test_an_indicator_is_told_with_the_values_that_it_may_have() -> None:
    (finding,) = _findings("246 93 $a Andere titel")
    assert finding.expected == "0123"


def test_a_record_without_title_and_with_a_bad_leader_is_told_both() -> None:
    found = validate(MarcRecord("00000xzm a2200000 a 4500", (ControlField("001", "1"),)))
    assert [each.problem for each in found] == [Problem.NO_TITLE, Problem.LEADER_CODE, Problem.LEADER_CODE]
    assert validate(MarcRecord("short", ()))[1].problem is Problem.LEADER_LENGTH


def test_fields_that_mean_something_else_elsewhere_are_not_judged() -> None:
    assert _findings("090 00 $x PZ7 $x B1") == ()


def test_every_field_is_explained_in_both_languages() -> None:
    help_ = field_help()
    assert len(help_) >= 70
    for tag, field in help_.items():
        labels = [field.label, field.help, *(each.label for each in field.subfields)]
        labels += [label for values in (field.ind1, field.ind2) if values for label in values.values()]
        assert all(label.nl and label.en for label in labels), tag
    assert help_["245"].label.in_language("nl") == "Titel"
    assert list(help_) == ["LDR", *sorted(tag for tag in help_ if tag != "LDR")]
