"""Postcodes, telephone numbers and account numbers have one written form, or are refused."""

import pytest
from django.conf import settings
from django.utils import translation

from leeszaal.patrons.models import Block, Card, Patron
from leeszaal.patrons.problems import Problem
from leeszaal.patrons.words import BLOCKS, CARD_STATES, PROBLEMS, STATES
from leeszaal.patrons.written import NotWrittenError, written_card_number, written_iban, written_phone, written_postcode


@pytest.mark.parametrize("typed", ["1234ab", " 1234 AB ", "1234Ab"])
def test_a_dutch_postcode_has_one_form(typed: str) -> None:
    assert written_postcode(typed) == "1234 AB"


@pytest.mark.parametrize("typed", ["0123 AB", "1234", "1234 SS", "12345"])
def test_what_is_no_dutch_postcode_is_refused(typed: str) -> None:
    with pytest.raises(NotWrittenError):
        written_postcode(typed)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("06-12345678", "+31612345678"), ("020 6279111", "+31206279111"), ("0032 3 202 84 00", "+3232028400")],
)
def test_a_telephone_number_is_dutch_unless_it_says_otherwise(typed: str, written: str) -> None:
    assert written_phone(typed) == written


@pytest.mark.parametrize("typed", ["0612", "abc", "06-1234567890"])
def test_what_is_no_telephone_number_is_refused(typed: str) -> None:
    with pytest.raises(NotWrittenError):
        written_phone(typed)


def test_an_account_number_is_checked() -> None:
    assert written_iban("nl91 abna 0417 1643 00") == "NL91ABNA0417164300"
    with pytest.raises(NotWrittenError):
        written_iban("NL91 ABNA 0417 1643 01")


def test_a_card_number_is_read_with_spaces() -> None:
    assert written_card_number("2100 0000 0000 13") == "21000000000013"


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_every_problem_reason_and_state_has_words(language: str) -> None:
    assert set(PROBLEMS) == set(Problem)
    assert set(BLOCKS) == set(Block.Reason)
    assert set(STATES) == set(Patron.State)
    assert set(CARD_STATES) == set(Card.State)
    with translation.override(language):
        assert all(str(words) for words in PROBLEMS.values())
