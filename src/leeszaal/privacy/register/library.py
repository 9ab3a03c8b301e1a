"""Who answers for it all: the library as controller, and the partners that get data from it."""

from dataclasses import dataclass
from datetime import date

from leeszaal.privacy.law import EEA
from leeszaal.privacy.register.activities import read_promises
from leeszaal.privacy.register.activity import Promised
from leeszaal.privacy.register.strict import Table, one_of
from leeszaal.privacy.register.words import Words

PARTNER_KINDS = ("processor", "controller", "joint controller")


@dataclass(frozen=True, slots=True)
class Library:
    """The controller with everything that articles 13, 14 and 30 ask about it."""

    name: str
    legal_name: str
    address: str
    phone: str
    email: str
    chamber_of_commerce: str
    privacy_email: str
    officer: Words
    stated_on: date
    introduction: Words
    automated: Words
    transfers: Words
    measures: Words
    order: tuple[str, ...]
    authority: str
    authority_url: str
    promises: tuple[Promised, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation outside the library that gets data: in which role, where, and under which agreement."""

    key: str
    name: str
    kind: str
    country: str
    agreement: str
    agreed_on: date


def read_library(table: Table) -> Library:
    """Read the library's own sheet."""
    library = Library(
        name=table.text("name"),
        legal_name=table.text("legal_name"),
        address=table.text("address"),
        phone=table.text("phone") if table.has("phone") else "",
        email=table.text("email"),
        chamber_of_commerce=table.text("chamber_of_commerce") if table.has("chamber_of_commerce") else "",
        privacy_email=table.text("privacy_email"),
        officer=table.words("officer"),
        stated_on=table.day("stated_on"),
        introduction=table.words("introduction"),
        automated=table.words("automated"),
        transfers=table.words("transfers"),
        measures=table.words("measures"),
        order=table.texts("order"),
        authority=table.text("authority"),
        authority_url=table.text("authority_url"),
        promises=read_promises(table),
    )
    table.close()
    return library


def read_partner(key: str, table: Table) -> Partner:
    """Read one partner. A country outside the EEA is refused: nothing may leave it."""
    partner = Partner(
        key=key,
        name=table.text("name"),
        kind=one_of(table, "kind", PARTNER_KINDS),
        country=table.text("country"),
        agreement=table.text("agreement"),
        agreed_on=table.day("agreed_on"),
    )
    if partner.country and partner.country not in EEA:
        table.complain("country", f'"{partner.country}" is not a country of the EEA')
    table.close()
    return partner
