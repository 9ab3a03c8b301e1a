"""The demo library: Bibliotheek Lindeveen, with invented people and a catalogue one would like to browse.

The same seed on the same day gives the same library, ids included. Days are counted back from today, so that there is
always something due, overdue and waiting.
"""

import json
from collections.abc import Callable
from typing import Any, Literal

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from leeszaal.branches.models import Branch
from leeszaal.site.demo.large.filling import fill_large
from leeszaal.site.demo.large.plan import LARGE, Plan
from leeszaal.site.demo.people.accounts import accounts_of
from leeszaal.site.demo.samples import play_samples
from leeszaal.site.demo.small import fill_small

_FILE = "demo-accounts.json"


class LibraryNotEmptyError(Exception):
    """There is a library already: the demo is only made in an empty one."""


class NoDemoError(Exception):
    """No demo library was made in this home."""


def load(size: Literal["small", "large"], seed: int, report: Callable[[str], None], plan: Plan = LARGE) -> None:
    """Make the demo library in an empty database; the search index must be made anew afterwards.

    `plan` says how large a large one is.

    Raises LibraryNotEmptyError when there is a branch already.
    """
    if Branch.objects.exists():
        raise LibraryNotEmptyError
    today = timezone.localdate()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL leeszaal.skip_search_changes = 'on'")
        if size == "large":
            fill_large(seed, today, report, plan)
        else:
            fill_small(seed, today, report)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    if size == "small":
        play_samples(seed, today, timezone.now())
        report("Demo library: a little of everything for the privacy officer")
    path = settings.HOME / _FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps(accounts_of(seed, today), ensure_ascii=False), encoding="utf-8")


def accounts() -> dict[str, list[dict[str, Any]]]:
    """Tell who can log in to the demo library of this home, and how.

    Raises NoDemoError when none was made.
    """
    try:
        found: dict[str, list[dict[str, Any]]] = json.loads((settings.HOME / _FILE).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NoDemoError from error
    return found
