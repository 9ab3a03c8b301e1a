"""Every search is an address, and every address is a search."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from leeszaal.catalogue.search import Facet, SearchRequest, Sort
from leeszaal.opac import questions

values = st.lists(st.text(min_size=1, max_size=8), max_size=3, unique=True).map(tuple)
texts = st.text(max_size=40).map(lambda text: text.replace("\x00", "").strip())
requests = st.builds(
    SearchRequest,
    text=texts,
    filters=st.dictionaries(st.sampled_from(Facet), values.filter(bool), max_size=3),
    sort=st.sampled_from(Sort),
    page=st.integers(1, 200),
)


@given(requests)
def test_a_question_written_as_an_address_reads_back_as_itself(request: SearchRequest) -> None:
    address = questions.address(request, page=request.page)
    assert questions.read(QueryDict(address[1:]), "nl") == request


@given(st.text(max_size=60))
def test_any_address_at_all_is_a_question(query: str) -> None:
    asked = QueryDict(query.encode("utf-8", "replace"))
    assert questions.read(asked, "en").page >= 1


def test_only_an_address_that_asks_something_shows_results() -> None:
    assert questions.is_question(QueryDict("q="))
    assert questions.is_question(QueryDict("genre=Roman"))
    assert not questions.is_question(QueryDict("utm_source=letter"))


def test_a_filter_is_added_and_taken_away_by_a_link() -> None:
    start = SearchRequest("paarden", {Facet.MATERIAL: ("book",)}, page=3)
    more = questions.write(start).with_value(Facet.MATERIAL, "dvd")
    assert more == "?q=paarden&material=book&material=dvd"
    both = questions.read(QueryDict(more[1:]), "nl")
    assert questions.write(both).without_value(Facet.MATERIAL, "book") == "?q=paarden&material=dvd"
    assert questions.address(questions.without_facet(both, Facet.MATERIAL)) == "?q=paarden"


def test_a_strange_page_or_order_is_the_ordinary_one() -> None:
    asked = questions.read(QueryDict("q=x&page=-4&sort=price"), "nl")
    assert (asked.page, asked.sort) == (1, Sort.RELEVANCE)
    assert questions.read(QueryDict("q=x&page=٣"), "nl").page == 1
