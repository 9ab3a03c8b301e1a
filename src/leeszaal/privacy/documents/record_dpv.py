"""The record as JSON-LD in terms of the W3C Data Privacy Vocabulary, in both languages at once.

The context stands inside, so that nothing has to be fetched to read it. Each activity has the address of its place in
the published statement.
"""

from datetime import date

from leeszaal.privacy.documents.dpv_nodes import (
    Node,
    both,
    data,
    people,
    purpose_of,
    recipient_of,
    sources,
    term_of,
    weighing,
)
from leeszaal.privacy.documents.dpv_terms import GROUNDS, MEASURES, PREFIXES, PROPERTIES, RIGHTS
from leeszaal.privacy.register import Activity, Register

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
    return {"@type": "dpv:StorageLocation", "hasCountry": country, "description": both(register.library.measures)}


def _activity(activity: Activity, register: Register, day: date) -> Node:
    node: Node = {
        "@id": f"#{activity.key}",
        "@type": "dpv:PersonalDataProcess",
        "title": both(activity.title),
        "hasIdentifier": activity.key,
        "hasPurpose": purpose_of(activity),
        "hasLegalBasis": {"@type": GROUNDS[activity.basis.article], "description": both(activity.basis.because)},
        "hasDataSubject": [people(word, register) for word in activity.people],
        "hasPersonalData": [data(use, activity, register) for use in activity.data],
        "hasDataSource": [*sources(activity, register)],
        "hasStorageCondition": [term_of(term, register) for term in activity.terms_on(day)],
        "hasRight": [RIGHTS[right] for right in activity.basis.rights],
    }
    if activity.basis.balancing and activity.basis.interest:
        node["hasAssessment"] = weighing(activity)
    for recipient in activity.recipients:
        name, described = recipient_of(recipient, register)
        node.setdefault(name, []).append(described)
    return node
