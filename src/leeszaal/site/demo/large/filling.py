"""Fill the database with all parts: as many processes as cores make them, this one writes them down."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import django
from django.conf import settings
from django.db import connection
from django.db.models import Model

from leeszaal.catalogue.models import Record
from leeszaal.site.demo.copying import columns_of, copy, copy_text, set_sequences
from leeszaal.site.demo.large.bare import laid_bare
from leeszaal.site.demo.large.part import Lines, make_part
from leeszaal.site.demo.large.plan import LARGE, Plan
from leeszaal.site.demo.people.passwords import encoded, password_for
from leeszaal.site.demo.shelves.authorities import fixed_authorities
from leeszaal.site.demo.small import MODELS, copy_house

_AHEAD = 3
_TOLD_EVERY = 25
_BLOCK = 1 << 20


def fill_large(seed: int, today: date, report: Callable[[str], None], plan: Plan = LARGE) -> None:
    """Make the large library; takes a quarter of an hour on two cores and some gigabytes of disk."""
    with TemporaryDirectory(dir=settings.HOME, prefix="demo-") as folder, connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'Europe/Amsterdam'")
        with laid_bare(MODELS, report):
            copy_house(seed, today)
            spool = _Spool(Path(folder))
            copy_text(Record, columns_of(Record), spool.records(_parts(seed, today, plan), plan, report))
            for model in MODELS:
                if model is not Record and spool.has(model):
                    copy_text(model, columns_of(model), spool.blocks(model))
                    report(f"Demo library: {model._meta.verbose_name_plural}")
            copy(fixed_authorities())
            set_sequences(MODELS)
        cursor.execute("SET LOCAL timezone = 'UTC'")


def _parts(seed: int, today: date, plan: Plan) -> Iterator[Lines]:
    """Give the parts in their order; only a few are made ahead, so that memory stays flat."""
    workers = os.cpu_count() or 1
    password = encoded(password_for(seed, "patrons"))
    pending: deque[Future[Lines]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        for number in range(plan.parts):
            pending.append(pool.submit(make_part, seed, today, password, number, plan))
            if len(pending) > workers + _AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


class _Spool:
    """One file for each table whose rows must wait until what they point at is there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def records(self, parts: Iterator[Lines], plan: Plan, report: Callable[[str], None]) -> Iterator[bytes]:
        """Give the records of each part and put everything else aside."""
        with ExitStack() as stack:
            files: dict[str, BinaryIO] = {}
            for number, part in enumerate(parts, start=1):
                for table, lines in part.items():
                    if table == Record._meta.db_table:
                        yield lines
                        continue
                    if table not in files:
                        files[table] = stack.enter_context((self._folder / table).open("wb"))
                    files[table].write(lines)
                if number % _TOLD_EVERY == 0:
                    report(f"Demo library: {number * plan.titles:,} of {plan.parts * plan.titles:,} records")

    def has(self, model: type[Model]) -> bool:
        """Tell whether rows of this model were put aside."""
        return (self._folder / model._meta.db_table).exists()

    def blocks(self, model: type[Model]) -> Iterator[bytes]:
        """Give the rows of one model, and the disk back."""
        path = self._folder / model._meta.db_table
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
        path.unlink()
