"""Make the library of this process's home where it is missing, and bring it up to date where it is there.

Nothing half is taken for whole: rows come in one transaction, the index appears when complete, the mark comes last.
"""

import json
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from bench.library import RECORDS_IN_A_PART, Library
from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Record
from leeszaal.site import demo
from leeszaal.site.demo.large.plan import Plan
from leeszaal.site.serving.preparing import prepare, prepare_search

SEED = 2026
_RECORDS_A_SECOND = 1_250


def make_ready(library: Library, report: Callable[[str], None]) -> None:
    """Have the library there, its record layout that of the program, its search index whole."""
    if library.home != settings.HOME:
        raise ValueError(f"this process works in {settings.HOME}, not in {library.home}")
    prepare(report)
    is_empty = not Branch.objects.exists()
    if is_empty:
        _fill(library, report)
    prepare_search(report, anew=is_empty)
    if not library.is_made:
        made = {"records": Record.objects.count(), "seed": SEED, "made_on": str(timezone.localdate())}
        library.mark.write_text(json.dumps(made), encoding="utf-8")


def _fill(library: Library, report: Callable[[str], None]) -> None:
    minutes = max(1, round(library.records / _RECORDS_A_SECOND / 60))
    report(f"Library of {library.records:,} records: made once and kept; about {minutes} minutes on two free cores")
    demo.load("large", SEED, report, Plan(parts=library.records // RECORDS_IN_A_PART))
