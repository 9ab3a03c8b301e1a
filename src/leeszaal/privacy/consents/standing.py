"""Whose consent stands: the last line of the ledger says so, and a guardian's word until the child decides alone."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now, TruncDate

from leeszaal.privacy.models import ConsentLine

PATRON = "patron"
_TODAY = f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date"
_LATER = ConsentLine.objects.filter(
    activity=OuterRef("activity"),
    person_kind=OuterRef("person_kind"),
    person_id=OuterRef("person_id"),
    pk__gt=OuterRef("pk"),
)


def last_lines() -> QuerySet[ConsentLine]:
    """Give the last line of each person about each activity."""
    return ConsentLine.objects.filter(~Exists(_LATER))


def standing_lines(activity: str) -> QuerySet[ConsentLine]:
    """Give the lines by which consent to an activity stands now."""
    unlapsed = Q(lapses_on=None) | Q(lapses_on__gt=TruncDate(Now()))
    return last_lines().filter(unlapsed, activity=activity, person_kind=PATRON, what=ConsentLine.What.GIVEN)


def people_who_consent(activity: str) -> QuerySet[ConsentLine, int]:
    """Give the numbers of the people whose consent to an activity stands now."""
    return standing_lines(activity).values_list("person_id", flat=True)


def consents(person_id: int, activity: str) -> bool:
    """Tell whether somebody's consent to an activity stands now."""
    return standing_lines(activity).filter(person_id=person_id).exists()


def lines_of(person_id: int) -> QuerySet[ConsentLine]:
    """Give everything a person, or a guardian for that person, said about consent, the latest first."""
    return ConsentLine.objects.filter(person_kind=PATRON, person_id=person_id).select_related("text").order_by("-pk")


def last_words(person_id: int) -> Mapping[str, ConsentLine]:
    """Give the last line of a person about each activity, by its key."""
    own = last_lines().filter(person_kind=PATRON, person_id=person_id).select_related("text")
    return {line.activity: line for line in own}


def is_given(line: ConsentLine | None, today: date) -> bool:
    """Tell whether a last line says that consent stands on a day."""
    return line is not None and line.what == ConsentLine.What.GIVEN and (not line.lapses_on or line.lapses_on > today)


def condition_in_sql(activity: str, person: str) -> str:
    """Say in SQL that consent stands; ``person`` is the person's number in the row that asks."""
    same = "activity = said.activity AND person_kind = said.person_kind AND person_id = said.person_id"
    return (
        f"EXISTS (SELECT FROM privacy_consentline AS said WHERE said.activity = '{activity}'"  # noqa: S608
        f" AND said.person_kind = '{PATRON}' AND said.person_id = {person} AND said.what = 'given'"
        f" AND coalesce(said.lapses_on > {_TODAY}, true)"
        f" AND NOT EXISTS (SELECT FROM privacy_consentline WHERE {same} AND id > said.id))"
    )
