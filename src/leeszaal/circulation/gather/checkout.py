"""What must be known before items go home; several patrons at as many machines are asked about in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from leeszaal.circulation.gather.house import HOUSE, house_of
from leeszaal.circulation.gather.rows import Row, lines_of, rows_of, rows_of_both
from leeszaal.circulation.gather.standing import open_loans, read_standing, standing_columns
from leeszaal.circulation.rules.agemarks import age_mark
from leeszaal.circulation.rules.checkout import Facts
from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.common.calendars import Calendar

_ASKED = lines_of("asked", "patron_id bigint, card text, barcode text, today date")

_LOCK = f"""
WITH {_ASKED}, shown AS MATERIALIZED (
    SELECT asked.place, asked.barcode,
        CASE WHEN asked.card = '' THEN asked.patron_id ELSE card.patron_id END AS patron_id
    FROM asked LEFT JOIN patrons_card card ON card.number = asked.card
), who AS MATERIALIZED (
    SELECT id FROM patrons_patron WHERE id IN (SELECT patron_id FROM shown) ORDER BY id FOR NO KEY UPDATE
), what AS MATERIALIZED (
    SELECT id, barcode FROM catalogue_item
    WHERE barcode IN (SELECT barcode FROM shown) AND (SELECT count(*) FROM who) >= 0 ORDER BY id FOR NO KEY UPDATE
)
SELECT who.id AS patron_id, what.id AS item_id
FROM shown LEFT JOIN who ON who.id = shown.patron_id LEFT JOIN what ON what.barcode = shown.barcode
ORDER BY shown.place
"""  # noqa: S608

_FACTS = f"""
WITH {_ASKED}
SELECT asked.place, {standing_columns("asked.today")}, {HOUSE},
    card.state AS card_state, at_home.open_loans, at_home.of_material,
    item.id AS item_id, item.record_id, item.material_type, item.status, item.is_lendable,
    record.title, record.age_level,
    running.id AS loan_id, running.patron_id AS borrower_id,
    trapped.id AS trapped_id, trapped.patron_id AS held_for_id, own.id AS own_hold_id,
    EXISTS (SELECT FROM circulation_transit WHERE item_id = item.id AND arrived_at IS NULL) AS is_travelling
FROM asked
LEFT JOIN patrons_card card ON card.number = asked.card
JOIN patrons_patron patron ON patron.id = CASE WHEN asked.card = '' THEN asked.patron_id ELSE card.patron_id END
JOIN catalogue_item item ON item.barcode = asked.barcode
JOIN catalogue_record record ON record.id = item.record_id
LEFT JOIN circulation_loan running ON running.item_id = item.id AND running.returned_at IS NULL
LEFT JOIN circulation_hold trapped ON trapped.trapped_item_id = item.id AND trapped.state IN ('in_transit', 'ready')
LEFT JOIN circulation_hold own ON own.record_id = item.record_id AND own.patron_id = patron.id
    AND own.state = 'waiting' AND (own.item_id IS NULL OR own.item_id = item.id)
{open_loans("item.material_type")}
ORDER BY asked.place
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Asked:
    """One check-out that is asked for: the patron by id, or by the card that was shown, and the item's barcode.

    `today` is the day of `now`, on which the item leaves.
    """

    patron: int | str
    barcode: str
    branch_id: int
    now: datetime
    today: date
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Locked:
    """The patron and the item that nobody else can lend to, or lend, until this transaction ends; None is unknown."""

    patron_id: int | None
    item_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Facts, terms and calendar of one check-out, and what its writing and its telling need besides."""

    facts: Facts
    terms: Terms
    calendar: Calendar
    now: datetime
    patron_id: int
    language: str
    category_id: int
    item_id: int
    record_id: int
    title: str
    material_type: str
    status: str
    loan_id: int | None
    open_loans: int
    is_travelling: bool
    serves_hold_id: int | None
    passes_over_hold_id: int | None


def lock_and_gather(asked: Sequence[Asked]) -> tuple[list[Locked], dict[int, Gathered]]:
    """Lock, then read all that the decisions need: what is known of each, and the facts by place where both are.

    The patrons are locked in the order of their ids, then the items in that of theirs, so no two batches embrace.
    """
    locked, found = rows_of_both(_LOCK, _FACTS, [_named(each) for each in asked])
    return [Locked(**row) for row in locked], _by_place(asked, found)


def gather(asked: Sequence[Asked]) -> list[Gathered]:
    """Read once more what the decisions need about patrons and items that are locked."""
    gathered = _by_place(asked, rows_of(_FACTS, [_named(each) for each in asked]))
    return [gathered[place] for place in range(len(asked))]


def _by_place(asked: Sequence[Asked], found: Sequence[Row]) -> dict[int, Gathered]:
    return {row["place"]: _gathered(row, asked[row["place"]]) for row in found}


def _named(asked: Asked) -> dict[str, Any]:
    by_card = isinstance(asked.patron, str)
    return {
        "patron_id": None if by_card else asked.patron,
        "card": normalise_barcode(asked.patron) if isinstance(asked.patron, str) else "",
        "barcode": normalise_barcode(asked.barcode),
        "today": asked.today,
    }


def _gathered(row: Row, asked: Asked) -> Gathered:
    house = house_of(row["house"])
    theirs = row["held_for_id"] == row["patron_id"]
    return Gathered(
        facts=_facts(row, asked),
        terms=house.terms(asked.branch_id, row["category_id"], row["material_type"]),
        calendar=house.calendar(asked.branch_id, asked.today),
        now=asked.now,
        patron_id=row["patron_id"],
        language=row["language"],
        category_id=row["category_id"],
        item_id=row["item_id"],
        record_id=row["record_id"],
        title=row["title"],
        material_type=row["material_type"],
        status=row["status"],
        loan_id=row["loan_id"],
        open_loans=row["open_loans"],
        is_travelling=row["is_travelling"],
        serves_hold_id=row["trapped_id"] if theirs else row["own_hold_id"],
        passes_over_hold_id=None if theirs else row["trapped_id"],
    )


def _facts(row: Row, asked: Asked) -> Facts:
    return Facts(
        today=asked.today,
        patron_id=row["patron_id"],
        patron=read_standing(row, asked.today),
        card_lost=row["card_state"] == "lost",
        card_ended=row["card_state"] == "ended",
        open_loans=row["open_loans"],
        open_loans_of_material=row["of_material"],
        age_mark=age_mark(row["material_type"], row["age_level"]),
        reference_only=not row["is_lendable"],
        digital=row["material_type"] in ("ebook", "audiobook"),
        withdrawn=row["status"] == "withdrawn",
        in_repair=row["status"] == "damaged",
        lost=row["status"] == "lost",
        borrower_id=row["borrower_id"],
        held_for_id=row["held_for_id"],
        asked_due_on=asked.due_on,
    )
