"""Writes a look with everybody whom it showed, in one statement, in whatever role is being worked in.

The statement calls the one function that may write here, so no role needs a right on the tables. It is written outside
the transaction of the page: what a page takes back it has nevertheless shown.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import connection

from leeszaal.privacy.encryption import encrypt
from leeszaal.privacy.looks.door import Gathering
from leeszaal.privacy.looks.kinds import Actor, Onlooker

_SQL = """
SELECT privacy_record_look(
    %s::timestamptz, %s::text, %s::bigint, %s::text, %s::bigint, %s::text, %s::text,
    %s::bytea, %s::text, %s::bytea, %s::uuid, %s::bigint[], %s::date[], %s::bigint[]
)
"""


@dataclass(frozen=True, slots=True)
class Eyes:
    """Whose eyes see the answer: who, as what, and at which branch (None: at none)."""

    kind: Actor
    id: int | None
    role: Onlooker
    branch_id: int | None = None


FOR_GOOD = date.max
"""A look at a claim under silence is not told as long as it is kept: the silence may be made longer after it."""

OPERATOR = Eyes(Actor.OPERATOR, None, Onlooker.OPERATOR)
"""Who works at the command line of the server."""


def record_look(eyes: Eyes, seen: Gathering, page: str, *, now: datetime) -> None:
    """Write one look; ``page`` names the address, message or verb, never what was in it."""
    who: list[Any] = [now, eyes.kind.value, eyes.id, eyes.role.value, eyes.branch_id]
    why = [seen.activity, seen.reason.value, _sealed(seen.words, "words"), page, _sealed(seen.query, "query")]
    people = sorted(seen.people)
    sealed = [FOR_GOOD if person in seen.sealed else None for person in people]
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [*who, *why, seen.trace, people, sealed, sorted(seen.colleagues)])


def one_opening(*parts: object) -> UUID:
    """Give the trace that binds looks with the same parts: a machine, a person and a quarter of an hour, say."""
    return uuid5(NAMESPACE_OID, "/".join(map(str, parts)))


def _sealed(text: str, column: str) -> bytes | None:
    return encrypt(text, f"privacy.Look.{column}") if text else None
