"""Questions about what was passed on."""

from django.db.models import QuerySet

from leeszaal.privacy.models import PassingOn


def to_pass_on() -> QuerySet[PassingOn]:
    """Give what is not closed yet, the oldest first."""
    return PassingOn.objects.filter(closed_at=None).order_by("made_at", "id")


def passed_on_about(person_id: int, kind: str = "patron") -> QuerySet[PassingOn]:
    """Give everything about one person, the latest first: article 19 gives the person a right to know it."""
    return PassingOn.objects.filter(person_kind=kind, person_id=person_id).order_by("-made_at", "partner")


def not_reached(person_id: int, kind: str = "patron") -> QuerySet[PassingOn]:
    """Give which recipients could not be told about a person."""
    return passed_on_about(person_id, kind).filter(state=PassingOn.State.NOT_REACHED)
