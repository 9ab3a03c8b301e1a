"""Memory of the open library's processes, at rest and at work, and disk for each record and each loan.

Memory is counted by fair share: what processes have in common is divided among them (PSS), so that sums are true. The
least is what a process of the framework takes that serves an empty page, or the bytes that must be kept.
"""

from bench.figures import Figure
from bench.library import Library
from bench.memory import disk, load, weighing
from bench.memory.disk import Sizes
from bench.memory.library_open import library_open
from bench.memory.processes import PAGES
from bench.memory.told import disk_figures, memory_figures
from bench.memory.weighing import Moments, Weighed
from bench.parts import CannotMeasure, Report
from bench.serving import EMPTY, WORKERS, pages_served
from bench.web_client import ask_all, get
from leeszaal.catalogue.models import Record

ROUNDS = 2


def measure(library: Library, report: Report) -> list[Figure]:
    """Weigh processes and tables; work is given twice, to see that the second time leaves no more behind."""
    least = _empty_process()
    work = load.prepare()
    with library_open() as opened:
        moments = Moments(weighing.weigh(opened.pid), Weighed.nothing())
        for _ in range(ROUNDS):
            report("The library at work")
            load.give(work, opened, lambda: weighing.weigh_most(opened.pid, moments.at_work))
            moments.after.append(weighing.weigh(opened.pid))
    return [*memory_figures(moments, least), *disk_figures(*_sizes())]


def _sizes() -> tuple[Sizes, Sizes, float]:
    return disk.record_sizes(), disk.loan_sizes(), disk.index_size(Record.objects.count())


def _empty_process() -> float:
    """Give the MiB of a process that serves an empty page, once it has."""
    with pages_served(EMPTY) as served:
        ask_all(served.port, [get("/")] * 100, 2 * WORKERS)
        found = weighing.weigh(served.pid).program.get(PAGES)
    if found is None:
        raise CannotMeasure("no process serves the empty page")
    return found.largest.share
