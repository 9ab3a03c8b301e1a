"""What in the log of looks deserves a second look, by staff member: never a judgement, only where to ask.

Each pattern has its reason beside it. They count openings of records for a stated reason in the past weeks; lists and
searches belong to the daily work and are not in them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, QuerySet
from django.db.models.functions import TruncDate, TruncHour

from leeszaal.circulation.models import Event
from leeszaal.login.models import StaffMember
from leeszaal.patrons.models import Patron, PatronChange
from leeszaal.privacy.looks.kinds import STATED, Actor, Reason
from leeszaal.privacy.models import LookedAt

WEEKS = timedelta(weeks=4)
MANY_IN_AN_HOUR = 60
"""A busy desk serves thirty people an hour; who opens twice as many records may be looking for something."""
FEW = 3
"""Below this nobody can tell a pattern from chance."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How often a staff member did something odd, and on which day last."""

    staff_id: int | None
    kind: str
    times: int
    last_at: datetime


def odd_patterns(now: datetime) -> list[Pattern]:
    """Give the odd patterns of the past four weeks (three statements), the commonest first."""
    since = now - WEEKS
    found = [*_many(since), *_namesakes(since), *_without_deed(since)]
    return sorted(found, key=lambda pattern: (-pattern.times, pattern.staff_id or 0))


def _opened(since: datetime) -> QuerySet[LookedAt]:
    stated = [reason.value for reason in STATED]
    return LookedAt.objects.filter(look__at__gte=since, look__actor_kind=Actor.STAFF, look__reason__in=stated)


def _many(since: datetime) -> Iterable[Pattern]:
    """Records of many people opened within one hour."""
    hours = _opened(since).annotate(hour=TruncHour("look__at")).values("look__actor_id", "hour").order_by()
    busy = hours.annotate(people=Count("person_id", distinct=True)).filter(people__gte=MANY_IN_AN_HOUR)
    by_staff: dict[int | None, list[datetime]] = {}
    for row in busy:
        by_staff.setdefault(row["look__actor_id"], []).append(row["hour"])
    return [Pattern(staff_id, "many", len(hours), max(hours)) for staff_id, hours in by_staff.items()]


def _namesakes(since: datetime) -> Iterable[Pattern]:
    """Records of people with one's own family name."""
    family = Patron.objects.filter(pk=OuterRef("person_id")).exclude(family_name="").values("family_name")[:1]
    looks = _opened(since).annotate(family=family).exclude(family=None)
    counted = looks.values("look__actor_id", "family").order_by()
    counted = counted.annotate(times=Count("look__trace", distinct=True), last=Max("look__at"))
    own: dict[int | None, str] = {staff.pk: _family_name(staff.name) for staff in StaffMember.objects.only("name")}
    return [
        Pattern(row["look__actor_id"], "namesake", row["times"], row["last"])
        for row in counted
        if own.get(row["look__actor_id"]) == row["family"].casefold()
    ]


def _without_deed(since: datetime) -> Iterable[Pattern]:
    """Records opened to serve somebody, with nothing done for that person by the same staff member that day."""
    serving = _opened(since).filter(look__reason=Reason.SERVING).annotate(day=TruncDate("look__at"))
    by_whom = {"actor_kind": "staff", "actor_id": OuterRef("look__actor_id"), "patron_id": OuterRef("person_id")}
    lent = Event.objects.annotate(day=TruncDate("at")).filter(**by_whom, day=OuterRef("day"))
    changed = PatronChange.objects.annotate(day=TruncDate("changed_at")).filter(**by_whom, day=OuterRef("day"))
    idle = serving.exclude(Exists(lent)).exclude(Exists(changed)).order_by()
    counted = idle.values("look__actor_id").annotate(times=Count("look__trace", distinct=True), last=Max("look__at"))
    odd = counted.filter(times__gte=FEW)
    return [Pattern(row["look__actor_id"], "no_deed", row["times"], row["last"]) for row in odd]


def _family_name(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""
