"""The record as JSON-LD in terms of the W3C Data Privacy Vocabulary, in both languages at once.

The context stands inside, so that nothing has to be fetched to read it. Each activity has the address of its place in
the published statement.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from leeszaal.privacy.documents.dpv_terms import (
    AGREEMENTS,
    GROUNDS,
    MEASURES,
    PEOPLE,
    PREFIXES,
    PROPERTIES,
    PURPOSES,
    RIGHTS,
    kinds_of,
)
from leeszaal.privacy.documents.facts import in_both
from leeszaal.privacy.register import Activity, DataUse, Keeping, Obtained, Partner, Recipient, Register, Words
from leeszaal.privacy.telling import say_columns, say_moment, say_who

Node = dict[str, Any]
_TEXT = {"@container": "@language"}
CONTEXT: Node = {
    **PREFIXES,
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "title": {"@id": "dct:title", **_TEXT},
    "description": {"@id": "dct:description", **_TEXT},
    "length": {"@id": "rdf:value", "@type": "xsd:duration"},
    "issued": {"@id": "dct:issued", "@type": "xsd:date"},
    "valid": {"@id": "dct:valid", "@type": "xsd:date"},
    **{name.partition(":")[2]: {"@id": name, "@type": "@id"} for name, leads_to in PROPERTIES.items() if leads_to},
    **{name.partition(":")[2]: {"@id": name} for name, leads_to in PROPERTIES.items() if not leads_to},
}


def as_jsonld(register: Register, day: date, base: str) -> Node:
    """Give the record as JSON-LD with the terms that hold on a day; ``base`` is the address of the statement."""
    return {
        "@context": {**CONTEXT, "@base": base},
        "@id": "#register",
        "issued": day.isoformat(),
        "hasDataController": _controller(register),
        "hasApplicableLaw": "legal-eu:law-GDPR",
        "hasTechnicalOrganisationalMeasure": [*MEASURES],
        "hasStorageCondition": _place_of_storage(register),
        "hasPersonalDataProcess": [_activity(activity, register, day) for activity in register.in_order()],
    }


def _controller(register: Register) -> Node:
    library = register.library
    return {
        "@id": "#who",
        "@type": "dpv:DataController",
        "hasName": library.legal_name,
        "hasAddress": library.address,
        "hasContact": [contact for contact in (library.privacy_email, library.email, library.phone) if contact],
        "hasAuthority": "legal-nl:DPA-NL",
        "hasCountry": f"loc:{library.stored_in}",
    }


def _place_of_storage(register: Register) -> Node:
    country = f"loc:{register.library.stored_in}"
    return {"@type": "dpv:StorageLocation", "hasCountry": country, "description": _both(register.library.measures)}


def _activity(activity: Activity, register: Register, day: date) -> Node:
    node: Node = {
        "@id": f"#{activity.key}",
        "@type": "dpv:PersonalDataProcess",
        "title": _both(activity.title),
        "hasIdentifier": activity.key,
        "hasPurpose": _purpose(activity),
        "hasLegalBasis": {"@type": GROUNDS[activity.basis.article], "description": _both(activity.basis.because)},
        "hasDataSubject": [_people(word, register) for word in activity.people],
        "hasPersonalData": [_data(use, activity, register) for use in activity.data],
        "hasDataSource": [*_sources(activity, register)],
        "hasStorageCondition": [_term(term, register) for term in activity.terms_on(day)],
        "hasRight": [RIGHTS[right] for right in activity.basis.rights],
    }
    if activity.basis.balancing and activity.basis.interest:
        node["hasAssessment"] = _weighing(activity)
    for recipient in activity.recipients:
        name, described = _recipient(recipient, register)
        node.setdefault(name, []).append(described)
    return node


def _purpose(activity: Activity) -> Node:
    kind = PURPOSES.get(activity.basis.article, "dpv:Purpose")
    return {"@type": kind, "title": _both(activity.title), "description": _both(activity.purpose)}


def _people(word: str, register: Register) -> Node:
    kinds = ["dpv:DataSubject", *filter(None, [PEOPLE.get(word)])]
    return {"@type": kinds, "title": _both(register.vocabulary.people[word])}


def _data(use: DataUse, activity: Activity, register: Register) -> Node:
    kinds = kinds_of(use.columns)
    if activity.sensitive and "pd:ServiceConsumptionBehaviour" in kinds:
        kinds = [*kinds, "dpv:SensitivePersonalData"]
    return {
        "@type": kinds,
        "title": _names(use.columns, register),
        "description": _both(use.why),
        "hasIdentifier": [*use.columns],
    }


def _sources(activity: Activity, register: Register) -> Iterator[Node]:
    yield {"@type": "dpv:DataSubjectDataSource", "description": _both(activity.source)}
    for obtained in activity.obtained:
        yield {"@type": _kind_of_source(obtained, register), "description": _both(obtained.how)}


def _kind_of_source(obtained: Obtained, register: Register) -> str:
    if obtained.public:
        return "dpv:PublicDataSource"
    is_outside = obtained.who in register.partners or obtained.who == "guardian"
    return "dpv:ThirdPartyDataSource" if is_outside else "dpv:DataControllerDataSource"


def _term(term: Keeping, register: Register) -> Node:
    def say(language: str) -> str:
        return f"{say_moment(term, register, language)} {register.vocabulary.then[term.then].in_language(language)}"

    return {
        "@type": "dpv:StorageDuration",
        "description": _both(in_both(say)),
        "valid": term.since.isoformat(),
        "hasDuration": {"@type": "dpv:TemporalDuration", "length": str(term.lasts)},
    }


def _weighing(activity: Activity) -> Node:
    weighed, interest = activity.basis.balancing, activity.basis.interest
    parts = [interest, weighed.necessity, weighed.effect, weighed.safeguards, weighed.outcome] if weighed else []
    said = [part for part in parts if part]
    text = {"nl": "\n".join(part.nl for part in said), "en": "\n".join(part.en for part in said)}
    return {"@type": "dpv:LegitimateInterestAssessment", "description": text}


def _recipient(recipient: Recipient, register: Register) -> tuple[str, Node]:
    said = {"title": _both(in_both(lambda language: say_who(recipient.who, register, language)))}
    said["description"] = _both(recipient.why)
    partner = register.partners.get(recipient.who)
    if partner is None:
        return "hasRecipient", {"@type": "dpv:Recipient", **said}
    name, kind = {
        "processor": ("hasDataProcessor", "dpv:DataProcessor"),
        "joint controller": ("hasJointDataControllers", "dpv:JointDataControllers"),
    }.get(partner.kind, ("hasRecipientThirdParty", "dpv:ThirdParty"))
    return name, {"@type": kind, **said, "hasCountry": f"loc:{partner.country}", "hasLegalMeasure": _agreement(partner)}


def _agreement(partner: Partner) -> Node:
    text = {"nl": partner.agreement, "en": partner.agreement}
    return {"@type": AGREEMENTS[partner.kind], "title": text, "issued": partner.agreed_on.isoformat()}


def _names(columns: Iterable[str], register: Register) -> dict[str, str]:
    return _both(in_both(lambda language: ", ".join(say_columns(frozenset(columns), register, language))))


def _both(words: Words) -> dict[str, str]:
    return {"nl": words.nl, "en": words.en}
