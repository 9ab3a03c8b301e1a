"""Who received one person's data, as the person is told: when, to whom, which data, why and on what ground.

What never left is not told, and what the law keeps silent not before its day: the database refuses that to the person's
own role, and the same condition is asked here for whoever reads as another. Own page, package of article 15 and command
line all say what is said here.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from leeszaal.common.countries import country_names
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.people import PATRON
from leeszaal.privacy.disclosure.words import GROUNDS, OUTCOMES
from leeszaal.privacy.models import Disclosure, DisclosureMatter
from leeszaal.privacy.register import Register
from leeszaal.privacy.silence import may_be_told
from leeszaal.privacy.telling import say_columns, say_ground, say_who

Way = DisclosureMatter.Way
_OF_CLAIM = ("claim__authority", "claim__reference")


@dataclass(frozen=True, slots=True)
class SaidDisclosure:
    """One disclosure in words.

    ``at`` is when it left, ``outcome`` how it went. ``country`` is ISO 3166-1 alpha-2, empty where it was not asked.
    ``activity`` is the key of what it was done for, in the register, and ``purpose`` its title; ``law`` is
    the article of the GDPR or another law, ``reference`` that of the authority that claimed the data.
    """

    at: datetime
    shown_at: str
    to: str
    country: str
    data: tuple[str, ...]
    why: str
    ground: str
    law: str
    reference: str
    activity: str
    purpose: str
    outcome: str


def disclosures_of(person_id: int) -> QuerySet[Disclosure]:
    """Give what left about one patron and may be told, the latest first."""
    left = Disclosure.objects.filter(person_kind=PATRON, person_id=person_id).exclude(outcome=Disclosure.Outcome.FAILED)
    told = left.filter(may_be_told(Disclosure._meta.label, claimed()))
    fields = ("at", "outcome", "matter", *(f"matter__{field.name}" for field in DisclosureMatter._meta.concrete_fields))
    return told.select_related("matter", "claim").only(*fields, *_OF_CLAIM).order_by("-at", "-pk")


def said_disclosures(person_id: int, language: str) -> list[SaidDisclosure]:
    """Tell in one language who received data of one patron, the latest first (one statement)."""
    with translation.override(language):
        return [_said(line, register(), language) for line in disclosures_of(person_id)]


def for_machines(disclosures: list[SaidDisclosure]) -> list[dict[str, Any]]:
    """Give the same for a machine: moments in ISO 8601, everything else as the person reads it."""
    return [
        asdict(each) | {"at": timezone.localtime(each.at).isoformat(), "data": list(each.data)} for each in disclosures
    ]


def say_recipient_of(matter: DisclosureMatter, declared: Register, language: str) -> str:
    """Name who received: a partner or an authority in our words, else the address that the person chose, and where."""
    if matter.way == Way.LEGAL_CLAIM:
        issuer = declared.legal_grounds.issuers.get(matter.recipient)
        return issuer.in_language(language) if issuer else matter.recipient
    if matter.recipient in declared.partners:
        return say_who(matter.recipient, declared, language)
    country = country_names(language).get(matter.country, "")
    return f"{matter.recipient} ({country})" if country else matter.recipient


def _said(line: Disclosure, declared: Register, language: str) -> SaidDisclosure:
    matter, claim = line.matter, line.claim
    activity = declared.activities.get(matter.activity)
    to = say_recipient_of(matter, declared, language)
    return SaidDisclosure(
        at=line.at,
        shown_at=date_format(timezone.localtime(line.at), "j F Y H:i"),
        to=f"{claim.authority} ({to})" if claim else to,
        country=matter.country,
        data=say_columns(tuple(matter.columns), declared, language),
        why=_why(matter, declared, language),
        ground=_ground(matter, declared, language),
        law=_law(matter, declared),
        reference=claim.reference if claim else "",
        activity=matter.activity,
        purpose=activity.title.in_language(language) if activity else matter.activity,
        outcome=str(OUTCOMES[line.outcome]),
    )


def _why(matter: DisclosureMatter, declared: Register, language: str) -> str:
    if matter.ground in GROUNDS:
        return str(GROUNDS[matter.ground])
    activity = declared.activities.get(matter.activity)
    if activity is None:
        return ""
    given = next((each.why for each in activity.recipients if each.who == matter.recipient), activity.purpose)
    return given.in_language(language)


def _ground(matter: DisclosureMatter, declared: Register, language: str) -> str:
    if matter.way == Way.LEGAL_CLAIM:
        article = declared.legal_grounds.articles.get(matter.ground)
        return article.title.in_language(language) if article else matter.ground
    return str(GROUNDS[matter.ground]) if matter.ground in GROUNDS else say_ground(matter.ground)


def _law(matter: DisclosureMatter, declared: Register) -> str:
    if matter.way == Way.LEGAL_CLAIM:
        article = declared.legal_grounds.articles.get(matter.ground)
        return article.law if article else matter.ground
    return gettext("article %(article)s GDPR") % {"article": matter.ground}
