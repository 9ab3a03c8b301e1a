"""The record of processing activities that article 30(1) asks for: who answers, and a row for each activity.

Told in one language from the same register and by the same sentences as the statement, so the two cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.register import Partner, Register, Words
from leeszaal.privacy.statement import Section, statement
from leeszaal.privacy.statement.saying import say_term
from leeszaal.privacy.telling import say_partner_kind

CONTROLLER = {
    "legal_name": Words("Verwerkingsverantwoordelijke (30(1)(a))", "Controller (30(1)(a))"),
    "name": Words("Naam voor het publiek", "Name for the public"),
    "address": Words("Adres", "Address"),
    "phone": Words("Telefoon", "Telephone"),
    "email": Words("E-mail", "E-mail"),
    "chamber_of_commerce": Words("KvK-nummer", "Chamber of Commerce"),
    "officer": Words("Functionaris of privacyfunctionaris", "Data protection or privacy officer"),
    "privacy_email": Words("Bereikbaar via", "To be reached at"),
    "transfers": Words("Buiten de EER (30(1)(e))", "Outside the EEA (30(1)(e))"),
    "stored_in": Words("Land van opslag", "Country of storage"),
    "measures": Words("Beveiliging (30(1)(g), 32(1))", "Security (30(1)(g), 32(1))"),
}
ACTIVITY = {
    "key": Words("Sleutel in het register", "Key in the register"),
    "title": Words("Verwerking", "Activity"),
    "purpose": Words("Doel (30(1)(b))", "Purpose (30(1)(b))"),
    "basis": Words("Grondslag (6(1))", "Legal basis (6(1))"),
    "people": Words("Betrokkenen (30(1)(c))", "People (30(1)(c))"),
    "data": Words("Persoonsgegevens (30(1)(c))", "Personal data (30(1)(c))"),
    "sensitive": Words("Gevoelig", "Sensitive"),
    "source": Words("Bron (14(2)(f))", "Source (14(2)(f))"),
    "recipients": Words("Ontvangers (30(1)(d))", "Recipients (30(1)(d))"),
    "joint": Words("Gezamenlijk verantwoordelijk (30(1)(a))", "Joint controllers (30(1)(a))"),
    "outside": Words("Doorgifte buiten de EER (30(1)(e))", "Transfers outside the EEA (30(1)(e))"),
    "terms": Words("Bewaartermijnen (30(1)(f))", "Time limits (30(1)(f))"),
    "rights": Words("Rechten", "Rights"),
}
PARTNER = {
    "name": Words("Partner", "Partner"),
    "kind": Words("Rol", "Role"),
    "country": Words("Land", "Country"),
    "what": Words("Waarvoor", "What for"),
    "agreement": Words("Overeenkomst", "Agreement"),
    "agreed_on": Words("Sinds", "Since"),
    "ends_on": Words("Tot en met", "Until"),
    "activities": Words("Verwerkingen", "Activities"),
}
NONE = Words("geen", "none")
ELSEWHERE = Words("zie: {}", "see: {}")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """The record in one language on a day: the controller, the activities and the partners, by the keys above."""

    language: str
    day: date
    controller: Row
    activities: tuple[Row, ...]
    partners: tuple[Row, ...]


def record(register: Register, claims: Claims, language: str, day: date) -> Record:
    """Make the record with the terms that hold on a day."""
    with translation.override(language):
        sections = statement(register, claims, language, day)
        return Record(
            language=language,
            day=day,
            controller=_controller(register, language),
            activities=tuple(_activity(section, register, language) for section in sections),
            partners=tuple(_partner(partner, register, language) for partner in register.partners.values()),
        )


def _controller(register: Register, language: str) -> Row:
    values = {key: getattr(register.library, key) for key in CONTROLLER}
    return {key: value.in_language(language) if isinstance(value, Words) else value for key, value in values.items()}


def _activity(section: Section, register: Register, language: str) -> Row:
    joint = [
        partner.name.in_language(language)
        for partner in register.partners_of(register.activities[section.key])
        if partner.kind == "joint controller"
    ]
    none = NONE.in_language(language)
    return {
        "key": section.key,
        "title": section.title,
        "purpose": section.purpose,
        "basis": _lines([f"{section.article} {section.ground}", section.because, section.law, section.interest]),
        "people": ", ".join(section.people),
        "data": _lines([f"{', '.join(data.names)}: {data.why}" for data in section.data]),
        "sensitive": section.sensitive,
        "source": _lines([section.source, *(f"{giver.who}: {giver.how}" for giver in section.givers)]),
        "recipients": _lines([f"{to.who}: {to.why}" for to in section.receivers]) or none,
        "joint": ", ".join(joint) or none,
        "outside": none,
        "terms": _terms(section, language),
        "rights": ", ".join(name for _, name in section.rights),
    }


def _terms(section: Section, language: str) -> str:
    own = [
        f"{term.days} {say_term(term.moment, term.then, term.unless)}".strip()
        for term in (*section.terms, *section.coming)
    ]
    elsewhere = ", ".join(title for _, title in section.terms_elsewhere)
    return _lines([*own, ELSEWHERE.in_language(language).format(elsewhere) if elsewhere else ""])


def _partner(partner: Partner, register: Register, language: str) -> Row:
    used = [a for a in register.in_order() if partner in register.partners_of(a)]
    return {
        "name": partner.name.in_language(language),
        "kind": say_partner_kind(partner.kind),
        "country": partner.country,
        "what": partner.what.in_language(language),
        "agreement": partner.agreement,
        "agreed_on": partner.agreed_on.isoformat(),
        "ends_on": partner.ends_on.isoformat() if partner.ends_on else "",
        "activities": ", ".join(activity.title.in_language(language) for activity in used),
    }


def _lines(parts: list[str]) -> str:
    return "\n".join(part for part in parts if part)
