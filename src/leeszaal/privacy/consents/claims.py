"""How the ledger of consent keeps its entry of the register."""

from django.db.models import OuterRef, Q, QuerySet, Subquery

from leeszaal.privacy.claims import Claims, Closing, Ending, Spoken, Start, Trail
from leeszaal.privacy.consents.ending import end_consents
from leeszaal.privacy.consents.words import BY, HOW, WHAT
from leeszaal.privacy.days import day_of
from leeszaal.privacy.erasing import erase, erasing_what_stays
from leeszaal.privacy.models import ConsentLine
from leeszaal.privacy.telling import ActivityTitles

_ENDED = (
    ConsentLine.objects.filter(
        activity=OuterRef("activity"),
        person_kind=OuterRef("person_kind"),
        person_id=OuterRef("person_id"),
        pk__gte=OuterRef("pk"),
        what=ConsentLine.What.WITHDRAWN,
    )
    .order_by("pk")
    .annotate(ended_on=day_of("at"))
    .values("ended_on")[:1]
)
"""The day on which the consent that a line is about was taken back; as long as it is in use there is none."""


def _erase_lines(lines: QuerySet[ConsentLine]) -> int:
    with erasing_what_stays():
        return erase(lines)


CONSENTS = Claims(
    trails=(
        Trail("privacy.ConsentLine", "patron", "person_id"),
        Trail("privacy.ConsentLine", "guardian", "guardian_id"),
        Trail("privacy.ConsentLine", "staff", "noted_by"),
    ),
    spoken=(
        Spoken("privacy.ConsentLine.activity", ActivityTitles()),
        Spoken("privacy.ConsentLine.what", WHAT),
        Spoken("privacy.ConsentLine.how", HOW),
        Spoken("privacy.ConsentLine.by", BY),
    ),
    starts=(Start("when the consent ended", ConsentLine, Subquery(_ENDED)),),
    closing=(Closing("end the consents", "patron", lambda person_id, now: end_consents([person_id], now=now)),),
    then=(Ending("erase the lines of consent", ConsentLine, Q(), frozenset({"privacy.ConsentLine"}), _erase_lines),),
)
"""What the ledger of consent writes down."""
