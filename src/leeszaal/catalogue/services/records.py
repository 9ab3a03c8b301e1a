"""Make and change records. What a record was before is kept as a version, so that every change can be taken back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from leeszaal.catalogue.columns import columns
from leeszaal.catalogue.marc.digest import content_digest
from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.reading import Syntax, parse
from leeszaal.catalogue.marc.record import ControlField, MarcRecord
from leeszaal.catalogue.models import Record, RecordVersion
from leeszaal.catalogue.services.merging import take_items_back


class ChangedMeanwhileError(Exception):
    """Somebody else changed the record since it was read; nothing is written over."""


class ControlNumberTakenError(Exception):
    """Another record has this control number (field 001); ``record_id`` is that record's."""

    def __init__(self, record_id: int) -> None:
        super().__init__(f"record {record_id} has this control number")
        self.record_id = record_id


@transaction.atomic
def create_record(marc: MarcRecord, *, now: datetime) -> Record:
    """Put a new record in the catalogue. Raises ControlNumberTakenError."""
    values = _columns(marc, now)
    _refuse_taken(values["control_number"], except_id=None)
    return Record.objects.create(**values, created_at=now, changed_at=now)


@transaction.atomic
def edit_record(record_id: int, marc: MarcRecord, staff_id: int, *, read_at: datetime, now: datetime) -> Record:
    """Write a record anew; ``read_at`` is the ``changed_at`` that the editor saw.

    Raises ChangedMeanwhileError or ControlNumberTakenError.
    """
    record = Record.objects.select_for_update(no_key=True).get(pk=record_id)
    if record.changed_at != read_at:
        raise ChangedMeanwhileError
    if content_digest(marc) == bytes(record.digest):
        return record
    values = _columns(marc, now)
    _refuse_taken(values["control_number"], except_id=record_id)
    keep_version(record, RecordVersion.Verb.EDIT, staff_id, now)
    return _write(record, values, now)


@transaction.atomic
def set_suppressed(record_id: int, staff_id: int, *, suppressed: bool, now: datetime) -> Record:
    """Hide a record from the public, or show it again."""
    record = Record.objects.select_for_update(no_key=True).get(pk=record_id)
    if record.suppressed != suppressed:
        keep_version(record, RecordVersion.Verb.SUPPRESS, staff_id, now)
        _write(record, {"suppressed": suppressed}, now)
    return record


@transaction.atomic
def restore_version(version_id: int, staff_id: int, *, now: datetime) -> Record:
    """Make a record what it was in an earlier version; what it is now becomes a version too.

    Items that a merge moved away come back, as far as they are still where the merge put them. Raises
    ControlNumberTakenError when the number of that version was given to another record since.
    """
    version = RecordVersion.objects.get(pk=version_id)
    record = Record.objects.select_for_update(no_key=True).get(pk=version.record_id)
    raw = bytes(version.marc)
    values = columns(raw, version.syntax, parse(raw, version.syntax).record)
    _refuse_taken(values["control_number"], except_id=record.pk)
    keep_version(record, RecordVersion.Verb.UNDO, staff_id, now)
    take_items_back(version)
    return _write(record, values | {"suppressed": version.suppressed}, now)


def keep_version(record: Record, verb: RecordVersion.Verb, staff_id: int, now: datetime) -> RecordVersion:
    """Keep what a record is, before it changes."""
    return RecordVersion.objects.create(
        record=record,
        marc=record.marc,
        syntax=record.syntax,
        suppressed=record.suppressed,
        verb=verb,
        changed_at=now,
        changed_by_id=staff_id,
    )


def _columns(marc: MarcRecord, now: datetime) -> dict[str, Any]:
    """Derive the columns of a record that staff wrote, with the moment of saving in field 005."""
    stamp = ControlField("005", timezone.localtime(now).strftime("%Y%m%d%H%M%S.0"))
    others = tuple(field for field in marc.fields if field.tag != stamp.tag)
    place = sum(field.tag < stamp.tag for field in others[:3])
    raw = write_iso2709(MarcRecord(marc.leader, (*others[:place], stamp, *others[place:])))
    # What the bytes say, not what was typed: signs that they cannot hold are gone from them.
    return columns(raw, Syntax.ISO2709, parse(raw, Syntax.ISO2709).record)


def _write(record: Record, values: dict[str, object], now: datetime) -> Record:
    for name, value in (values | {"changed_at": now}).items():
        setattr(record, name, value)
    record.save(update_fields=[*values, "changed_at"])
    return record


def _refuse_taken(control_number: str, *, except_id: int | None) -> None:
    if not control_number:
        return
    taken = Record.objects.filter(control_number=control_number).values_list("pk", flat=True)
    other = taken.first()
    if other and other != except_id:
        raise ControlNumberTakenError(other)
