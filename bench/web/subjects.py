"""Who and what the pages are asked about: people with loans, titles with copies, copies that can go out.

Chosen by a fixed disorder (the hash of the id), so that they lie anywhere in the library and are the same every time.
"""

from dataclasses import dataclass

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from bench.parts import CannotMeasure
from leeszaal.charges.queries import OPEN_BALANCE
from leeszaal.login.models import Role, StaffMember, User
from leeszaal.login.sessions import open_session

_READERS = """
SELECT p.user_id FROM patrons_patron p
JOIN (SELECT patron_id, count(*) AS loans FROM circulation_loan WHERE returned_at IS NULL GROUP BY 1) l
  ON l.patron_id = p.id AND l.loans BETWEEN 3 AND 20
WHERE p.state = 'active' AND p.user_id IS NOT NULL ORDER BY md5(p.id::text) LIMIT %s
"""
_TITLES = """
SELECT r.id FROM catalogue_record r
WHERE NOT r.suppressed AND EXISTS (SELECT FROM catalogue_item i WHERE i.record_id = r.id)
ORDER BY md5(r.id::text) LIMIT %s
"""
_BORROWERS = f"""
SELECT patron.id FROM (SELECT * FROM patrons_patron ORDER BY md5(id::text) LIMIT %s) patron
WHERE patron.state = 'active' AND patron.born_on < current_date - 18 * 366
  AND EXISTS (SELECT FROM patrons_membership
              WHERE patron_id = patron.id AND starts_on <= current_date AND ended_early_on IS NULL
              AND ends_on > current_date + 60)
  AND EXISTS (SELECT FROM patrons_card WHERE patron_id = patron.id AND state = 'active')
  AND NOT EXISTS (SELECT FROM patrons_block WHERE patron_id = patron.id)
  AND {OPEN_BALANCE} = 0
  AND (SELECT count(*) FILTER (WHERE due_on > current_date) BETWEEN 1 AND 4 AND bool_and(due_on > current_date)
       FROM circulation_loan WHERE patron_id = patron.id AND returned_at IS NULL)
ORDER BY md5(patron.id::text)
"""  # noqa: S608  a constant
_COPIES = """
SELECT i.barcode FROM catalogue_item i
WHERE i.status = 'available' AND i.is_lendable AND i.material_type = 'book'
  AND NOT EXISTS (SELECT FROM circulation_hold h WHERE h.record_id = i.record_id)
ORDER BY md5(i.id::text) LIMIT %s
"""


_LOOKED_AT, _MORE = 10_000, 10


@dataclass(frozen=True, slots=True)
class Loan:
    """A copy that this patron may take home."""

    patron_id: int
    barcode: str


def readers(count: int) -> list[str]:
    """Give the session keys of that many patrons with 3 to 20 loans, logged in."""
    users = User.objects.in_bulk(_ids(_READERS, count))
    return [_session(user, "leeszaal.patrons.signing_in.PatronBackend", "patron") for user in users.values()]


def clerk() -> tuple[str, StaffMember]:
    """Give the session key of somebody at the desk, and who that is."""
    found = StaffMember.objects.filter(roles__contains=[Role.DESK], user__isnull=False).select_related("user").first()
    if found is None or found.user is None:
        raise CannotMeasure("nobody works at the desk of this library")
    return _session(found.user, "leeszaal.login.signing_in.StaffBackend", "staff"), found


def titles(count: int) -> list[int]:
    """Give the ids of that many records that have copies."""
    return _ids(_TITLES, count)


def loans_to_make(count: int) -> list[Loan]:
    """Give that many loans that nothing stands in the way of; patrons with 1 to 4 take at most ten more."""
    patrons, barcodes = _ids(_BORROWERS, _LOOKED_AT), _column(_COPIES, count)
    if len(barcodes) < count or len(patrons) * _MORE < count:
        raise CannotMeasure(f"this library has too few people or copies for {count} loans")
    return [Loan(patrons[number % len(patrons)], str(barcode)) for number, barcode in enumerate(barcodes)]


def _session(user: User, backend: str, kind: str) -> str:
    request = HttpRequest()
    request.session = SessionStore()
    open_session(request, user, backend, kind=kind, now=timezone.now())
    request.session.save()
    return str(request.session.session_key)


def _ids(query: str, count: int) -> list[int]:
    return [int(value) for value in _column(query, count)]


def _column(query: str, count: int) -> list[int | str]:
    with connection.cursor() as cursor:
        cursor.execute(query, [count])
        return [row[0] for row in cursor.fetchall()]
