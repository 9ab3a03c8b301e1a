"""The terms of the W3C Data Privacy Vocabulary (DPV 2.3) that the record uses, with where they belong in it.

A property stands with the class of what it leads to, a class with the class that it is a kind of. A test compares this
list with the vocabulary itself, and the record with this list.
"""

from collections.abc import Iterable

from leeszaal.privacy.law import Right

VERSION = "2.3"
PREFIXES = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "legal-eu": "https://w3id.org/dpv/legal/eu#",
    "legal-nl": "https://w3id.org/dpv/legal/nl#",
    "loc": "https://w3id.org/dpv/loc#",
}

PROPERTIES = {
    "dpv:hasPersonalDataProcess": "dpv:PersonalDataProcess",
    "dpv:hasDataController": "dpv:DataController",
    "dpv:hasJointDataControllers": "dpv:JointDataControllers",
    "dpv:hasDataProcessor": "dpv:DataProcessor",
    "dpv:hasRecipient": "dpv:Recipient",
    "dpv:hasRecipientThirdParty": "dpv:ThirdParty",
    "dpv:hasDataSource": "dpv:DataSource",
    "dpv:hasPurpose": "dpv:Purpose",
    "dpv:hasLegalBasis": "dpv:LegalBasis",
    "dpv:hasDataSubject": "dpv:DataSubject",
    "dpv:hasPersonalData": "dpv:PersonalData",
    "dpv:hasStorageCondition": "dpv:StorageCondition",
    "dpv:hasDuration": "dpv:Duration",
    "dpv:hasRight": "dpv:Right",
    "dpv:hasAssessment": "dpv:Assessment",
    "dpv:hasLegalMeasure": "dpv:LegalMeasure",
    "dpv:hasTechnicalOrganisationalMeasure": "dpv:TechnicalOrganisationalMeasure",
    "dpv:hasApplicableLaw": "dpv:Law",
    "dpv:hasAuthority": "dpv:Authority",
    "dpv:hasCountry": "dpv:Country",
    "dpv:hasName": "",
    "dpv:hasAddress": "",
    "dpv:hasContact": "",
    "dpv:hasIdentifier": "",
}
"""Properties; an empty class means that a text follows."""

GROUNDS = {f"6(1)({letter})": f"eu-gdpr:A6-1-{letter}" for letter in "abcdef"}
RIGHTS = {right: f"eu-gdpr:A{right.value.replace('(', '-').rstrip(')')}" for right in Right}
PURPOSES = {"6(1)(b)": "dpv:ServiceProvision", "6(1)(c)": "dpv:LegalCompliance", "6(1)(e)": "dpv:PublicBenefit"}
PEOPLE = {
    "patron": "dpv:Member",
    "applicant": "dpv:Applicant",
    "guardian": "dpv:GuardianOfDataSubject",
    "staff": "dpv:Employee",
    "visitor": "dpv:Visitor",
}
AGREEMENTS = {
    "processor": "dpv:ControllerProcessorAgreement",
    "controller": "dpv:DataProcessingAgreement",
    "joint controller": "dpv:JointDataControllersAgreement",
}
MEASURES = ("dpv:AccessControlMethod", "dpv:EncryptionAtRest", "dpv:MultiFactorAuthentication")

_COLUMNS = {
    "patrons.Patron.given_names": "pd:Name",
    "patrons.Patron.prefix": "pd:Name",
    "patrons.Patron.family_name": "pd:Name",
    "patrons.Patron.born_on": "pd:BirthDate",
    "patrons.Patron.sex": "pd:Gender",
    "patrons.Patron.email": "pd:EmailAddress",
    "patrons.Patron.language": "pd:Language",
    "privacy.ConsentLine.what": "pd:PrivacyPreference",
    "patrons.Interest.subject": "pd:Interest",
    "login.User.username": "pd:Username",
    "login.User.password": "pd:Password",
    "login.StaffMember.name": "pd:Name",
    "login.StaffMember.email": "pd:EmailAddressWork",
    "login.StaffMember.roles": "pd:Professional",
    "login.StaffMember.totp_secret": "pd:Authenticating",
    "charges.BankAccount.iban": "pd:FinancialAccountNumber",
}
_TABLES = {
    "patrons.Address": "pd:PhysicalAddress",
    "patrons.Phone": "pd:TelephoneNumber",
    "patrons.EmailCheck": "pd:EmailAddress",
    "patrons.Card": "pd:Identifier",
    "patrons.Guardianship": "pd:Parent",
    "charges.BankAccount": "pd:BankAccount",
    "charges.Charge": "pd:Transaction",
    "charges.Settlement": "pd:Transaction",
    "circulation.Loan": "pd:ServiceConsumptionBehaviour",
    "circulation.Hold": "pd:ServiceConsumptionBehaviour",
    "login.RecoveryCode": "pd:Authenticating",
    "login.LoginThrottle": "pd:AuthenticationHistory",
    "notices.Notice": "pd:CommunicationsMetadata",
}

CLASSES = (
    dict.fromkeys(GROUNDS.values(), "dpv:LegalBasis")
    | dict.fromkeys(RIGHTS.values(), "dpv:Right")
    | dict.fromkeys(PURPOSES.values(), "dpv:Purpose")
    | dict.fromkeys(PEOPLE.values(), "dpv:HumanSubject")
    | dict.fromkeys(AGREEMENTS.values(), "dpv:LegalMeasure")
    | dict.fromkeys(MEASURES, "dpv:TechnicalOrganisationalMeasure")
    | dict.fromkeys((*_COLUMNS.values(), *_TABLES.values()), "dpv:PersonalData")
    | {
        "dpv:PersonalData": "dpv:PersonalData",
        "dpv:SensitivePersonalData": "dpv:PersonalData",
        "dpv:PersonalDataProcess": "dpv:PersonalDataProcess",
        "dpv:DataController": "dpv:DataController",
        "dpv:JointDataControllers": "dpv:JointDataControllers",
        "dpv:DataProcessor": "dpv:DataProcessor",
        "dpv:ThirdParty": "dpv:ThirdParty",
        "dpv:Recipient": "dpv:Recipient",
        "dpv:Purpose": "dpv:Purpose",
        "dpv:DataSubject": "dpv:DataSubject",
        "dpv:DataSubjectDataSource": "dpv:DataSource",
        "dpv:DataControllerDataSource": "dpv:DataSource",
        "dpv:ThirdPartyDataSource": "dpv:DataSource",
        "dpv:PublicDataSource": "dpv:DataSource",
        "dpv:StorageDuration": "dpv:StorageCondition",
        "dpv:StorageLocation": "dpv:StorageCondition",
        "dpv:TemporalDuration": "dpv:Duration",
        "dpv:LegitimateInterestAssessment": "dpv:Assessment",
        "legal-eu:law-GDPR": "dpv:Law",
        "legal-nl:DPA-NL": "dpv:Authority",
    }
)


def iri(term: str) -> str:
    """Give the whole address of a term: ``dpv:Purpose``."""
    prefix, _, name = term.partition(":")
    return PREFIXES[prefix] + name


def kinds_of(columns: Iterable[str]) -> list[str]:
    """Give the kinds of personal data that columns hold; the general kind where the vocabulary has no better one."""
    found = {_COLUMNS.get(column) or _TABLES.get(column.rpartition(".")[0]) for column in columns}
    return sorted(filter(None, found)) or ["dpv:PersonalData"]
