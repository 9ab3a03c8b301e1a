"""Who answers for it all: the library as controller."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leeszaal.common.periods import Period
from leeszaal.privacy.law import EEA
from leeszaal.privacy.register.activities import read_promises
from leeszaal.privacy.register.activity import Promised
from leeszaal.privacy.register.statements import Stated, read_statements
from leeszaal.privacy.register.strict import Table, one_of
from leeszaal.privacy.register.words import Words

OWN_MAIL_SERVER = "our own"
"""What the register says where no other organisation sends the library's e-mail."""


@dataclass(frozen=True, slots=True)
class Library:
    """The controller with everything that articles 13, 14 and 30 ask about it.

    ``mail_server`` is the key of the partner that sends the library's e-mail, or `OWN_MAIL_SERVER`.
    ``own_reading_from`` is the age in years from which what a child reads is not shown to who answers for it.
    ``backups_kept`` is how old a backup of the database may get before it is thrown away.
    ``agreed_within`` is how long a change of the register may wait for the two people who must agree to it.
    """

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
    mail_server: str
    measures: Words
    backups_kept: Period
    training_lasts: str
    own_reading_from: int
    agreed_within: Period
    order: tuple[str, ...]
    authority: str
    authority_url: str
    promises: tuple[Promised, ...]
    statements: tuple[Stated, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict, compare=False)

    def place(self, key: str) -> str:
        """Give the file in which a key was written, with the key."""
        return f"{self.files.get(key) or self.files.get(key.partition('.')[0]) or 'base/library.toml'}: {key}"


def read_library(table: Table, files: Mapping[str, str]) -> Library:
    """Read the library's own sheet; ``files`` tells where overlaid keys stand."""
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
        mail_server=table.text("mail_server"),
        measures=table.words("measures"),
        backups_kept=table.period("backups_kept"),
        training_lasts=str(table.period("training_lasts")),
        own_reading_from=table.whole_number("own_reading_from"),
        agreed_within=table.period("agreed_within"),
        order=table.texts("order"),
        authority=table.text("authority"),
        authority_url=table.text("authority_url"),
        promises=read_promises(table),
        statements=read_statements(table),
        files=files,
    )
    table.close()
    return library
