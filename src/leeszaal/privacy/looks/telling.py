"""Who looked at one person's data, as the person is told: when, as what, at which branch and why; never a name.

The pages that one opening of a record showed are told as one line. Own page, package of article 15 and command line all
say what is said here.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.formats import date_format

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.looks.words import REASONS, ROLES
from leeszaal.privacy.models import Look
from leeszaal.privacy.silence import may_be_told

TOLD = ("id", "at", "role", "branch_id", "activity", "reason", "words", "trace")
"""The columns that the person may read."""
_BRANCH = "branches.Branch"


@dataclass(frozen=True, slots=True)
class SaidLook:
    """One opening of somebody's data: its first moment, how many pages it showed, and in words who, where and why.

    ``activity`` is the key of what it was done for, in the register, and ``purpose`` its title; ``words`` what who
    looked added.
    """

    at: datetime
    shown_at: str
    who: str
    branch: str
    why: str
    words: str
    activity: str
    purpose: str
    pages: int


def looks_at(person_id: int) -> QuerySet[Look]:
    """Give the looks at one person, the latest first, without what only the privacy officer may know."""
    told = may_be_told(Look._meta.label, claimed())
    shown = Look.objects.filter(told, people__person_kind="patron", people__person_id=person_id)
    return shown.only(*TOLD).order_by("-at", "-pk")


def said_looks(person_id: int, language: str) -> list[SaidLook]:
    """Tell who looked at one person, in one language, the latest first (two statements)."""
    openings: dict[tuple[Any, ...], list[Look]] = {}
    for look in looks_at(person_id):
        openings.setdefault((look.trace, look.role, look.reason, look.activity), []).append(look)
    branches = branch_names({looks[0].branch_id for looks in openings.values()}, language)
    with translation.override(language):
        return [_said(looks, branches, language) for looks in openings.values()]


def for_machines(looks: list[SaidLook]) -> list[dict[str, Any]]:
    """Give the same for a machine: moments in ISO 8601, everything else as the person reads it."""
    return [asdict(look) | {"at": timezone.localtime(look.at).isoformat()} for look in looks]


def branch_names(wanted: set[int | None], language: str) -> Mapping[int, str]:
    """Give what branches are called, by the label that their app claims."""
    label = next((each for each in claimed().labels if each.table == _BRANCH), None)
    model = model_of(_BRANCH)
    numbers = wanted - {None}
    if label is None or model is None or not numbers:
        return {}
    path = label.en if language == "en" else label.nl
    return dict(model._default_manager.filter(pk__in=numbers).values_list("pk", path))


def activity_title(key: str, language: str) -> str:
    """Give the title of an activity; its key when the register no longer has it."""
    activity = register().activities.get(key)
    return activity.title.in_language(language) if activity else key


def _said(looks: list[Look], branches: Mapping[int, str], language: str) -> SaidLook:
    first = looks[-1]
    return SaidLook(
        at=first.at,
        shown_at=date_format(timezone.localtime(first.at), "j F Y H:i"),
        who=str(ROLES[first.role]),
        branch=branches.get(first.branch_id or 0, ""),
        why=str(REASONS[first.reason]),
        words=next((look.words for look in looks if look.words), "") or "",
        activity=first.activity,
        purpose=activity_title(first.activity, language),
        pages=len(looks),
    )
