"""The terms of one person, carried out now: when somebody chooses a shorter term, it holds at once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from leeszaal.privacy.backup.tombstones import locked_mark
from leeszaal.privacy.claims import Claims
from leeszaal.privacy.register import Register
from leeszaal.privacy.retention.ending import end_rows
from leeszaal.privacy.retention.links import trail_paths
from leeszaal.privacy.retention.night import Night


def rows_of(claims: Claims, table: str, kind: str, person_id: int) -> Q | None:
    """Ask for the rows of a table that are about a person, by the word for their kind; None when none can be.

    Kinds that share a model (a member is a guardian as well) are one person.
    """
    same = {people.of for people in claims.people if people.word == kind}
    words = tuple(people.word for people in claims.people if people.of in same)
    paths = trail_paths(claims, table, words)
    return Q(*((path or "pk", person_id) for path in paths), _connector=Q.OR) if paths else None


def carry_out_for(
    register: Register, kind: str, person_id: int, *, words: Sequence[str], on: date, now: datetime
) -> int:
    """End what is due for one person by some words of *then*; give how many rows were ended."""
    night = Night.of(register, on)
    ended = 0
    for rule in night.rules:
        theirs = rows_of(night.claims, rule.ending.of._meta.label, kind, person_id)
        if rule.ending.word in words and theirs is not None:
            with transaction.atomic():
                locked_mark()
                keys = _due(night.due(rule).filter(theirs))
                ended += end_rows(rule.ending, keys, now, night.claims)
    return ended


def _due(rows: Any) -> list[Any]:
    return list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
