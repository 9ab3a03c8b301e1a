"""Give every record of the catalogue back, without loss, in a file that appears only when it is whole.

A record leaves in the bytes in which it came when the format is the same: ISO 2709 byte for byte, MARCXML element for
element. In the other format it is written anew from what it says.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.marcxml import COLLECTION_END, COLLECTION_START, write_marcxml
from leeszaal.catalogue.marc.reading import Syntax, parse
from leeszaal.catalogue.marc.record import TAG_LENGTH, MarcRecord
from leeszaal.catalogue.models import Record

_AT_A_TIME = 500

Progress = Callable[[int], None]
"""Told how many records more have been written."""


@dataclass(slots=True)
class Exported:
    """How many records were written; ``shortened`` counts those with tags that ISO 2709 has no room for."""

    written: int = 0
    shortened: int = 0


def export_marc(
    output: Path, syntax: Syntax, *, with_suppressed: bool = True, progress: Progress = lambda _: None
) -> Exported:
    """Write all records to a file in the order in which they came, memory holding some hundreds at a time.

    What stood there before is replaced only when everything is written. Raises OSError when it cannot be written.
    """
    aside = output.with_name(f".{output.name}.{secrets.token_hex(4)}")
    done = Exported()
    try:
        with aside.open("xb") as file:
            for part in _parts(syntax, with_suppressed, done, progress):
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(output)
    finally:
        aside.unlink(missing_ok=True)
    return done


def _parts(syntax: Syntax, with_suppressed: bool, done: Exported, progress: Progress) -> Iterator[bytes]:
    if syntax is Syntax.MARCXML:
        yield COLLECTION_START
    for raw, written_in in _records(with_suppressed):
        yield _written(raw, written_in, syntax, done)
        done.written += 1
        progress(1)
    if syntax is Syntax.MARCXML:
        yield COLLECTION_END


def _records(with_suppressed: bool) -> Iterator[tuple[bytes, str]]:
    """Read through a cursor on the server, which sees one state of the catalogue from the first record to the last."""
    wanted = Record.objects.all() if with_suppressed else Record.objects.filter(suppressed=False)
    with transaction.atomic():
        for raw, written_in in wanted.order_by("id").values_list("marc", "syntax").iterator(chunk_size=_AT_A_TIME):
            yield bytes(raw), written_in


def _written(raw: bytes, written_in: str, syntax: Syntax, done: Exported) -> bytes:
    if written_in == syntax:
        return raw + b"\n" if syntax is Syntax.MARCXML else raw
    record = parse(raw, written_in).record
    if syntax is Syntax.MARCXML:
        return write_marcxml(record)
    done.shortened += _is_shortened(record)
    return write_iso2709(record)


def _is_shortened(record: MarcRecord) -> bool:
    return any(len(field.tag) > TAG_LENGTH for field in record.fields)
