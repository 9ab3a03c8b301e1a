"""Everything that is held about one person (article 15): the values, and what is done with them.

What could go wrong: a value is left out, or something of somebody else slips in. What is in is decided by `tables` from
the register alone, what is told of others by `others`; this module only puts things together, in one language.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.declared import register as declared
from leeszaal.privacy.disclosure.telling import for_machines as disclosures_for_machines
from leeszaal.privacy.disclosure.telling import said_disclosures
from leeszaal.privacy.looks.telling import SaidLook, for_machines, said_looks
from leeszaal.privacy.register import Activity, Recipient, Register
from leeszaal.privacy.rights.ends import Ends
from leeszaal.privacy.rights.profile import told_profiles
from leeszaal.privacy.rights.tables import OwnTable, own_tables, untraceable
from leeszaal.privacy.rights.values import Teller, Value, shown
from leeszaal.privacy.telling import say_columns, say_ground, say_moment, say_recipient, say_right

FORMAT = "leeszaal-access-1"
Package = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom it is about: a patron by number; the language of the answer, and the moment.

    With ``keeps_reading`` it is for a parent or guardian, and tells not what the child keeps to itself: what it reads.
    """

    person_id: int
    language: str
    now: datetime
    today: date
    keeps_reading: bool = False


def access_package(asked: Asked, register: Register | None = None, claims: Claims | None = None) -> Package:
    """Put the whole package together, ready to be written as JSON; its schema is `data/access.schema.json`."""
    known, apps = register or declared(), claims or claimed()
    with translation.override(asked.language):
        tables = own_tables(known, apps)
        ends = Ends(asked.person_id, known, asked.language, asked.today)
        looks = said_looks(asked.person_id, asked.language)
        return {
            "format": FORMAT,
            "made_at": asked.now.isoformat(),
            "language": asked.language,
            "member_number": asked.person_id,
            "library": _library(known, asked.language),
            "data": [held for table in tables if (held := _held(table, asked, known, apps, ends))["rows"]],
            "activities": [_activity(activity, known, asked, looks) for activity in _activities(tables, known)],
            "not_traceable": _not_traceable(known, apps, asked.language),
            "looked_at": _looked_at(looks),
            "disclosures": disclosures_for_machines(said_disclosures(asked.person_id, asked.language)),
            "profile": told_profiles(asked.person_id, asked.language, known, apps, keeps_reading=asked.keeps_reading),
        }


def _library(register: Register, language: str) -> Package:
    library = register.library
    return {
        "name": library.legal_name,
        "address": library.address,
        "email": library.privacy_email,
        "officer": library.officer.in_language(language),
        "transfers": library.transfers.in_language(language),
        "authority": {"name": library.authority, "url": library.authority_url},
    }


def _held(table: OwnTable, asked: Asked, register: Register, claims: Claims, ends: Ends) -> Package:
    key = f"{table.label}.{table.model._meta.pk.name}"
    rows = Teller(asked.person_id, claims, asked.language, keeps_reading=asked.keeps_reading).rows(table)
    columns = [_column(column, table, register, asked.language) for column in table.uses]
    return {
        "table": table.label,
        "name": register.names[key if key in register.names else next(iter(table.uses))].in_language(asked.language),
        "columns": columns,
        "rows": [{"values": [_told(value, ends.of(pk, value.column)) for value in values]} for pk, values in rows],
    }


def _column(column: str, table: OwnTable, register: Register, language: str) -> Package:
    return {
        "column": column,
        "name": register.names[column].in_language(language),
        "used_for": [
            {
                "activity": activity.key,
                "title": activity.title.in_language(language),
                "why": use.why.in_language(language),
            }
            for activity, use in table.uses[column]
        ],
    }


def _told(value: Value, ends: Package) -> Package:
    return {"column": value.column, "value": value.kept, "shown": value.shown, **ends}


def _activities(tables: tuple[OwnTable, ...], register: Register) -> list[Activity]:
    keys = {activity.key for table in tables for uses in table.uses.values() for activity, _ in uses}
    return [activity for activity in register.in_order() if activity.key in keys]


def _activity(activity: Activity, register: Register, asked: Asked, looks: list[SaidLook]) -> Package:
    language, basis = asked.language, activity.basis
    return {
        "key": activity.key,
        "title": activity.title.in_language(language),
        "purpose": activity.purpose.in_language(language),
        "basis": {
            "article": basis.article,
            "name": say_ground(basis.article),
            "because": basis.because.in_language(language),
            "law": basis.law.in_language(language) if basis.law else "",
            "interest": basis.interest.in_language(language) if basis.interest else "",
        },
        "source": activity.source.in_language(language),
        "recipients": [_recipient(recipient, register, language) for recipient in activity.recipients],
        "terms": [
            f"{say_moment(term, register, language)} {register.vocabulary.then[term.then].in_language(language)}"
            for term in activity.terms_on(asked.today)
        ],
        "rights": [say_right(right) for right in basis.rights],
        "looked": _looked([look for look in looks if look.activity == activity.key]),
    }


def _recipient(recipient: Recipient, register: Register, language: str) -> Package:
    partner = register.partners.get(recipient.who)
    return {
        "who": say_recipient(recipient, register, language),
        "outside": partner is not None,
        "country": partner.country if partner else "",
        "why": recipient.why.in_language(language),
        "only": list(say_columns(recipient.only, register, language)),
    }


def _not_traceable(register: Register, claims: Claims, language: str) -> list[Package]:
    return [
        {
            "table": found.table,
            "activity": found.activity.key,
            "title": found.activity.title.in_language(language),
            "purpose": found.activity.purpose.in_language(language),
            "names": list(say_columns(_columns_of(found.table, found.activity), register, language)),
        }
        for found in untraceable(register, claims)
    ]


def _columns_of(table: str, activity: Activity) -> frozenset[str]:
    return frozenset(column for column in activity.columns if column.rpartition(".")[0] == table)


def _looked(looks: list[SaidLook]) -> Package:
    """Tell how often somebody looked for one activity, and when last."""
    if not looks:
        return {"times": 0, "last_at": None, "shown": gettext("Nobody, in the past year.")}
    last, times = shown(looks[0].at), len(looks)
    told = ngettext("%(times)s time, on %(last)s.", "%(times)s times, last on %(last)s.", times)
    return {
        "times": times,
        "last_at": timezone.localtime(looks[0].at).isoformat(),
        "shown": told % {"times": times, "last": last},
    }


def _looked_at(looks: list[SaidLook]) -> Package:
    """Tell who looked, as the own page does."""
    told = gettext(
        "Each time that we showed your data to somebody else: when, as what they looked, at which branch and why. "
        "The name of a staff member is known to our privacy officer."
    )
    return {"kept": True, "entries": for_machines(looks), "explanation": told}
