"""Suggestions while typing."""

import pytest
from search_shelf import Shelf, put

from leeszaal.catalogue.search import SuggestionKind, indexer, suggest


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("max h", "Max Havelaar", SuggestionKind.TITLE),
        ("havel", "Max Havelaar", SuggestionKind.TITLE),
        ("MULTA", "Multatuli, 1820-1887", SuggestionKind.AUTHOR),
        ("josé al", "Álvarez, José", SuggestionKind.AUTHOR),
        ("alvarez j", "Álvarez, José", SuggestionKind.AUTHOR),
        ("koff", "Koffie", SuggestionKind.SUBJECT),
        ("indi", "Nederlands-Indië", SuggestionKind.SUBJECT),
        ("drakenr", "De drakenreeks", SuggestionKind.SERIES),
    ],
)
def test_the_start_of_any_word_is_enough(shelf: Shelf, typed: str, text: str, kind: SuggestionKind) -> None:
    assert (text, kind) in [(one.text, one.kind) for one in suggest(typed)]


def test_a_title_leads_to_its_record_and_a_heading_does_not(shelf: Shelf) -> None:
    assert suggest("max hav")[0].record_id == shelf.records["havelaar"].pk
    assert suggest("multat")[0].record_id is None


def test_each_suggestion_stands_there_once(shelf: Shelf) -> None:
    given = [(one.text, one.kind) for one in suggest("dra")]
    assert ("De draak van Zoutelande", SuggestionKind.TITLE) in given
    assert len(given) == len(set(given))


def test_what_is_used_most_comes_first(shelf: Shelf) -> None:
    put("Wolken kijken", loan_count=1)
    loved = put("Wolken vangen", loan_count=800)
    indexer.catch_up()
    assert suggest("wolk")[0].record_id == loved.pk


def test_a_heading_that_no_record_has_any_longer_is_not_suggested(shelf: Shelf) -> None:
    shelf.records["kinderboeken"].delete()
    indexer.catch_up()
    assert suggest("jeugdlit") == ()


@pytest.mark.parametrize("typed", ["", " ", "m", "?!", '"'])
def test_less_than_two_letters_suggest_nothing(shelf: Shelf, typed: str) -> None:
    assert suggest(typed) == ()


def test_no_more_is_given_than_asked(shelf: Shelf) -> None:
    assert len(suggest("dra", limit=1)) == 1
    assert suggest("dra", limit=0) == ()
