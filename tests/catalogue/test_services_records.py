"""Records made, changed, hidden and put back by staff."""

from datetime import timedelta

import people
import pytest

from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.marc.record import ControlField, MarcRecord
from leeszaal.catalogue.marc.text import parse_record
from leeszaal.catalogue.models import Record, RecordVersion, SearchChange
from leeszaal.catalogue.services import create_record, edit_record, restore_version, set_suppressed
from leeszaal.catalogue.services.records import ChangedMeanwhileError, ControlNumberTakenError
from leeszaal.login.models import Role

pytestmark = pytest.mark.django_db
LATER = people.NOW + timedelta(hours=1)
LATEST = people.NOW + timedelta(hours=2)


def marc(title: str = "De stille dijk", number: str = "LV1") -> MarcRecord:
    """What a cataloguer typed."""
    return parse_record(f"001 {number}\n245 10 $a {title}\n")


def kept(record: Record) -> MarcRecord:
    """What the catalogue keeps."""
    return parse(bytes(record.marc), record.syntax).record


def kept_title(record: Record) -> str:
    """The title in what the catalogue keeps."""
    return next(kept(record).data("245")).first("a")


def latest(record: Record) -> RecordVersion:
    """What the record was before its last change."""
    return record.versions.latest("pk")


@pytest.fixture
def cataloguer(db: None) -> int:
    """The number of who changes the records."""
    return people.staff("catalogus", [Role.CATALOGUE]).pk


@pytest.fixture
def dike(db: None) -> Record:
    """A record that staff made."""
    return create_record(marc(), now=people.NOW)


def test_a_new_record_carries_the_moment_of_saving_between_its_control_fields(dike: Record) -> None:
    assert kept(dike).fields[:2] == (ControlField("001", "LV1"), ControlField("005", "20261124120000.0"))
    assert (dike.title, dike.control_number) == ("De stille dijk", "LV1")


def test_a_changed_record_has_one_moment_of_saving_the_last(dike: Record, cataloguer: int) -> None:
    edited = edit_record(dike.pk, kept(dike), cataloguer, read_at=dike.changed_at, now=LATER)
    edited = edit_record(dike.pk, marc("De luide dijk"), cataloguer, read_at=edited.changed_at, now=LATER)
    stamps = [field for field in kept(edited).fields if field.tag == "005"]
    assert stamps == [ControlField("005", "20261124130000.0")]


def test_a_changed_record_is_found_by_its_new_title_and_keeps_the_old_one(dike: Record, cataloguer: int) -> None:
    edit_record(dike.pk, marc("De luide dijk"), cataloguer, read_at=dike.changed_at, now=LATER)
    dike.refresh_from_db()
    version = latest(dike)
    assert (dike.title, dike.sort_title, dike.changed_at) == ("De luide dijk", "luide dijk", LATER)
    assert "De stille dijk" in bytes(version.marc).decode()
    assert (version.verb, version.changed_by_id) == (RecordVersion.Verb.EDIT, cataloguer)


def test_saving_without_a_change_makes_no_version(dike: Record, cataloguer: int) -> None:
    edit_record(dike.pk, kept(dike), cataloguer, read_at=dike.changed_at, now=LATER)
    dike.refresh_from_db()
    assert not dike.versions.exists()
    assert dike.changed_at == people.NOW


def test_nobody_writes_over_what_a_colleague_saved_meanwhile(dike: Record, cataloguer: int) -> None:
    edit_record(dike.pk, marc("De luide dijk"), cataloguer, read_at=dike.changed_at, now=LATER)
    with pytest.raises(ChangedMeanwhileError):
        edit_record(dike.pk, marc("De dijk"), cataloguer, read_at=people.NOW, now=LATEST)
    dike.refresh_from_db()
    assert dike.title == "De luide dijk"


def test_a_control_number_belongs_to_one_record(dike: Record, cataloguer: int) -> None:
    other = create_record(marc("Een ander boek", "LV2"), now=people.NOW)
    with pytest.raises(ControlNumberTakenError) as new:
        create_record(marc("Nog een boek"), now=LATER)
    with pytest.raises(ControlNumberTakenError) as changed:
        edit_record(other.pk, marc("Een ander boek"), cataloguer, read_at=other.changed_at, now=LATER)
    assert new.value.record_id == changed.value.record_id == dike.pk
    assert not other.versions.exists()


def test_records_without_a_control_number_do_not_stand_in_each_others_way(dike: Record) -> None:
    made = [create_record(parse_record("245 10 $a Zonder nummer"), now=people.NOW) for _ in range(2)]
    assert [record.control_number for record in made] == ["", ""]


@pytest.mark.parametrize("sign", ["{x0000}", "{x001E}", "{xD800}", "{x1F600}"])
def test_a_sign_that_no_catalogue_can_hold_does_not_keep_a_record_from_being_saved(sign: str) -> None:
    record = create_record(parse_record(f"245 10 $a Dijk{sign}en"), now=people.NOW)
    record.refresh_from_db()
    assert (record.title[:4], record.title[-2:]) == (kept_title(record)[:4], kept_title(record)[-2:]) == ("Dijk", "en")


def test_a_hidden_record_can_be_shown_again_and_each_step_is_kept(dike: Record, cataloguer: int) -> None:
    for hidden in (True, True, False):
        set_suppressed(dike.pk, cataloguer, suppressed=hidden, now=LATER)
    dike.refresh_from_db()
    assert not dike.suppressed
    assert list(dike.versions.order_by("pk").values_list("verb", "suppressed")) == [
        ("suppress", False),
        ("suppress", True),
    ]


def test_what_is_taken_back_can_be_taken_back_again_and_again(dike: Record, cataloguer: int) -> None:
    edit_record(dike.pk, marc("De luide dijk"), cataloguer, read_at=dike.changed_at, now=LATER)
    for title in ("De stille dijk", "De luide dijk") * 2:
        record = restore_version(latest(dike).pk, cataloguer, now=LATEST)
        assert (record.title, kept_title(record)) == (title, title)
    assert dike.versions.count() == 5


def test_taking_back_restores_whether_the_public_saw_it(dike: Record, cataloguer: int) -> None:
    set_suppressed(dike.pk, cataloguer, suppressed=True, now=LATER)
    assert not restore_version(latest(dike).pk, cataloguer, now=LATEST).suppressed


def test_an_earlier_version_is_refused_when_its_control_number_is_given_away(dike: Record, cataloguer: int) -> None:
    edit_record(dike.pk, marc(number="LV9"), cataloguer, read_at=dike.changed_at, now=LATER)
    other = create_record(marc("Een ander boek"), now=LATER)
    with pytest.raises(ControlNumberTakenError) as refused:
        restore_version(latest(dike).pk, cataloguer, now=LATEST)
    assert refused.value.record_id == other.pk
    assert dike.versions.count() == 1


def test_search_hears_of_every_change_by_staff(dike: Record, cataloguer: int) -> None:
    def changes() -> int:
        return SearchChange.objects.filter(record_id=dike.pk).count()

    heard = [changes()]
    edit_record(dike.pk, marc("De luide dijk"), cataloguer, read_at=dike.changed_at, now=LATER)
    heard.append(changes())
    set_suppressed(dike.pk, cataloguer, suppressed=True, now=LATER)
    heard.append(changes())
    restore_version(latest(dike).pk, cataloguer, now=LATEST)
    heard.append(changes())
    assert heard == [1, 2, 3, 4]
