"""Who and what the pages are asked about: people with loans, titles with copies, copies that can go out.

Drawn from the numbers that rows have, in a disorder that is the same every time: so they lie anywhere in the library,
and drawing them does not read a whole table into memory first.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from bench.parts import CannotMeasure
from leeszaal.charges.queries import OPEN_BALANCE
from leeszaal.desk.reasons import state
from leeszaal.login.models import Role, StaffMember, User
from leeszaal.login.sessions import open_session
from leeszaal.privacy.looks.kinds import Reason

_READERS = """
SELECT patron.user_id FROM patrons_patron patron WHERE patron.id = ANY(%s)
  AND patron.state = 'active' AND patron.user_id IS NOT NULL
  AND (SELECT count(*) FROM circulation_loan WHERE patron_id = patron.id AND returned_at IS NULL) BETWEEN 3 AND 20
"""
_TITLES = """
SELECT record.id FROM catalogue_record record WHERE record.id = ANY(%s)
  AND NOT record.suppressed AND EXISTS (SELECT FROM catalogue_item WHERE record_id = record.id)
"""
_BORROWERS = f"""
SELECT patron.id FROM patrons_patron patron WHERE patron.id = ANY(%s)
  AND patron.state = 'active' AND patron.born_on < current_date - 18 * 366
  AND EXISTS (SELECT FROM patrons_membership
              WHERE patron_id = patron.id AND starts_on <= current_date AND ended_early_on IS NULL
              AND ends_on > current_date + 60)
  AND EXISTS (SELECT FROM patrons_card WHERE patron_id = patron.id AND state = 'active')
  AND NOT EXISTS (SELECT FROM patrons_block WHERE patron_id = patron.id)
  AND (SELECT count(*) BETWEEN 1 AND 4 AND bool_and(due_on > current_date)
       FROM circulation_loan WHERE patron_id = patron.id AND returned_at IS NULL)
  AND {OPEN_BALANCE} = 0
"""  # noqa: S608  a constant
_COPIES = """
SELECT item.barcode FROM catalogue_item item WHERE item.id = ANY(%s)
  AND item.status = 'available' AND item.is_lendable AND item.material_type = 'book'
  AND NOT EXISTS (SELECT FROM circulation_hold WHERE record_id = item.record_id)
"""
_MORE, _DRAWN = 10, 500


@dataclass(frozen=True, slots=True)
class Loan:
    """A copy that this patron may take home."""

    patron_id: int
    barcode: str


def readers(count: int) -> list[str]:
    """Give the session keys of that many patrons with 3 to 20 loans, logged in."""
    users = User.objects.in_bulk(_drawn("patrons_patron", _READERS, count))
    return [_session(user, "leeszaal.patrons.signing_in.PatronBackend", "patron") for user in users.values()]


def clerk(serving: Iterable[int]) -> tuple[str, StaffMember]:
    """Give the session key of somebody at the desk who is serving these patrons, and who that is."""
    found = StaffMember.objects.filter(roles__contains=[Role.DESK], user__isnull=False).select_related("user").first()
    if found is None or found.user is None:
        raise CannotMeasure("nobody works at the desk of this library")
    return _session(found.user, "leeszaal.login.signing_in.StaffBackend", "staff", serving), found


def titles(count: int) -> list[int]:
    """Give the ids of that many records that have copies."""
    return [int(record_id) for record_id in _drawn("catalogue_record", _TITLES, count)]


def loans_to_make(count: int) -> list[Loan]:
    """Give that many loans that nothing stands in the way of; patrons with 1 to 4 take at most ten more."""
    patrons = _drawn("patrons_patron", _BORROWERS, -(-count // _MORE))
    barcodes = _drawn("catalogue_item", _COPIES, count)
    if len(barcodes) < count or len(patrons) * _MORE < count:
        raise CannotMeasure(f"this library has too few people or copies for {count} loans")
    return [Loan(int(patrons[number % len(patrons)]), str(barcode)) for number, barcode in enumerate(barcodes)]


def _session(user: User, backend: str, kind: str, serving: Iterable[int] = ()) -> str:
    request, now = HttpRequest(), timezone.now()
    request.session = SessionStore()
    open_session(request, user, backend, kind=kind, now=now)
    for patron_id in serving:
        state(request.session, patron_id, Reason.SERVING, now=now)
    request.session.save()
    return str(request.session.session_key)


def _drawn(table: str, query: str, count: int) -> list[int | str]:
    """Draw rows of the table until the query has found enough among them, or there are no more."""
    found: list[int | str] = []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max(id) FROM {table}", [])  # noqa: S608  a constant
        last = cursor.fetchone()[0] or 0
        numbers = random.Random(table).sample(range(1, last + 1), last)
        while numbers and len(found) < count:
            cursor.execute(query, [numbers[:_DRAWN]])
            found += [row[0] for row in cursor.fetchall()]
            del numbers[:_DRAWN]
    return found[:count]
