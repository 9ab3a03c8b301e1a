"""The one file for the authority: only the columns that were demanded, only rows within the period, made once.

What could go wrong: a row holds more than was demanded, or lies outside the period. So rows are put together from the
demanded columns alone; a table with a day for each row is cut to the period by that day, and a table of which the list
of legal grounds says neither that nor that it is given as it stands gives nothing.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, Q, QuerySet
from django.utils import timezone, translation

from leeszaal.privacy.access import acting_as
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.door import leaving
from leeszaal.privacy.disclosure.passages import by_law
from leeszaal.privacy.legal_claims.handling import is_agreed
from leeszaal.privacy.legal_claims.rules import ClaimError, Problem
from leeszaal.privacy.models import LegalClaim
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.register.legal_grounds import LegalGrounds
from leeszaal.privacy.rights.tables import OwnTable, own_tables
from leeszaal.privacy.rights.values import Teller

READING = "rights"
"""The database role that reads everything of one person and nothing of others."""
LANGUAGE = "nl"
"""The language of what an authority gets."""


def hand_over_once(claim_id: int, staff_id: int, *, now: datetime) -> bytes:
    """Make the file, as JSON, and close the claim; it leaves by the door and no copy stays.

    Raises:
        ClaimError: when not both people agreed, or the claim was answered.
        NotLetOutError: when more is demanded than the article gives.
    """
    claim = LegalClaim.objects.prefetch_related("approvals").get(pk=claim_id)
    if claim.state != LegalClaim.State.OPEN:
        raise ClaimError(Problem.CLOSED)
    if not is_agreed(claim):
        raise ClaimError(Problem.ONE_PERSON)
    passage, until = by_law(register(), claim), claim.silent_until
    with leaving(passage, [claim.person_id], now=now, sealed_until=until, claim=claim):
        with acting_as(READING, claim.person_id):
            content = json.dumps(extract_of(claim), ensure_ascii=False, indent=1).encode()
        _close(claim_id, staff_id, hashlib.sha256(content).hexdigest(), now)
    return content


def extract_of(claim: LegalClaim) -> dict[str, Any]:
    """Put together what was demanded of one person: by table, rows with names and values in words."""
    declared = register()
    tables = own_tables(declared, claimed())
    with translation.override(LANGUAGE):
        data = {
            table.label: [*_rows(table, claim, declared.legal_grounds)] for table in tables if _demanded(table, claim)
        }
    return {
        "library": declared.library.legal_name,
        "authority": claim.authority,
        "article": declared.legal_grounds.articles[claim.article].law,
        "reference": claim.reference,
        "period": [claim.period_from.isoformat(), claim.period_to.isoformat()],
        "data": data,
    }


def _demanded(table: OwnTable, claim: LegalClaim) -> set[str]:
    return {column for column in claim.demanded if table_of(column) == table.label}


def _rows(table: OwnTable, claim: LegalClaim, grounds: LegalGrounds) -> Iterator[dict[str, str]]:
    if table.label not in grounds.moments and table.label not in grounds.as_it_stands:
        return
    within, demanded = _within(table, claim, grounds), _demanded(table, claim)
    keys = set(within.values_list("pk", flat=True))
    for key, values in Teller(claim.person_id, claimed(), LANGUAGE).rows(table):
        if key in keys:
            yield {value.column.rpartition(".")[2]: value.shown for value in values if value.column in demanded}


def _within(table: OwnTable, claim: LegalClaim, grounds: LegalGrounds) -> QuerySet[Any]:
    """Give the rows within the period, its last day included; all of what is given as it stands."""
    rows = table.rows_of(claim.person_id)
    column = grounds.moments.get(table.label)
    if column is None:
        return rows
    first, last = claim.period_from, claim.period_to + timedelta(days=1)
    moments = isinstance(table.model._meta.get_field(column), DateTimeField)
    return rows.filter(
        Q(**{f"{column}__gte": _begin(first) if moments else first, f"{column}__lt": _begin(last) if moments else last})
    )


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@transaction.atomic
def _close(claim_id: int, staff_id: int, digest: str, now: datetime) -> None:
    claim = LegalClaim.objects.select_for_update().get(pk=claim_id)
    if claim.state != LegalClaim.State.OPEN:
        raise ClaimError(Problem.CLOSED)
    claim.state, claim.extract_hash = LegalClaim.State.GIVEN, digest
    claim.closed_at, claim.closed_by = now, staff_id
    claim.save(update_fields=["state", "extract_hash", "closed_at", "closed_by"])
