"""The parts of an activity as nodes of JSON-LD."""

from collections.abc import Iterable, Iterator
from typing import Any

from leeszaal.privacy.documents.dpv_terms import AGREEMENTS, PEOPLE, PURPOSES, kinds_of
from leeszaal.privacy.documents.subjects import in_both
from leeszaal.privacy.register import Activity, DataUse, Keeping, Obtained, Partner, Recipient, Register, Words
from leeszaal.privacy.telling import say_columns, say_moment, say_who

Node = dict[str, Any]


def purpose_of(activity: Activity) -> Node:
    """Give what an activity is for, as the vocabulary knows purposes."""
    kind = PURPOSES.get(activity.basis.article, "dpv:Purpose")
    return {"@type": kind, "title": both(activity.title), "description": both(activity.purpose)}


def people(word: str, register: Register) -> Node:
    """Give a kind of people."""
    kinds = ["dpv:DataSubject", *filter(None, [PEOPLE.get(word)])]
    return {"@type": kinds, "title": both(register.vocabulary.people[word])}


def data(use: DataUse, activity: Activity, register: Register) -> Node:
    """Give data that an activity uses for one reason."""
    kinds = kinds_of(use.columns)
    if activity.sensitive and "pd:ServiceConsumptionBehaviour" in kinds:
        kinds = [*kinds, "dpv:SensitivePersonalData"]
    return {
        "@type": kinds,
        "title": _names(use.columns, register),
        "description": both(use.why),
        "hasIdentifier": [*use.columns],
    }


def sources(activity: Activity, register: Register) -> Iterator[Node]:
    """Give where the data of an activity come from."""
    yield {"@type": "dpv:DataSubjectDataSource", "description": both(activity.source)}
    for obtained in activity.obtained:
        yield {"@type": _kind_of_source(obtained, register), "description": both(obtained.how)}


def _kind_of_source(obtained: Obtained, register: Register) -> str:
    if obtained.public:
        return "dpv:PublicDataSource"
    is_outside = obtained.who in register.partners or obtained.who == "guardian"
    return "dpv:ThirdPartyDataSource" if is_outside else "dpv:DataControllerDataSource"


def term_of(term: Keeping, register: Register) -> Node:
    """Give a term: how long, since when, what is done then."""

    def say(language: str) -> str:
        return f"{say_moment(term, register, language)} {register.vocabulary.then[term.then].in_language(language)}"

    return {
        "@type": "dpv:StorageDuration",
        "description": both(in_both(say)),
        "valid": term.since.isoformat(),
        "hasDuration": {"@type": "dpv:TemporalDuration", "length": str(term.lasts)},
    }


def weighing(activity: Activity) -> Node:
    """Give how a legitimate interest was weighed."""
    weighed, interest = activity.basis.balancing, activity.basis.interest
    parts = [interest, weighed.necessity, weighed.effect, weighed.safeguards, weighed.outcome] if weighed else []
    said = [part for part in parts if part]
    text = {"nl": "\n".join(part.nl for part in said), "en": "\n".join(part.en for part in said)}
    return {"@type": "dpv:LegitimateInterestAssessment", "description": text}


def recipient_of(recipient: Recipient, register: Register) -> tuple[str, Node]:
    """Give the property that leads to a recipient, with the recipient."""
    said = {"title": both(in_both(lambda language: say_who(recipient.who, register, language)))}
    said["description"] = both(recipient.why)
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
    return both(in_both(lambda language: ", ".join(say_columns(frozenset(columns), register, language))))


def both(words: Words) -> dict[str, str]:
    """Give a text in both languages."""
    return {"nl": words.nl, "en": words.en}
