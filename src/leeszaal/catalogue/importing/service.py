"""Take files of MARC into the catalogue: stream, gather, decide, write, batch by batch."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from leeszaal.catalogue.importing.copies import Branches, add_items, read_branches
from leeszaal.catalogue.importing.deciding import Decision, Step, decide
from leeszaal.catalogue.importing.gathering import gather
from leeszaal.catalogue.importing.incoming import Incoming, incoming
from leeszaal.catalogue.importing.options import Options, Report, Skipped
from leeszaal.catalogue.importing.writing import add, remember_names, update
from leeszaal.catalogue.marc.reading import NotMarc, opened, recognise

BATCH = 500
_ANALYZE_FROM = 1_000

Progress = Callable[[int], None]
"""Told how many bytes more of the files have been read."""


def import_marc(
    files: Iterable[Path], options: Options, *, now: datetime, progress: Progress = lambda _: None
) -> Report:
    """Take in every record of these files; what cannot go in is in the report with its place and reason.

    Each batch is one transaction; one that fails is tried again record by record, so that a fault costs one record. A
    dry run does everything and takes it back. Raises ValueError when the branch of the options does not exist.
    """
    report = Report()
    run = _Run(options, read_branches(options.branch), now, report)
    with transaction.atomic() if options.dry_run else nullcontext():
        for file in files:
            _import_file(file, run, progress)
        if options.dry_run:
            transaction.set_rollback(True)
    if report.added >= _ANALYZE_FROM and not options.dry_run:
        with connection.cursor() as cursor:
            cursor.execute("analyze catalogue_record, catalogue_item")
    return report


@dataclass(frozen=True, slots=True)
class _Run:
    """One import: what was chosen, and where its results go. All its changes bear the same moment."""

    options: Options
    branches: Branches
    now: datetime
    report: Report


def _import_file(file: Path, run: _Run, progress: Progress) -> None:
    first_skipped = len(run.report.skipped)
    try:
        with opened(file) as (content, source):
            parts = incoming(content, run.options.syntax or recognise(content), str(file))
            reached = 0
            for batch in _batches(parts, run.report):
                _take(batch, run)
                progress(source.tell() - reached)
                reached = source.tell()
    except (OSError, EOFError, zlib.error, NotMarc) as error:
        reason = getattr(error, "strerror", None) or str(error)
        run.report.unreadable.append(Skipped(str(file), 0, reason))
    run.report.skipped[first_skipped:] = sorted(run.report.skipped[first_skipped:], key=lambda each: each.position)


def _batches(parts: Iterable[Incoming | Skipped], report: Report) -> Iterator[list[Incoming]]:
    """Gather records into batches; a record about the same thing as one before it begins a new batch."""
    batch: list[Incoming] = []
    keys: set[object] = set()
    for part in parts:
        report.read += 1
        if isinstance(part, Skipped):
            report.skipped.append(part)
            continue
        if len(batch) >= BATCH or not keys.isdisjoint(part.keys):
            yield batch
            batch, keys = [], set()
        batch.append(part)
        keys |= part.keys
    yield batch


def _take(batch: list[Incoming], run: _Run) -> None:
    """Write a batch in one transaction; when the database refuses it, each record in one of its own."""
    try:
        with transaction.atomic():
            done = _write(batch, run)
    except DatabaseError as error:
        if len(batch) > 1:
            for each in batch:
                _take([each], run)
            return
        reason = f"the database refuses it: {str(error).partition(chr(10))[0]}"
        done = Report(skipped=[Skipped(batch[0].file, batch[0].position, reason)])
    _count(done, run.report)


def _count(done: Report, report: Report) -> None:
    report.added += done.added
    report.updated += done.updated
    report.unchanged += done.unchanged
    report.items_added += done.items_added
    report.skipped += done.skipped


def _write(batch: list[Incoming], run: _Run) -> Report:
    decided = _decide(batch, run.options)
    touched = [decision.record_id for decision in decided if decision.record_id is not None]
    if len(touched) > len(set(touched)):
        return _one_after_another(batch, run)
    new = [each for each, decision in zip(batch, decided, strict=True) if decision.step is Step.ADD]
    changed = _with_ids(batch, decided, Step.UPDATE)
    unchanged = _with_ids(batch, decided, Step.LEAVE)
    added = list(zip(add(new, run.now), new, strict=True))
    update(changed, run.now)
    remember_names([name for _, each in added + changed for name in each.derived.see_from])
    items, without_place = _add_items(added + changed + unchanged, run)
    skipped = [
        Skipped(each.file, each.position, decision.reason)
        for each, decision in zip(batch, decided, strict=True)
        if decision.step is Step.SKIP
    ]
    return Report(0, len(added), len(changed), len(unchanged), items, skipped + without_place)


def _decide(batch: list[Incoming], options: Options) -> list[Decision]:
    catalogue = gather([each.facts for each in batch], options.match)
    return [decide(each.facts, catalogue, options.match, options.on_match) for each in batch]


def _one_after_another(batch: list[Incoming], run: _Run) -> Report:
    """Write records that turn out to be about the same record of the catalogue, each seeing what the last one did."""
    done = Report()
    for each in batch:
        _count(_write([each], run), done)
    return done


def _with_ids(batch: list[Incoming], decided: list[Decision], step: Step) -> list[tuple[int, Incoming]]:
    pairs = zip(batch, decided, strict=True)
    return [
        (decision.record_id, each)
        for each, decision in pairs
        if decision.step is step and decision.record_id is not None
    ]


def _add_items(pairs: list[tuple[int, Incoming]], run: _Run) -> tuple[int, list[Skipped]]:
    layout = run.options.items_from
    return add_items(pairs, layout, run.branches, run.now) if layout else (0, [])
