"""An objection ends with the person: nothing is left to object to."""

from datetime import datetime

from leeszaal.privacy.models import Objection


def end_objections(*person_ids: int, now: datetime, kind: str = "patron") -> int:
    """End the objections of people who are erased; give how many stood."""
    standing = Objection.objects.filter(person_kind=kind, person_id__in=person_ids, until=None)
    return standing.update(until=now, because="", answer_because="")
