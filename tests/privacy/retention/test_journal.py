"""An erasure is on disk outside the database before it counts, and no crash loses it or makes one up."""

import json
from pathlib import Path

import people
import pytest
from django.db import transaction

from leeszaal.patrons.models import Phone
from leeszaal.privacy.backup.beside import ErasuresMissingError
from leeszaal.privacy.backup.journal import Journal, Tombstone
from leeszaal.privacy.backup.replay import lag, refuse_unless_replayed, replay
from leeszaal.privacy.backup.tombstones import burying, identifier, record
from leeszaal.privacy.models import ErasureMark

pytestmark = pytest.mark.django_db(transaction=True)


def phone() -> Phone:
    return Phone.objects.create(patron=people.patron(), number="+31880000001")


def erase(row: Phone) -> None:
    with burying():
        record("patrons.Phone", [row.pk], now=people.NOW)
        Phone.objects.filter(pk=row.pk).delete()


def lines(folder: Path) -> list[dict[str, object]]:
    path = folder / f"{identifier()}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()]


def put_the_mark_back(to: int) -> None:
    """What a restored backup looks like: the database knows of fewer erasures than the journal."""
    ErasureMark.objects.update(number=to)


def test_an_erasure_is_written_down_with_numbers_and_without_names(erasures: Path) -> None:
    row = phone()
    erase(row)
    first, second = lines(erasures)
    assert first == {"number": 1, "at": people.NOW.isoformat(), "table": "patrons.Phone", "keys": [row.pk]}
    assert second == {"number": 1, "done": True}
    assert ErasureMark.objects.get().number == 1
    assert not lag().missing


def test_only_its_owner_can_read_the_journal(erasures: Path) -> None:
    erase(phone())
    assert (erasures / f"{identifier()}.jsonl").stat().st_mode & 0o777 == 0o600
    assert erasures.stat().st_mode & 0o777 == 0o700


def test_an_erasure_that_failed_is_void_and_never_replayed(erasures: Path) -> None:
    row = phone()
    identifier()

    def fail() -> None:
        with burying():
            record("patrons.Phone", [row.pk], now=people.NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert lines(erasures)[-1] == {"number": 1, "void": True}
    assert refuse_unless_replayed() == 0
    assert Phone.objects.filter(pk=row.pk).exists()


def test_an_erasure_outside_its_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside burying"):
        record("patrons.Phone", [1], now=people.NOW)


def test_a_restored_database_does_not_open_before_everything_was_erased_again() -> None:
    row = phone()
    number = row.number
    erase(row)
    put_the_mark_back(0)
    Phone.objects.create(pk=row.pk, patron=row.patron, number=number)
    with pytest.raises(ErasuresMissingError, match="leeszaal restore --replay"):
        refuse_unless_replayed()
    assert replay() == 1
    assert not Phone.objects.exists()
    assert refuse_unless_replayed() == 0


def test_what_a_crash_interrupted_is_finished_at_the_next_opening(erasures: Path) -> None:
    row = phone()
    identifier()
    with transaction.atomic():
        mark = ErasureMark.objects.get()
    Journal(mark.journal).bury(_stone(1, row.pk))
    assert refuse_unless_replayed() == 1
    assert not Phone.objects.exists()
    assert ErasureMark.objects.get().number == 1


def test_a_line_that_a_crash_cut_off_is_passed_over_and_the_next_is_whole(erasures: Path) -> None:
    erase(phone())
    path = erasures / f"{identifier()}.jsonl"
    with path.open("a") as file:
        file.write('{"number":2,"at":"2026')
    erase(phone())
    assert Journal(identifier()).last() == 2
    assert [stone.number for stone in Journal(identifier()).after(0)] == [1, 2]


def test_erasures_are_replayed_in_order_and_columns_get_their_empty_value() -> None:
    patron = people.patron(email="anna@example.org")
    with burying():
        record("patrons.Patron", [patron.pk], now=people.NOW, cleared={"email": ""})
        type(patron).objects.filter(pk=patron.pk).update(email="")
    put_the_mark_back(0)
    type(patron).objects.filter(pk=patron.pk).update(email="anna@example.org")
    assert replay() == 1
    patron.refresh_from_db()
    assert patron.email == ""


def test_a_word_that_this_version_does_not_know_stops_the_replay() -> None:
    identifier()
    Journal(identifier()).bury(_stone(1, 1, ending="paint it blue"))
    with pytest.raises(LookupError, match="paint it blue"):
        replay()


def _stone(number: int, key: int, ending: str = "") -> Tombstone:
    return Tombstone(number, people.NOW.isoformat(), "patrons.Phone", (key,), ending)
