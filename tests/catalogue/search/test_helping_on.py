"""A search with little or no answer helps the reader on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_shelf import Shelf, ask, put, titles

from leeszaal.catalogue.search import Facet, IndexMissing, WithoutFilter, indexer, suggest
from leeszaal.catalogue.search.parse import MOST_WORDS, parse


@pytest.mark.parametrize(
    ("typed", "meant", "title"),
    [
        ("havelaer", "havelaar", "Max Havelaar"),
        ("max havelar", "max havelaar", "Max Havelaar"),
        ("kofie", "koffie", "Max Havelaar"),
        ("zuotelande", "zoutelande", "De draak van Zoutelande"),
        ("auteur:multatulli", "auteur:multatuli", "Max Havelaar"),
        ("kinder boeken vroeger", "kinderboeken vroeger", "Kinderboeken van vroeger"),
        ("maxhavelaar", "max havelaar", "Max Havelaar"),
    ],
)
def test_a_mistake_is_forgiven_and_said(shelf: Shelf, typed: str, meant: str, title: str) -> None:
    result = ask(typed)
    assert (result.corrected, result.did_you_mean) == (True, meant)
    assert titles(result)[0] == title


def test_a_rare_word_stands_and_the_common_one_is_offered(shelf: Shelf) -> None:
    put("Draap")
    for number in range(12):
        put(f"Een draak op zolder {number}")
    indexer.rebuild()
    result = ask("draap")
    assert titles(result) == ["Draap"]
    assert (result.did_you_mean, result.corrected) == ("draak", False)


def test_most_words_are_enough_when_no_record_has_all(shelf: Shelf) -> None:
    result = ask("havelaar koffie gracht")
    assert result.loosened
    assert titles(result)[0] == "Max Havelaar"


def test_filters_in_the_way_are_named(shelf: Shelf) -> None:
    result = ask("havelaar", material="dvd", language=("dut", "eng"))
    assert (result.total, result.did_you_mean) == (0, None)
    assert result.without == (WithoutFilter(Facet.MATERIAL, 1),)


def test_nonsense_finds_nothing_and_says_so(shelf: Shelf) -> None:
    result = ask("xqzwvjk")
    assert (result.total, result.hits, result.did_you_mean, result.without) == (0, (), None, ())


def test_without_an_index_search_says_so_plainly(db: None, search_home: object) -> None:
    with pytest.raises(IndexMissing):
        ask("havelaar")
    with pytest.raises(IndexMissing):
        suggest("hav")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400) | st.text(alphabet='"-: auteurdehemlkofi*?~^[](){}\\/+0123\x00', max_size=80))
def test_no_text_makes_search_fail(shelf: Shelf, text: str) -> None:
    assert ask(text).total >= 0
    assert len(suggest(text)) <= 8
    assert sum(len(clause.words) for clause in parse(text).clauses) <= MOST_WORDS


@pytest.mark.parametrize("page", [-3, 0, 10**9])
@pytest.mark.parametrize("size", [-1, 0, 10**9])
def test_no_page_makes_search_fail(shelf: Shelf, page: int, size: int) -> None:
    assert ask("hemel", page=page, size=size).page >= 1


def test_a_filter_with_an_odd_value_finds_nothing(shelf: Shelf) -> None:
    for facet in Facet:
        assert ask(**{facet.value: ("\x00'; drop table", "9" * 400)}).total == 0


def test_a_question_may_be_asked_again_as_it_is_shown() -> None:
    for text in ('auteur:"de vries" -hond kat', "e-book titel:x -serie:y", "9789025363703"):
        assert parse(str(parse(text))) == parse(text)
