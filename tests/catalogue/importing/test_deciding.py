"""Whether a record is one that the catalogue has, and what is then done, is decided from facts alone."""

import pytest

from leeszaal.catalogue.importing.deciding import Catalogue, Decision, Facts, Known, Step, decide
from leeszaal.catalogue.importing.options import ItemFields, MatchPoint, OnMatch

NUMBER, ISBN = MatchPoint.CONTROL_NUMBER, MatchPoint.ISBN
OLD, NEW = b"old", b"new"


def _catalogue(*known: Known) -> Catalogue:
    catalogue = Catalogue()
    catalogue.add(known)
    return catalogue


def _decide(
    facts: Facts, catalogue: Catalogue, *match: MatchPoint, on_match: OnMatch = OnMatch.UPDATE
) -> tuple[Step, int | None]:
    decision = decide(facts, catalogue, match or (NUMBER,), on_match)
    return decision.step, decision.record_id


@pytest.mark.parametrize(
    ("facts", "known", "expected"),
    [
        (Facts("a", (), NEW), [], (Step.ADD, None)),
        (Facts("a", (), NEW), [Known(1, "a", (), OLD)], (Step.UPDATE, 1)),
        (Facts("a", (), OLD), [Known(1, "a", (), OLD)], (Step.LEAVE, 1)),
        (Facts("a", (), OLD), [Known(1, "b", (), OLD)], (Step.ADD, None)),
        (Facts("", (), OLD), [Known(1, "", (), OLD)], (Step.LEAVE, 1)),
        (Facts("", (), NEW), [Known(1, "", (), OLD)], (Step.ADD, None)),
    ],
)
def test_records_are_recognised_by_control_number_or_by_equal_content(
    facts: Facts, known: list[Known], expected: tuple[Step, int | None]
) -> None:
    assert _decide(facts, _catalogue(*known)) == expected


def test_an_isbn_only_counts_when_it_is_asked_for() -> None:
    catalogue = _catalogue(Known(1, "a", ("978",), OLD))
    facts = Facts("b", ("978",), NEW)
    assert _decide(facts, catalogue) == (Step.ADD, None)
    assert _decide(facts, catalogue, NUMBER, ISBN) == (Step.UPDATE, 1)


def test_an_isbn_in_two_records_points_to_neither() -> None:
    catalogue = _catalogue(Known(1, "a", ("978",), OLD), Known(2, "b", ("978",), OLD))
    decision = decide(Facts("c", ("978",), NEW), catalogue, (NUMBER, ISBN), OnMatch.UPDATE)
    assert decision == Decision(Step.SKIP, None, "its ISBN stands in more than one record: 1, 2")


def test_a_control_number_stays_with_its_record() -> None:
    catalogue = _catalogue(Known(1, "a", (), OLD), Known(2, "b", ("978",), OLD))
    decision = decide(Facts("a", ("978",), NEW), catalogue, (ISBN,), OnMatch.UPDATE)
    assert decision.step is Step.SKIP
    assert "belongs to record 1" in decision.reason


def test_known_records_can_be_left_as_they_are() -> None:
    catalogue = _catalogue(Known(1, "a", (), OLD))
    assert _decide(Facts("a", (), NEW), catalogue, on_match=OnMatch.SKIP) == (Step.SKIP, 1)
    assert _decide(Facts("a", (), OLD), catalogue, on_match=OnMatch.SKIP) == (Step.LEAVE, 1)


def test_content_that_was_left_behind_for_good_does_not_come_back() -> None:
    catalogue = _catalogue(Known(1, "a", (), NEW))
    catalogue.left_behind[1].add(OLD)
    assert _decide(Facts("a", (), OLD), catalogue) == (Step.LEAVE, 1)


def test_the_field_of_copies_is_chosen_by_layout_or_by_subfield() -> None:
    assert ItemFields.parse("952").barcode == "p"
    assert ItemFields.parse("949:barcode=i,branch=m,price=p") == ItemFields("949", "i", "m", price="p")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("95", "not a field"),
        ("900", "no layout"),
        ("900:branch=a", "which subfield holds the barcode"),
        ("900:barcode", "is not one of"),
        ("900:colour=a", "is not one of"),
    ],
)
def test_a_field_of_copies_that_says_too_little_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ItemFields.parse(text)
