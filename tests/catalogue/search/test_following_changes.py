"""The index follows the catalogue: nothing is missed, whatever the order of commits, and nothing blocks it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import psycopg
import pytest
from django.db import connection, transaction
from search_shelf import Shelf, ask, fill, put, put_item, titles

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Authority, Item, ItemStatus, Record, SearchChange
from leeszaal.catalogue.search import IndexMissing, changes, indexer, place
from leeszaal.catalogue.search.status import read_status


@pytest.fixture
def kept_shelf(transactional_db: None, search_home: Path) -> Shelf:
    """The small catalogue, committed and indexed."""
    made = fill()
    indexer.rebuild()
    return made


@contextmanager
def other_desk() -> Iterator[psycopg.Connection]:
    """A second connection to the same database."""
    wanted = ("host", "port", "user", "password", "dbname")
    known = {name: value for name, value in connection.get_connection_params().items() if name in wanted}
    with psycopg.connect(**known) as made:
        yield made


def _retitle(desk: psycopg.Connection, record: Record, title: str) -> None:
    desk.execute("update catalogue_record set title = %s where id = %s", [title, record.pk])


def test_a_new_a_changed_and_a_removed_record_are_seen(shelf: Shelf) -> None:
    added = put("Zonnebloemen kweken")
    shelf.records["hemel"].title = "De sterrenhemel"
    shelf.records["hemel"].save()
    removed = shelf.records["kinderboeken"].pk
    shelf.records["kinderboeken"].delete()
    indexer.catch_up()
    assert ask("zonnebloem").hits[0].record_id == added.pk
    assert titles(ask("sterrenhemel")) == ["De sterrenhemel"]
    assert removed not in [hit.record_id for hit in ask(size=100).hits]
    assert ask().total == Record.objects.filter(suppressed=False).count()


def test_a_record_leaves_when_suppressed_and_comes_back(shelf: Shelf) -> None:
    for suppressed, total in ((True, 0), (False, 1)):
        Record.objects.filter(pk=shelf.records["havelaar"].pk).update(suppressed=suppressed)
        indexer.catch_up()
        assert ask("titel:havelaar").total == total


def test_a_lent_item_is_no_longer_available(shelf: Shelf) -> None:
    Item.objects.filter(record=shelf.records["havelaar"]).update(status=ItemStatus.ON_LOAN)
    indexer.catch_up()
    assert ask("havelaar", available="now").total == 0


def test_an_item_that_moves_to_another_record_changes_both(shelf: Shelf) -> None:
    Item.objects.filter(record=shelf.records["draak 1"]).update(record=shelf.records["draak 2"])
    indexer.catch_up()
    assert ask("keert", branch=str(shelf.harbour.pk)).total == 1
    assert ask("zoutelande", branch=str(shelf.harbour.pk)).total == 0


def test_items_that_come_and_go_are_seen(shelf: Shelf) -> None:
    item = put_item(shelf.records["hemel"], shelf.centre)
    indexer.catch_up()
    assert ask("titel:hemel", available="now").total == 1
    item.delete()
    indexer.catch_up()
    assert ask("titel:hemel", available="now").total == 0


def test_a_new_form_of_a_name_finds_its_records(shelf: Shelf) -> None:
    form = Authority.objects.create(kind="person", heading="Álvarez, José", see_from=["Pseudoniem, Pepe"])
    indexer.catch_up()
    assert titles(ask("pseudoniem")) == ["Het huis aan de gracht"]
    form.see_from = ["Schuilnaam, Pepe"]
    form.save()
    indexer.catch_up()
    assert titles(ask("schuilnaam")) == ["Het huis aan de gracht"]
    form.delete()
    indexer.catch_up()
    assert ask("auteur:schuilnaam").total == 0


def test_a_word_that_comes_in_later_corrects_mistakes_too(shelf: Shelf) -> None:
    put("Encyclopedie der paddenstoelen")
    indexer.catch_up()
    assert ask("padenstoelen").did_you_mean == "paddenstoelen"


@pytest.mark.parametrize("field", [{"due_on": "2026-12-01"}, {"note": "vlek"}, {"shelf": "A3"}])
def test_what_search_does_not_show_of_an_item_makes_no_work(shelf: Shelf, field: dict[str, str]) -> None:
    before = SearchChange.objects.count()
    Item.objects.update(**field)
    Record.objects.update(loan_count=7)
    assert SearchChange.objects.count() == before


def test_a_bulk_load_may_leave_its_changes_unwritten(shelf: Shelf) -> None:
    before = SearchChange.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("set local leeszaal.skip_search_changes = 'on'")
    put("In bulk gekomen")
    assert SearchChange.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_began_first_and_commits_last_is_not_passed_over(kept_shelf: Shelf) -> None:
    with other_desk() as slow:
        _retitle(slow, kept_shelf.records["hemel"], "Traag zeilen")
        put("Vlug varen")
        indexer.catch_up()
        assert ask("vlug varen").total == 1
        assert ask("traag zeilen").total == 0
        slow.commit()
    assert indexer.catch_up() == 1
    assert titles(ask("traag zeilen")) == ["Traag zeilen"]


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_never_found(kept_shelf: Shelf) -> None:
    with other_desk() as desk:
        _retitle(desk, kept_shelf.records["hemel"], "Nooit gebeurd")
        desk.rollback()
    with transaction.atomic():
        put("Ook niet gebeurd")
        transaction.set_rollback(True)
    assert indexer.catch_up() == 0
    assert ask("titel:gebeurd").total == 0


@pytest.mark.django_db(transaction=True)
def test_a_change_after_a_look_within_the_same_transaction_is_seen(kept_shelf: Shelf) -> None:
    with transaction.atomic():
        put("Voor de blik")
        with other_desk() as desk:
            _retitle(desk, kept_shelf.records["hemel"], "Van een ander")
            desk.commit()
        indexer.catch_up()
        put("Na de blik")
    indexer.catch_up()
    assert titles(ask('"na de blik"')) == ["Na de blik"]


@pytest.mark.django_db(transaction=True)
def test_the_same_change_is_not_read_twice(kept_shelf: Shelf) -> None:
    put("Eenmaal")
    assert [indexer.catch_up(), indexer.catch_up()] == [1, 0]


@pytest.mark.django_db(transaction=True)
def test_an_index_that_missed_pruned_changes_is_made_anew(kept_shelf: Shelf) -> None:
    put("Gemist")
    for _ in range(2):
        changes.prune(changes.position_now())
    assert SearchChange.objects.count() == 1
    assert indexer.catch_up() == Record.objects.filter(suppressed=False).count()
    assert titles(ask("gemist")) == ["Gemist"]
    assert indexer.catch_up() == 0


@pytest.mark.django_db(transaction=True)
def test_a_quiet_catalogue_does_not_fall_behind_pruning(kept_shelf: Shelf) -> None:
    for number in range(3):
        Branch.objects.create(code=f"kast-{number}", name="Kast")
    indexer.catch_up()
    changes.prune(changes.position_now())
    assert indexer.catch_up() == 0


@pytest.mark.django_db(transaction=True)
def test_pruning_what_was_read_changes_nothing_even_beside_a_long_transaction(kept_shelf: Shelf) -> None:
    with other_desk() as slow:
        _retitle(slow, kept_shelf.records["hemel"], "Traag zeilen")
        put("Vlug varen")
        indexer.catch_up()
        changes.prune(changes.position_now())
        assert indexer.catch_up() == 0
        slow.commit()
    assert indexer.catch_up() == 1
    assert titles(ask("traag zeilen")) == ["Traag zeilen"]


@pytest.mark.django_db(transaction=True)
def test_the_running_indexer_shows_a_change_within_two_seconds_also_after_a_rebuild(kept_shelf: Shelf) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=indexer.run, args=(stop,))
    thread.start()
    try:
        for title in ("Eerste golf", "Tweede golf"):
            put(title)
            _wait_for(title)
            indexer.rebuild()
        put("Derde golf")
        _wait_for("Derde golf")
        with pytest.raises(place.IndexerBusy):
            indexer.catch_up()
    finally:
        stop.set()
        thread.join()


def _wait_for(title: str) -> None:
    until = monotonic() + 2
    while titles(ask(f'"{title}"')) != [title]:
        assert monotonic() < until, f"{title} was not found in time"
        sleep(0.05)


def test_the_old_index_serves_until_the_new_one_is_whole(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    put("Pas straks")
    seen = []
    monkeypatch.setattr(place, "make_current", lambda build: seen.append(ask("titel:straks").total))
    indexer.rebuild()
    monkeypatch.undo()
    indexer.rebuild()
    assert (seen, ask("titel:straks").total) == ([0], 1)


def test_old_builds_are_cleared_away(shelf: Shelf, search_home: Path) -> None:
    for _ in range(3):
        indexer.rebuild()
    builds = [path for path in (search_home / "search").iterdir() if path.is_dir() and not path.is_symlink()]
    assert len(builds) == 2


def test_an_index_of_an_older_shape_counts_as_missing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "SHAPE", "0")
    assert not indexer.exists()
    with pytest.raises(IndexMissing):
        indexer.catch_up()


def test_the_state_of_the_index_can_be_told(shelf: Shelf, search_home: Path) -> None:
    told = read_status()
    assert (told.exists, told.records, told.expected) == (True, 12, 12)


def test_without_an_index_everything_waits(db: None, search_home: Path) -> None:
    put("Wacht")
    assert read_status().as_dict() == {"exists": False, "records": 0, "expected": 1, "waiting": 1}
