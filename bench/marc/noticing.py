"""How soon a change of one record is found: staff write another title, the indexer of the product follows."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.utils import timezone

from bench.parts import CannotMeasure
from bench.timings import Timings
from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.marc.record import DataField, Field, MarcRecord, Subfield
from leeszaal.catalogue.models import Record, RecordVersion
from leeszaal.catalogue.search import SearchRequest, search
from leeszaal.catalogue.search.status import read_status
from leeszaal.catalogue.services.records import edit_record
from leeszaal.login.models import StaffMember
from leeszaal.site.serving import children

_PATIENCE_SECONDS = 30.0
_BACKLOG_SECONDS = 600.0
_LOOK_EVERY = 0.005


@contextmanager
def indexer_running() -> Iterator[None]:
    """Have the product's worker, which indexes, beside us for the duration of the block."""
    worker = children.start("jobs", "leeszaal.site.cli", "worker")
    try:
        _wait_until_all_is_read()
        yield
    finally:
        children.stop([worker])


def _wait_until_all_is_read() -> None:
    """Let the indexer catch up with what other measurements changed while none was running."""
    until = time.monotonic() + _BACKLOG_SECONDS
    while read_status().waiting:
        if time.monotonic() > until:
            raise CannotMeasure("the indexer does not catch up with what was changed before")
        time.sleep(0.2)


def until_found(record_ids: Sequence[int]) -> Timings:
    """Change each record, look until search finds it by the new title, and change it back.

    The first one is not counted: the worker may still be starting.
    """
    staff = StaffMember.objects.first()
    if staff is None:
        raise CannotMeasure("nobody works in this library")
    began = timezone.now()
    try:
        return Timings.of([_changed(record_id, staff.pk) for record_id in record_ids][1:])
    finally:
        RecordVersion.objects.filter(changed_at__gte=began, record_id__in=record_ids).delete()


def _changed(record_id: int, staff_id: int) -> float:
    record = Record.objects.get(pk=record_id)
    before = parse(bytes(record.marc), record.syntax).record
    word = f"gemeten{record_id}x{time.time_ns()}"
    now = timezone.now()
    edit_record(record_id, _titled(before, word), staff_id, read_at=record.changed_at, now=now)
    try:
        return _seconds_until(word, record_id)
    finally:
        edit_record(record_id, before, staff_id, read_at=now, now=timezone.now())


def _seconds_until(word: str, record_id: int) -> float:
    start = time.perf_counter()
    while (seconds := time.perf_counter() - start) < _PATIENCE_SECONDS:
        found = search(SearchRequest(word), today=timezone.localdate())
        if not found.corrected and any(hit.record_id == record_id for hit in found.hits):
            return seconds
        time.sleep(_LOOK_EVERY)
    raise CannotMeasure(f"search does not find a changed title within {_PATIENCE_SECONDS:.0f} seconds")


def _titled(record: MarcRecord, word: str) -> MarcRecord:
    return replace(record, fields=tuple(_with_word(field, word) for field in record.fields))


def _with_word(field: Field, word: str) -> Field:
    if field.tag != "245" or not isinstance(field, DataField):
        return field
    return replace(field, subfields=(Subfield("a", word), *field.subfields[1:]))
