"""Pages are stable, editions of a work stand together, and orders are those a Dutch reader expects."""

from datetime import timedelta

import pytest
from search_shelf import NOW, Shelf, ask, put, titles

from leeszaal.catalogue.models import Record
from leeszaal.catalogue.search import Sort, indexer


@pytest.fixture
def many(shelf: Shelf) -> list[int]:
    """Two hundred alike records, every fourth an edition of a work."""
    made = [put("Regen op het dak", "Water, Wim", year=2000 + number % 20) for number in range(200)]
    for number, record in enumerate(made):
        Record.objects.filter(pk=record.pk).update(work_key=f"work {number // 4}" if number % 4 else "")
    indexer.rebuild()
    return [record.pk for record in made]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("size", [7, 20])
def test_all_pages_together_give_each_work_once(many: list[int], sort: Sort, size: int) -> None:
    seen: list[int] = []
    page, has_next = 1, True
    while has_next:
        result = ask("regen", sort, page, size)
        assert len(result.hits) == size or not result.has_next
        seen += [pk for hit in result.hits for pk in (hit.record_id, *hit.edition_ids)]
        page, has_next = page + 1, result.has_next
    assert sorted(seen) == sorted(many)
    assert ask("regen", sort).works == 100


@pytest.mark.parametrize("sort", list(Sort))
def test_the_order_outlives_a_rebuild_and_a_change_elsewhere(many: list[int], sort: Sort) -> None:
    before = ask("regen", sort, 2).hits
    indexer.rebuild()
    assert ask("regen", sort, 2).hits == before


def test_a_page_deeper_than_the_first_look_is_whole(shelf: Shelf) -> None:
    for number in range(600):
        put("Mist boven zee", part=str(number))
    indexer.rebuild()
    pages = [ask("mist", page=page, size=100) for page in range(1, 7)]
    assert len({hit.record_id for page in pages for hit in page.hits}) == 600
    assert [page.has_next for page in pages] == [True] * 5 + [False]
    assert pages[0].works is None
    assert pages[0].total == 600


def test_editions_of_one_work_stand_together(shelf: Shelf) -> None:
    result = ask("draak zoutelande")
    editions = {shelf.records[name].pk for name in ("draak 1", "e-book", "film")}
    assert {result.hits[0].record_id, *result.hits[0].edition_ids} == editions
    assert (result.total, result.works) == (3, 1)


def test_only_editions_that_fit_the_filters_stand_there(shelf: Shelf) -> None:
    (hit,) = ask("zoutelande", material=("dvd", "ebook")).hits
    assert shelf.records["draak 1"].pk not in (hit.record_id, *hit.edition_ids)


def test_editions_below_the_first_look_stand_with_their_work(shelf: Shelf) -> None:
    first, last = put("Storm", loan_count=1000), put("Storm", subtitle="en nog heel veel meer woorden om laag te staan")
    Record.objects.filter(pk__in=[first.pk, last.pk]).update(work_key="storm")
    for number in range(500):
        put("Storm", part=str(number), loan_count=10)
    indexer.rebuild()
    assert ask("storm").hits[0].edition_ids == (last.pk,)


def test_titles_and_authors_sort_without_article_and_accent(shelf: Shelf) -> None:
    assert titles(ask("hemel", Sort.TITLE)) == ["Het dak en de hemel erboven", "De hemel"]
    assert titles(ask(sort=Sort.AUTHOR))[0] == "Het huis aan de gracht"


def test_the_newest_and_the_latest_year_come_first(shelf: Shelf) -> None:
    newest = put("Oud boek", year=1700, created_at=NOW + timedelta(days=1))
    indexer.catch_up()
    assert ask(sort=Sort.NEWEST).hits[0].record_id == newest.pk
    years = [Record.objects.get(pk=hit.record_id).year or 0 for hit in ask(sort=Sort.YEAR).hits]
    assert years == sorted(years, reverse=True)
