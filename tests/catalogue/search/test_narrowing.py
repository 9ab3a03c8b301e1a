"""Facets count what SQL counts, filters keep what SQL keeps, whatever is chosen together."""

from collections.abc import Callable, Iterable, Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_shelf import TODAY, Shelf, ask, put, put_item

from leeszaal.catalogue.models import ONLINE_TYPES, ItemStatus, Record
from leeszaal.catalogue.search import Facet, indexer

Values = Callable[[Record, Mapping[Facet, tuple[str, ...]]], set[str]]


def _years(record: Record, chosen: object) -> set[str]:
    age = TODAY.year - (record.year or -1)
    spans = {"this_year": age <= 0, "last_year": age == 1, "last_5": age <= 4, "last_10": age <= 9, "older": age >= 10}
    return {span for span, fits in spans.items() if fits and record.year}


def _branches(record: Record, chosen: Mapping[Facet, tuple[str, ...]]) -> set[str]:
    if "now" in chosen.get(Facet.AVAILABLE, ()):
        return {str(item.current_branch_id) for item in record.items.all() if item.status == ItemStatus.AVAILABLE}
    return {str(item.branch_id) for item in record.items.all() if item.status != ItemStatus.WITHDRAWN}


def _available(record: Record, chosen: Mapping[Facet, tuple[str, ...]]) -> set[str]:
    there = {str(item.current_branch_id) for item in record.items.all() if item.status == ItemStatus.AVAILABLE}
    wanted = chosen.get(Facet.BRANCH)
    if there & set(wanted) if wanted else there:
        return {"now"}
    return {"online"} if record.material_type in ONLINE_TYPES and not wanted else set()


ORACLE: dict[Facet, Values] = {
    Facet.MATERIAL: lambda record, chosen: {record.material_type},
    Facet.LANGUAGE: lambda record, chosen: set(record.languages),
    Facet.GENRE: lambda record, chosen: set(record.genres),
    Facet.AGE: lambda record, chosen: {record.age_level} - {""},
    Facet.BRANCH: _branches,
    Facet.YEAR: _years,
    Facet.AVAILABLE: _available,
    Facet.FICTION: lambda record, chosen: (
        set() if record.is_fiction is None else {"fiction" if record.is_fiction else "nonfiction"}
    ),
}


VALUES = {
    Facet.MATERIAL: ("book", "dvd", "ebook", "cd"),
    Facet.LANGUAGE: ("dut", "eng", "fre"),
    Facet.GENRE: ("Roman", "Strip"),
    Facet.AGE: ("adult", "9-12"),
    Facet.BRANCH: ("9001", "9002", "999"),
    Facet.YEAR: ("this_year", "last_year", "last_5", "last_10", "older"),
    Facet.AVAILABLE: ("now", "online"),
    Facet.FICTION: ("fiction", "nonfiction"),
}

Chosen = Mapping[Facet, tuple[str, ...]]


def _fitting(records: Iterable[Record], chosen: Chosen) -> set[int]:
    return {
        record.pk
        for record in records
        if all(set(values) & ORACLE[facet](record, chosen) for facet, values in chosen.items())
    }


def _expected(records: Iterable[Record], chosen: Chosen, facet: Facet) -> dict[str, int]:
    """Count what would be found with each value in the place of what is chosen in the facet."""
    counts = {value: len(_fitting(records, {**chosen, facet: (value,)})) for value in VALUES[facet]}
    return {value: count for value, count in counts.items() if count}


def _choices() -> st.SearchStrategy[dict[Facet, tuple[str, ...]]]:
    some = {facet: st.lists(st.sampled_from(of), min_size=1, max_size=2).map(tuple) for facet, of in VALUES.items()}
    return st.fixed_dictionaries({}, optional=some)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_counts_and_hits_are_those_of_the_records_themselves(shelf: Shelf, data: st.DataObject) -> None:
    chosen = data.draw(_choices())
    records = list(Record.objects.filter(suppressed=False).prefetch_related("items"))
    result = ask(**{facet.value: values for facet, values in chosen.items()})
    assert {pk for hit in result.hits for pk in (hit.record_id, *hit.edition_ids)} == _fitting(records, chosen)
    assert result.total == len(_fitting(records, chosen))
    for facet in Facet:
        counts = {value.value: value.count for value in result.facets[facet] if value.count}
        assert counts == _expected(records, chosen, facet), facet


def test_a_chosen_value_is_listed_even_when_nothing_has_it(shelf: Shelf) -> None:
    genres = {value.value: value for value in ask(genre="Strip").facets[Facet.GENRE]}
    assert (genres["Strip"].count, genres["Strip"].selected, genres["Roman"].selected) == (0, True, False)


def test_the_most_frequent_value_stands_first_and_years_keep_their_order(shelf: Shelf) -> None:
    facets = ask().facets
    assert facets[Facet.MATERIAL][0].value == "book"
    assert [value.value for value in facets[Facet.YEAR]][:2] == ["this_year", "last_year"]


def test_a_filter_keeps_the_order_of_relevance(shelf: Shelf) -> None:
    all_hits = [hit.record_id for hit in ask("draak").hits]
    assert [hit.record_id for hit in ask("draak", language="dut").hits] == all_hits


def test_a_book_announced_for_next_year_counts_with_this_year(shelf: Shelf) -> None:
    coming = put("De toekomst", year=TODAY.year + 1)
    put_item(coming, shelf.centre)
    indexer.catch_up()
    assert coming.pk in [hit.record_id for hit in ask("toekomst", year="this_year").hits]
