"""Records go in from files, broken ones are told, and doing it again changes nothing."""

import gzip
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from incoming_files import book, iso_file, xml_file

from leeszaal.catalogue.importing import MatchPoint, OnMatch, Options, Report, import_marc, service
from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.models import Authority, Record, RecordVersion

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 2, 9, tzinfo=AMSTERDAM)
TUESDAY = datetime(2026, 11, 3, 9, tzinfo=AMSTERDAM)
WEDNESDAY = datetime(2026, 11, 4, 9, tzinfo=AMSTERDAM)
BY_ISBN = (MatchPoint.CONTROL_NUMBER, MatchPoint.ISBN)
ISBN = "020 ## $a 9789023456711"


def _take(*files: Path, now: datetime = MONDAY, **options: object) -> Report:
    return import_marc(files, Options(**options), now=now)  # type: ignore[arg-type]


def _counts(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, len(report.skipped)


def test_a_record_goes_in_with_its_bytes_and_all_that_readers_need(tmp_path: Path) -> None:
    record = book("7", "De avonden : $b een winterverhaal", "100 1# $a Reve, Gerard", ISBN)
    report = _take(iso_file(tmp_path, record))
    kept = Record.objects.get()
    assert _counts(report) == (1, 0, 0, 0)
    assert bytes(kept.marc) == write_iso2709(record)
    assert (kept.control_number, kept.syntax) == ("(NL-Test)7", "iso2709")
    assert (kept.title, kept.subtitle, kept.author) == ("De avonden", "een winterverhaal", "Reve, Gerard")
    assert (kept.isbns, kept.work_key) == (["9789023456711"], "reve gerard/avonden")
    assert kept.created_at == kept.changed_at == MONDAY


def test_taking_the_same_files_in_again_changes_nothing(tmp_path: Path) -> None:
    files = [
        iso_file(tmp_path, book("1"), book("2"), book("", "Zonder nummer")),
        xml_file(tmp_path, book("3"), book("", "Ook zonder")),
    ]
    assert _counts(_take(*files)) == (5, 0, 0, 0)
    assert _counts(_take(*files, now=TUESDAY)) == (0, 0, 5, 0)
    assert not Record.objects.filter(changed_at=TUESDAY).exists()
    assert not RecordVersion.objects.exists()


def test_a_broken_record_is_told_and_the_rest_goes_in(tmp_path: Path) -> None:
    whole = write_iso2709(book("1"))
    file = iso_file(tmp_path, whole, whole[:-20], b"\x1d", book("2"))
    report = _take(file)
    assert (report.read, report.added) == (3, 2)
    (told,) = report.skipped
    assert (told.file, told.position) == (str(file), 2)
    assert told.reason.startswith(f"byte {len(whole)}: ")


def test_the_same_record_in_another_syntax_is_the_same_record(tmp_path: Path) -> None:
    record = book("1", "Café")
    _take(iso_file(tmp_path, record))
    assert _counts(_take(xml_file(tmp_path, record), now=TUESDAY)) == (0, 0, 1, 0)


def test_a_changed_record_replaces_the_old_one_and_the_old_one_is_kept(tmp_path: Path) -> None:
    old, new = iso_file(tmp_path, book("1", "Oud"), name="old"), iso_file(tmp_path, book("1", "Nieuw"), name="new")
    _take(old)
    assert _counts(_take(new, now=TUESDAY)) == (0, 1, 0, 0)
    kept, former = Record.objects.get(), RecordVersion.objects.get()
    assert (kept.title, kept.created_at, kept.changed_at) == ("Nieuw", MONDAY, TUESDAY)
    assert bytes(former.marc) == old.read_bytes()
    assert (former.verb, former.changed_at) == ("import", TUESDAY)
    assert _counts(_take(old, now=WEDNESDAY)) == (0, 1, 0, 0)
    assert Record.objects.get().title == "Oud"


def test_a_changed_record_can_be_left_out(tmp_path: Path) -> None:
    _take(iso_file(tmp_path, book("1", "Oud"), name="old"))
    report = _take(iso_file(tmp_path, book("1", "Nieuw"), name="new"), on_match=OnMatch.SKIP)
    assert _counts(report) == (0, 0, 0, 1)
    assert "left as it is" in report.skipped[0].reason
    assert Record.objects.get().title == "Oud"


def test_two_states_of_one_record_in_a_file_end_in_the_last_and_again_change_nothing(tmp_path: Path) -> None:
    file = iso_file(tmp_path, book("1", "Eerst"), book("2"), book("1", "Dan"), book("1", "Laatst"), book("1", "Dan"))
    assert _counts(_take(file))[0] == 2
    assert Record.objects.get(control_number="(NL-Test)1").title == "Laatst"
    versions = RecordVersion.objects.count()
    assert _counts(_take(file, now=TUESDAY)) == (0, 0, 5, 0)
    assert RecordVersion.objects.count() == versions


def test_what_staff_changed_is_not_undone_by_the_file_that_came_before(tmp_path: Path) -> None:
    file = iso_file(tmp_path, book("1", "Zoals geleverd"))
    _take(file)
    kept = Record.objects.get()
    RecordVersion.objects.create(
        record=kept, marc=kept.marc, syntax=kept.syntax, suppressed=False, verb="edit", changed_at=TUESDAY
    )
    Record.objects.update(marc=write_iso2709(book("1", "Verbeterd")), digest=b"\0" * 32, title="Verbeterd")
    assert _counts(_take(file, now=WEDNESDAY)) == (0, 0, 1, 0)
    assert Record.objects.get().title == "Verbeterd"


def test_records_are_recognised_by_isbn_when_asked(tmp_path: Path) -> None:
    _take(iso_file(tmp_path, book("1", "Oud", ISBN), name="old"))
    new = iso_file(tmp_path, book("", "Nieuw", ISBN), name="new")
    assert _counts(_take(new, now=TUESDAY, match=BY_ISBN)) == (0, 1, 0, 0)
    assert Record.objects.get().title == "Nieuw"
    assert _counts(_take(new, now=WEDNESDAY, match=BY_ISBN)) == (0, 0, 1, 0)


def test_two_records_with_one_isbn_in_a_file_again_change_nothing(tmp_path: Path) -> None:
    file = iso_file(tmp_path, book("1", "Band", ISBN), book("2", "Paperback", ISBN))
    _take(file, match=BY_ISBN)
    assert _counts(_take(file, now=TUESDAY, match=BY_ISBN)) == (0, 0, 2, 0)


def test_a_dry_run_tells_everything_and_changes_nothing(tmp_path: Path) -> None:
    file = iso_file(tmp_path, book("1"), book("2"), book("1", "Anders"))
    assert _counts(_take(file, dry_run=True)) == (2, 1, 0, 0)
    assert not Record.objects.exists()


def test_a_record_that_the_database_refuses_costs_only_itself(tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("alter table catalogue_record add constraint no_such_title check (title <> 'Verboden')")
    report = _take(iso_file(tmp_path, book("1"), book("2", "Verboden"), book("3")))
    assert _counts(report) == (2, 0, 0, 1)
    assert report.skipped[0].position == 2
    assert "the database refuses it" in report.skipped[0].reason
    assert "no_such_title" in report.skipped[0].reason


def test_a_packed_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "books.mrc.gz"
    path.write_bytes(gzip.compress(write_iso2709(book("1"))))
    assert _counts(_take(path)) == (1, 0, 0, 0)


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_in(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("title;author\n")
    good = iso_file(tmp_path, book("1"))
    report = _take(tmp_path / "absent.mrc", tmp_path / "list.csv", tmp_path, good)
    assert report.added == 1
    assert [Path(each.file).name for each in report.unreadable] == ["absent.mrc", "list.csv", tmp_path.name]
    assert "neither ISO 2709 nor MARCXML" in report.unreadable[1].reason


def test_authority_records_stay_out_of_the_catalogue(tmp_path: Path) -> None:
    authority = book("1").leader[:6] + "z" + book("1").leader[7:]
    report = _take(iso_file(tmp_path, type(book("1"))(authority, book("1").fields)))
    assert report.added == 0
    assert "an authority record" in report.skipped[0].reason


def test_a_record_that_its_source_deleted_is_hidden(tmp_path: Path) -> None:
    record = book("1")
    deleted = type(record)(f"00000d{record.leader[6:]}", record.fields)
    _take(iso_file(tmp_path, deleted))
    assert Record.objects.get().suppressed


def test_other_forms_of_a_name_lead_to_it(tmp_path: Path) -> None:
    record = book("1", "Een titel", "100 1# $a Rowling, J. K. $q (Joanne Kathleen)")
    _take(iso_file(tmp_path, record, book("2", "Nog een", "100 1# $a Rowling, J. K. $q (Joanne Kathleen)")))
    found = Authority.objects.get()
    assert (found.heading, found.see_from) == ("Rowling, J. K.", ["Rowling, Joanne Kathleen"])


def test_large_files_go_in_batch_by_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "BATCH", 3)
    file = iso_file(tmp_path, *(book(str(number)) for number in range(10)))
    told: list[int] = []
    report = import_marc([file], Options(), now=MONDAY, progress=told.append)
    assert (report.read, report.added) == (10, 10)
    assert sum(told) == file.stat().st_size
    assert len(told) >= 4
