"""One example of each message that a machine may send, about patrons and items of the library, with a good answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from bench.parts import CannotMeasure
from bench.sip2.ground import Ground
from bench.sip2.orders import Pair

_READER = """
SELECT card.number, max(item.barcode)
FROM circulation_loan loan
JOIN patrons_card card ON card.patron_id = loan.patron_id AND card.state = 'active'
JOIN patrons_patron patron ON patron.id = loan.patron_id
JOIN catalogue_item item ON item.id = loan.item_id
WHERE loan.returned_at IS NULL AND loan.branch_id = %(branch_id)s AND item.branch_id = loan.branch_id
AND patron.born_on < current_date - 18 * 366
AND NOT EXISTS (SELECT FROM patrons_block WHERE patron_id = patron.id)
AND NOT EXISTS (SELECT FROM circulation_hold WHERE record_id = item.record_id)
AND EXISTS (
    SELECT FROM patrons_membership
    WHERE patron_id = patron.id AND starts_on <= current_date AND least(ends_on, ended_early_on) > current_date + 60
)
GROUP BY card.number
HAVING count(*) BETWEEN 4 AND 8 AND min(loan.due_on) > current_date AND max(loan.renewals) = 0
ORDER BY 1 LIMIT 1
"""

_DEBTOR = """
SELECT card.number
FROM charges_charge charge JOIN patrons_card card ON card.patron_id = charge.patron_id AND card.state = 'active'
WHERE NOT EXISTS (SELECT FROM charges_settlement WHERE charge_id = charge.id)
ORDER BY 1 LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Example:
    """What the message is called, its text without checksum, and how a good answer to it begins."""

    name: str
    request: str
    good: str


def examples(ground: Ground) -> list[Example]:
    """Give an example of every message that asks something of the library."""
    reader = _first(_READER, branch_id=ground.branch_id)
    if reader is None:
        raise CannotMeasure("the library has nobody with some loans")
    return [*_about(Pair(*reader), ground), *_payment()]


def _about(reader: Pair, ground: Ground) -> list[Example]:
    fresh, (name, password) = ground.empty[0], ground.logins[0]
    moment = _moment()
    return [
        Example("log-in", f"9300CN{name}|CO{password}|CP|", "941"),
        Example("status", "9900802.00", "98Y"),
        Example("patron status", f"23000{moment}AO|AA{fresh.card}|AC|AD|", "24"),
        *_information(reader, moment),
        Example("check-out", f"11NN{moment}{moment}AO|AA{fresh.card}|AB{fresh.barcode}|AC|", "121"),
        Example("check-in", f"09N{moment}{moment}AP|AO|AB{reader.barcode}|AC|", "101"),
        Example("renewal", f"29NN{moment}{moment}AO|AA{reader.card}|AB{reader.barcode}|", "301"),
        Example("renewal of all", f"65{moment}AO|AA{reader.card}|", "661"),
        Example("hold", f"15+{moment}AO|AA{fresh.card}|AB{reader.barcode}|", "161"),
        Example("item information", f"17{moment}AO|AB{reader.barcode}|", "18"),
        Example("item status update", f"19{moment}AO|AB{reader.barcode}|CHmeasured|", "20"),
        Example("blocking of a card", f"01N{moment}AO|ALmeasured|AA{fresh.card}|AC|", "24"),
        Example("enabling of a patron", f"25{moment}AO|AA{fresh.card}|AC|AD|", "26"),
        Example("end of session", f"35{moment}AO|AA{fresh.card}|AC|AD|", "36Y"),
    ]


def _information(reader: Pair, moment: str) -> list[Example]:
    """Ask for a patron's numbers, and for the list of what is at home."""
    wanted = {"patron information": " " * 10, "patron information with loans": "  Y".ljust(10)}
    return [Example(name, f"63000{moment}{summary}AO|AA{reader.card}|", "64") for name, summary in wanted.items()]


def _payment() -> list[Example]:
    """Give the payment of a charge; in a small library it may be that nobody owes anything."""
    debtor = _first(_DEBTOR)
    return [Example("fee paid", f"37{_moment()}0102EURBV0.05|AO|AA{debtor[0]}|BKmeasured|", "38Y")] if debtor else []


def _moment() -> str:
    return timezone.localtime().strftime("%Y%m%d    %H%M%S")


def _first(statement: str, **values: int | datetime) -> tuple[str, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[str, ...] | None = cursor.fetchone()
    return row
