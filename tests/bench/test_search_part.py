"""The part of the measurements that asks the catalogue."""

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest
from pytest_django import Settings
from shelf import fill_shelves

from bench.parts import CannotMeasure
from bench.search import questions, telling, typing
from bench.search.asking import Asked, request_of
from bench.search.bare import bare
from bench.search.questions import Question
from bench.search.readers import Wanted, wanted_titles
from leeszaal.catalogue.models import Record
from leeszaal.catalogue.search import SearchRequest, indexer
from leeszaal.opac.questions import PAGE_SIZE

TODAY = date(2026, 11, 20)
WANTED = Wanted("De kelder van Karekiet", "Bronswaer, Anke", ["Verzet"], ["9789021400013"])


@pytest.fixture
def library(db: None, settings: Settings, tmp_path: Path) -> dict[str, Record]:
    """Titles by a short name, indexed."""
    settings.HOME = tmp_path
    made = fill_shelves()
    indexer.rebuild()
    return made


@pytest.mark.usefixtures("library")
def test_the_list_is_the_same_every_time_and_has_every_kind() -> None:
    asked = questions.fixed_list()
    assert asked == questions.fixed_list()
    kinds = Counter(one.kind for one in asked)
    assert 990 <= kinds.total() <= 1000
    assert {"title", "author", "typing error", "phrase", "ISBN", "facets", "subject"} <= set(kinds)


@pytest.mark.usefixtures("db")
def test_a_library_without_titles_has_nothing_to_ask_for() -> None:
    with pytest.raises(CannotMeasure):
        questions.fixed_list()


def test_what_is_lent_more_is_asked_more(library: dict[str, Record]) -> None:
    Record.objects.exclude(pk=library["minoes"].pk).update(loan_count=0)
    first = Counter(wanted_titles(seed, 1)[0].title for seed in range(100))
    assert first["Minoes"] > 95


def test_a_typing_error_changes_one_word_a_little() -> None:
    for seed in range(50):
        right = typing.title_words(WANTED, Random(seed))["q"].split()
        wrong = typing.mistyped(WANTED, Random(seed))["q"].split()
        assert sum(one != other for one, other in zip(right, wrong, strict=True)) <= 1
        assert abs(len("".join(right)) - len("".join(wrong))) <= 1


def test_readers_type_words_of_what_they_have_in_mind() -> None:
    assert typing.surname(WANTED, Random(1)) == {"q": "bronswaer"}
    assert typing.full_name(WANTED, Random(1)) == {"q": "Anke Bronswaer"}
    assert typing.title_words(WANTED, Random(1)) == {"q": "kelder karekiet"}
    assert typing.phrase(WANTED, Random(1))["q"] in {'"de kelder van"', '"kelder van karekiet"'}
    assert typing.telling("Van wie is dat?") == ["wie"]


@pytest.mark.usefixtures("library")
def test_the_engine_by_itself_is_asked_the_spelling_that_the_page_chose() -> None:
    typed, wrong = bare(SearchRequest("oeroeg"), TODAY), bare(SearchRequest("oerooeg"), TODAY)
    assert (len(typed.misspelt), len(wrong.misspelt)) == (0, 1)
    assert str(wrong.asked.fits) == str(typed.asked.fits)
    assert typed.seconds() > 0


@pytest.mark.usefixtures("library")
def test_the_engine_by_itself_gives_the_same_page() -> None:
    assert bare(SearchRequest("oeroeg", page=3, size=PAGE_SIZE), TODAY).offset == 2 * PAGE_SIZE


@pytest.mark.usefixtures("library")
def test_a_number_and_a_page_too_far_lead_elsewhere() -> None:
    addresses = ("/?q=9789021400013", "/?q=oeroeg&page=2", "/?q=oeroeg", "/?q=zzqqxx")
    assert [request_of(Question("", address)).status for address in addresses] == [302, 302, 200, 200]


def test_each_question_has_its_own_limit() -> None:
    asked = [Asked("title", 0.008, 0.001)] * 19 + [Asked("ISBN", 0.060, 0.028)]
    told = {one.what: one for one in telling.tell(asked)}
    assert told["page over HTTP, slowest"].figure == pytest.approx(60)
    beyond = told["page beyond twice the bare query, p50"]
    assert (round(beyond.figure, 3), beyond.met) == (6.0, False)
    each = told["each page beyond twice its own query, p95"]
    assert (round(each.figure, 3), each.met) == (6.0, None)
    assert "5% of 20 questions" in each.note
    assert told["title, p50"].limit == pytest.approx(1)
