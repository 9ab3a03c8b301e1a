"""Who answers for it all: the library as controller."""

from dataclasses import dataclass
from datetime import date

from leeszaal.privacy.law import EEA
from leeszaal.privacy.register.activities import read_promises
from leeszaal.privacy.register.activity import Promised
from leeszaal.privacy.register.statements import Stated, read_statements
from leeszaal.privacy.register.strict import Table, one_of
from leeszaal.privacy.register.words import Words


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
    children: Words
    automated: Words
    transfers: Words
    stored_in: str
    measures: Words
    order: tuple[str, ...]
    authority: str
    authority_url: str
    promises: tuple[Promised, ...]
    statements: tuple[Stated, ...] = ()


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
        children=table.words("children"),
        automated=table.words("automated"),
        transfers=table.words("transfers"),
        stored_in=one_of(table, "stored_in", sorted(EEA)),
        measures=table.words("measures"),
        order=table.texts("order"),
        authority=table.text("authority"),
        authority_url=table.text("authority_url"),
        promises=read_promises(table),
        statements=read_statements(table),
    )
    table.close()
    return library
