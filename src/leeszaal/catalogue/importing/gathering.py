"""Read what the catalogue has of the records of a batch, in one statement, and in one more where they differ."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from leeszaal.catalogue.importing.deciding import Catalogue, Facts, Known, candidates
from leeszaal.catalogue.importing.options import MatchPoint
from leeszaal.catalogue.marc.broken import BrokenRecord
from leeszaal.catalogue.marc.digest import content_digest
from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.models import Record, RecordVersion


def gather(batch: Sequence[Facts], match: tuple[MatchPoint, ...]) -> Catalogue:
    """Give the records that these may be, with the content that they have left behind for good."""
    catalogue = Catalogue()
    catalogue.add(_known(batch, match))
    differing = {
        each.id for facts in batch for each in candidates(facts, catalogue, match) if each.digest != facts.digest
    }
    for record_id, digest in _left_behind(differing):
        catalogue.left_behind[record_id].add(digest)
    return catalogue


def _known(batch: Sequence[Facts], match: tuple[MatchPoint, ...]) -> list[Known]:
    wanted = Q(control_number__in=[facts.control_number for facts in batch if facts.control_number])
    wanted |= Q(control_number="", digest__in=[facts.digest for facts in batch if not facts.control_number])
    if MatchPoint.ISBN in match:
        wanted |= Q(isbns__overlap=sorted({isbn for facts in batch for isbn in facts.isbns}))
    rows = Record.objects.filter(wanted).values_list("id", "control_number", "isbns", "digest")
    return [Known(id_, number, tuple(isbns), bytes(digest)) for id_, number, isbns, digest in rows]


def _left_behind(record_ids: set[int]) -> list[tuple[int, bytes]]:
    """Give the content that staff replaced, or that a later record of the same import did."""
    if not record_ids:
        return []
    came_in = dict(Record.objects.filter(id__in=record_ids).values_list("id", "created_at"))
    found = []
    versions = RecordVersion.objects.filter(record_id__in=record_ids).order_by("changed_at", "id")
    for version in versions.values_list("record_id", "verb", "changed_at", "marc", "syntax"):
        record_id, verb, ended_at, marc, syntax = version
        if _is_for_good(verb, came_in[record_id], ended_at):
            found += [(record_id, digest) for digest in _digest(bytes(marc), syntax)]
        came_in[record_id] = ended_at
    return found


def _is_for_good(verb: str, came_in_at: datetime, ended_at: datetime) -> bool:
    return verb != RecordVersion.Verb.IMPORT or came_in_at == ended_at


def _digest(marc: bytes, syntax: Any) -> list[bytes]:
    try:
        return [content_digest(parse(marc, syntax).record)]
    except BrokenRecord:
        return []
