"""Readers find what they mean, in Dutch and in English, with and without accents and mistakes."""

import pytest
from search_shelf import Shelf, ask, put, titles

from leeszaal.catalogue.search import indexer, lookup_exact


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("huizen", "Het huis aan de gracht"),
        ("HUIZEN GRACHTEN", "Het huis aan de gracht"),
        ("oefening knieen", "Oefeningen voor je knieën"),
        ("knieën", "Oefeningen voor je knieën"),
        ("kniee\u0308n", "Oefeningen voor je knieën"),
        ("run libraries", "The running man's library"),
        ("alvarez", "Het huis aan de gracht"),
        ("dekker", "Max Havelaar"),
        ("eduard douwes dekker", "Max Havelaar"),
        ("poezen", "Wat je kat je vertelt"),
        ("katten zwart", "Wat je kat je vertelt"),
        ("nederlands-indie", "Max Havelaar"),
        ("978-90-253-6370-3", "Max Havelaar"),
        ("isbn:978-90-253-6370-3", "Max Havelaar"),
        ("90 253 6370 9", "Max Havelaar"),
        ("9789025363703", "Max Havelaar"),
        ("auteur:zwart", "Wat je kat je vertelt"),
        ("Author:reed", "The running man's library"),
        ("titel:havelaar", "Max Havelaar"),
        ("onderwerp:koffie", "Max Havelaar"),
        ('subject:"nederlands indie"', "Max Havelaar"),
        ("hemel -dak", "De hemel"),
        ("ladder naar wolken", "Het dak en de hemel erboven"),
    ],
)
def test_a_reader_finds_the_record_first(shelf: Shelf, typed: str, title: str) -> None:
    result = ask(typed)
    assert titles(result)[:1] == [title]
    assert (result.corrected, result.loosened) == (False, False)


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("auteur:havelaar", "Max Havelaar"),
        ("titel:multatuli", "Max Havelaar"),
        ('"hemel de"', "De hemel"),
        ("onderwerp:max", "Max Havelaar"),
        ("-havelaar max", "Max Havelaar"),
        ('-"max havelaar"', "Max Havelaar"),
    ],
)
def test_words_in_the_wrong_place_do_not_count(shelf: Shelf, typed: str, others: str) -> None:
    result = ask(typed)
    assert result.corrected or others not in titles(result)


def test_a_phrase_keeps_its_order(shelf: Shelf) -> None:
    assert titles(ask('"de hemel"')) == ["De hemel", "Het dak en de hemel erboven"]
    assert titles(ask('"hemel erboven"')) == ["Het dak en de hemel erboven"]


def test_the_title_that_was_typed_stands_above_one_that_holds_it(shelf: Shelf) -> None:
    assert titles(ask("de hemel"))[0] == titles(ask("hemel"))[0] == "De hemel"


def test_a_question_of_common_words_alone_is_answered(shelf: Shelf) -> None:
    assert "De hemel" in titles(ask("de"))


def test_a_suppressed_record_is_never_found(shelf: Shelf) -> None:
    assert ask("geheime magazijn").total == 0
    assert "Het geheime magazijn" not in titles(ask(size=100))


def test_an_empty_question_browses_everything(shelf: Shelf) -> None:
    assert ask().total == len(shelf.records) - 1


def test_a_word_too_long_to_be_in_any_record_finds_nothing(shelf: Shelf) -> None:
    assert ask("a" * 200).total == 0


def test_what_is_lent_much_stands_above_its_equal(shelf: Shelf) -> None:
    put("Sneeuw in april", "Aker, Bo", loan_count=0)
    loved = put("Sneeuw in april", "Aker, Bo", loan_count=900)
    indexer.catch_up()
    assert ask("sneeuw").hits[0].record_id == loved.pk


def test_a_number_on_the_book_leads_to_its_record(shelf: Shelf) -> None:
    havelaar = shelf.records["havelaar"]
    barcode = havelaar.items.all()[0].barcode
    assert lookup_exact(barcode) == lookup_exact(f" {barcode[:4]} {barcode[4:]} ") == havelaar.pk
    assert lookup_exact("978-90-253-6370-3") == lookup_exact("9025363709") == havelaar.pk


@pytest.mark.parametrize("typed", ["", "havelaar", "39999999999999", "9780000000002", "1" * 300, "12\x0034"])
def test_a_number_that_is_on_no_book_leads_nowhere(shelf: Shelf, typed: str) -> None:
    assert lookup_exact(typed) is None


def test_a_number_on_two_records_is_left_to_search(shelf: Shelf) -> None:
    put("Max Havelaar, nieuwe uitgave", isbns=["9789025363703"])
    assert lookup_exact("9789025363703") is None


def test_a_number_of_a_suppressed_record_leads_nowhere(shelf: Shelf) -> None:
    shelf.records["havelaar"].suppressed = True
    shelf.records["havelaar"].save()
    assert lookup_exact("9789025363703") is None
