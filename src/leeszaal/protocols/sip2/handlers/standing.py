"""Who a card belongs to and how they stand, in one statement; only what this machine may be told is read at all."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from leeszaal.catalogue.models import MaterialType
from leeszaal.circulation.gather.house import HOUSE, house_of
from leeszaal.circulation.gather.rows import Row, first_row
from leeszaal.circulation.gather.standing import open_loans, read_standing, standing_columns
from leeszaal.circulation.rules.standing import Standing
from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.login.models import Sight

_ALWAYS = f"""
    {standing_columns("%(today)s")}, {HOUSE}, card.state AS card_state, at_home.open_loans,
    (
        SELECT count(*) FROM circulation_loan
        WHERE patron_id = patron.id AND returned_at IS NULL AND due_on < %(today)s
    ) AS overdue,
    (SELECT count(*) FROM circulation_hold WHERE patron_id = patron.id AND state = 'ready') AS holds_ready,
    (
        SELECT count(*) FROM circulation_hold WHERE patron_id = patron.id AND state IN ('waiting', 'in_transit')
    ) AS holds_waiting,
    (
        SELECT count(*) FROM charges_charge charge WHERE charge.patron_id = patron.id AND charge.amount_cents > (
            SELECT coalesce(sum(amount_cents), 0) FROM charges_settlement WHERE charge_id = charge.id
        )
    ) AS charges_open"""  # noqa: S608

_OPENED = {
    Sight.NAME: "patron.given_names, patron.prefix, patron.family_name",
    Sight.EMAIL: "patron.email",
    Sight.PHONE: """(
        SELECT number FROM patrons_phone WHERE patron_id = patron.id ORDER BY position, id LIMIT 1
    ) AS phone""",
    Sight.ADDRESS: """(
        SELECT trim(street || ' ' || house_number || addition) || ', ' || postcode || ' ' || town
        FROM patrons_address WHERE patron_id = patron.id AND kind = 'home'
    ) AS address""",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The patron of a card: how they stand, what they have, and of name and contacts what was asked for."""

    patron_id: int
    language: str
    standing: Standing
    terms: Terms
    card_lost: bool
    card_ended: bool
    loans: int
    overdue: int
    holds_ready: int
    holds_waiting: int
    charges_open: int
    name: str
    address: str | None
    email: str | None
    phone: str | None

    @property
    def is_valid(self) -> bool:
        """Whether this card is in use by somebody who has not left."""
        return not (self.card_lost or self.card_ended or self.standing.is_ended)


def find_person(card: str, branch_id: int, today: date, sights: frozenset[Sight]) -> Person | None:
    """Give the patron of a card with the name and contacts of these sights, or None for an unknown card.

    Terms are those for a book at this branch. One statement, however much the patron has on loan.
    """
    row = first_row(_statement(sights.intersection(_OPENED)), {"card": normalise_barcode(card), "today": today})
    return _person(row, branch_id, today) if row else None


@lru_cache(maxsize=32)
def _statement(sights: frozenset[Sight]) -> str:
    columns = ", ".join([_ALWAYS, *(_OPENED[sight] for sight in sorted(sights))])
    return f"""
        SELECT {columns} FROM patrons_card card JOIN patrons_patron patron ON patron.id = card.patron_id {open_loans()}
        WHERE card.number = %(card)s
    """  # noqa: S608


def _person(row: Row, branch_id: int, today: date) -> Person:
    return Person(
        patron_id=row["patron_id"],
        language=row["language"],
        standing=read_standing(row, today),
        terms=house_of(row["house"]).terms(branch_id, row["category_id"], MaterialType.BOOK),
        card_lost=row["card_state"] == "lost",
        card_ended=row["card_state"] == "ended",
        loans=row["open_loans"],
        overdue=row["overdue"],
        holds_ready=row["holds_ready"],
        holds_waiting=row["holds_waiting"],
        charges_open=row["charges_open"],
        name=_name(row),
        address=row.get("address"),
        email=row.get("email"),
        phone=row.get("phone"),
    )


def _name(row: Row) -> str:
    return " ".join(part for part in map(row.get, ("given_names", "prefix", "family_name")) if part)
