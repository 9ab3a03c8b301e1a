"""Why each person is in: the very line by which they said yes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from leeszaal.privacy.consents.standing import standing_lines


@dataclass(frozen=True, slots=True)
class Reason:
    """That somebody, known by number, said yes: when, by which way, by whose word, to which version of the words."""

    person_id: int
    at: datetime
    how: str
    by: str
    version: str


def reasons_for(activity: str, people: Collection[int]) -> tuple[Reason, ...]:
    """Give for these people the line by which each of them consents to an activity."""
    lines = standing_lines(activity).filter(person_id__in=people).select_related("text").order_by("person_id")
    lines = lines.only("person_id", "at", "how", "by", "text__digest")
    return tuple(
        Reason(line.person_id, line.at, line.how, line.by, line.text.digest[:8] if line.text else "") for line in lines
    )
