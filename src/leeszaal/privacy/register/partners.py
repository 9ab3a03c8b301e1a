"""Partners: organisations outside the library that get data from it, or give data to it.

There is no key for a price, and a key that is not known is an error: data cannot be sold by way of the register.
"""

from dataclasses import dataclass
from datetime import date

from leeszaal.privacy.law import EEA
from leeszaal.privacy.register.strict import Table, one_of
from leeszaal.privacy.register.words import Words

PROCESSOR = "processor"
JOINT = "joint controller"
KINDS = (PROCESSOR, "controller", JOINT)
"""A processor acts for the library (article 28), a controller answers for itself, joint controllers answer together."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation outside the library: in which role, where, for what, and under which agreement from when to when.

    ``arrangement`` tells who does what when both are controllers together (article 26(2)); ``website`` leads to the
    partner's own statement.
    """

    key: str
    name: Words
    kind: str
    country: str
    what: Words
    agreement: str
    agreed_on: date
    ends_on: date | None = None
    arrangement: Words | None = None
    website: str = ""
    file: str = "base/partners.toml"

    def in_force_on(self, day: date) -> bool:
        """Tell whether the agreement holds on a day: from the day it was made up to and including its last."""
        return self.agreed_on <= day and (self.ends_on is None or day <= self.ends_on)


def read_partner(key: str, table: Table) -> Partner:
    """Read one partner. A country outside the EEA is refused: nothing may leave it."""
    partner = Partner(
        key=key,
        name=table.words("name"),
        kind=one_of(table, "kind", KINDS),
        country=table.text("country"),
        what=table.words("what"),
        agreement=table.text("agreement"),
        agreed_on=table.day("agreed_on"),
        ends_on=table.day("ends_on") if table.has("ends_on") else None,
        arrangement=table.words_if_any("arrangement"),
        website=table.text("website") if table.has("website") else "",
        file=table.file,
    )
    _demand_lawful(table, partner)
    table.close()
    return partner


def _demand_lawful(table: Table, partner: Partner) -> None:
    if partner.country and partner.country not in EEA:
        remedy = "write two letters of a country within it, like NL; a partner elsewhere cannot get data"
        table.complain("country", f'"{partner.country}" is not a country of the EEA', remedy)
    if partner.kind == JOINT and partner.arrangement is None:
        remedy = "say who does what, and whom people can ask (article 26(2))"
        table.complain("arrangement", f"is missing for a {JOINT}", remedy)
    if partner.ends_on is not None and partner.ends_on < partner.agreed_on:
        table.complain("ends_on", "is before agreed_on", "write the last day on which the agreement holds")
