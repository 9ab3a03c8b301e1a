"""Who objects to what, now."""

from django.db.models import QuerySet

from leeszaal.privacy.models import Objection


def has_objected(person_id: int, activity: str, kind: str = "patron") -> bool:
    """Tell whether a person's data may not be used for an activity."""
    standing = Objection.objects.filter(person_kind=kind, person_id=person_id, activity=activity, until=None)
    return standing.exists()


def objections_of(person_id: int, kind: str = "patron") -> QuerySet[Objection]:
    """Give every objection of a person that is still on record, the latest first."""
    return Objection.objects.filter(person_kind=kind, person_id=person_id).order_by("-since")


def unanswered(person_id: int, kind: str = "patron") -> QuerySet[Objection]:
    """Give the objections of a person that still wait for an answer."""
    return objections_of(person_id, kind).filter(until=None, answer=Objection.Answer.WEIGHED)
