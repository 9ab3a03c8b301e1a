"""Questions about trainings: until when somebody's counts, and which end soon."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet

from leeszaal.privacy.models import LookedAt, Training

SOON = timedelta(days=30)


def trained_until() -> Mapping[int, date]:
    """Give for each staff member with a training the last day on which the latest one counts."""
    latest = Training.objects.order_by().values("staff_id").annotate(until=Max("valid_until"))
    return dict(latest.values_list("staff_id", "until"))


def trainings_of(staff_id: int) -> QuerySet[Training]:
    """Give the trainings of a staff member, the latest first."""
    return Training.objects.filter(staff_id=staff_id).order_by("-given_on", "-pk")


def ending_soon(today: date) -> Mapping[int, date]:
    """Give the staff members whose last training ended, or ends within a month, with its last day."""
    return {staff: until for staff, until in trained_until().items() if until <= today + SOON}


def looks_of_staff(since: date, until: date) -> QuerySet[LookedAt]:
    """Give the looks of staff at members in a period, both days included."""
    return LookedAt.objects.filter(look__actor_kind="staff", look__at__date__gte=since, look__at__date__lte=until)


def looks_without_training(since: date, until: date) -> QuerySet[LookedAt]:
    """Give those of them at whose moment the staff member had no training that counted."""
    counted = Training.objects.filter(
        staff_id=OuterRef("look__actor_id"),
        given_on__lte=OuterRef("look__at__date"),
        valid_until__gte=OuterRef("look__at__date"),
    )
    return looks_of_staff(since, until).exclude(Exists(counted))
