"""One invented person with a unique mark in every column of every table that can hold one.

The tables are those of the register, so a new table is planted from the day it is declared. A mark is eight letters and
digits that stand nowhere else: whoever finds one, anywhere, knows from which column it came.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

import library
import people
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Field, ForeignKey, Model
from django.utils import timezone

from leeszaal.login.models import LoginThrottle, StaffMember
from leeszaal.login.throttle import begin_attempt
from leeszaal.patrons.models import Patron
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.encryption import EncryptedTextField
from leeszaal.privacy.models import DisclosureMatter
from leeszaal.privacy.rights.tables import OwnTable, own_tables

LETTERS = 8
_numbers = count(1)

FIXED: Mapping[str, Mapping[str, Any]] = {
    "login.User": {"password": "!", "is_active": True},
    "patrons.Patron": {"language": "nl", "sex": "x", "state": "active", "ended_on": None},
    "patrons.Card": {"state": "active", "ended_on": None},
    "patrons.Membership": {"starts_on": people.TODAY, "ends_on": people.TODAY + timedelta(days=300)},
    "notices.Notice": {"kind": "hold_ready", "state": "sent"},
    "circulation.Loan": {"returned_at": people.NOW + timedelta(days=9), "ending": "returned"},
    "circulation.Hold": {"state": "cancelled"},
    "circulation.OfflineAct": {"outcome": "done"},
    "privacy.RightsRequest": {
        "right": "15",
        "dated_on": people.TODAY,
        "received_on": people.TODAY,
        "begun_on": people.TODAY,
        "due_on": people.TODAY + timedelta(days=90),
        "extended_on": people.TODAY,
        "extension": "complex",
        "state": "done",
        "refusal": "",
        "closed_on": people.TODAY,
    },
    "privacy.RequestReminder": {"kind": "week_left"},
    "privacy.IdentityCheck": {"purpose": "request"},
    "privacy.Erasure": {"done_at": None},
    "privacy.ConsentLine": {
        "activity": "history",
        "what": "given",
        "by": "person",
        "guardian_id": None,
        "lapses_on": None,
    },
    "privacy.Objection": {"activity": "traces"},
    "privacy.Disclosure": {"outcome": "sent", "settled_at": people.NOW + timedelta(days=90), "sealed_until": None},
    "privacy.LegalClaim": {
        "article": "sv-126nc",
        "issuer": "public prosecutor",
        "state": "given",
        "silent_until": None,
    },
    "privacy.Restriction": {"lifted_at": None, "told_at": None},
}
"""What cannot be any value, since the database or the program goes by it."""

ANYWHERE: Mapping[str, Any] = {"person_kind": "patron", "actor_kind": "staff"}
"""The same, for columns of this name in every table."""

_MATTER = {"way": "partner", "activity": "notices", "recipient": "mail", "ground": "6(1)(b)", "columns": []}

MAKERS: Mapping[str, Callable[[], Any]] = {
    "branches.Branch": people.branch,
    "patrons.PatronCategory": people.category,
    "patrons.SubscriptionKind": people.kind,
    "catalogue.Record": library.record,
    "privacy.DisclosureMatter": lambda: DisclosureMatter.objects.get_or_create(digest="", defaults=_MATTER)[0],
    "catalogue.Item": library.item,
}
"""How rows are made that say nothing about people, but that the person's rows point at."""


@dataclass
class Planted:
    """The person, somebody else and a staff member who share rows with them, and the mark of each column."""

    person: Patron
    other: Patron
    staff: StaffMember
    marks: dict[str, str] = field(default_factory=dict)
    rows: dict[str, Model] = field(default_factory=dict)


def plant(person: Patron | None = None) -> Planted:
    """Plant a person: one row in each table about patrons, with marks. Gives what was planted."""
    planted = Planted(person or _somebody(), people.patron(given_names="Mevrouw", family_name="Anders"), _colleague())
    for table in own_tables(register(), claimed()):
        _row(table, planted)
    return planted


def guess_password(card: str) -> set[str]:
    """Let somebody try a wrong password once; gives the keyed hashes by which that is counted."""
    begin_attempt("password", card, "198.51.100.7", now=timezone.now())
    return set(LoginThrottle.objects.values_list("key_hash", flat=True))


def own_number(of: type[Model]) -> int:
    """A number of a row that no other row or value has, so that finding it means something."""
    return 7_100_000_000 + 1_000 * next(_numbers) + sum(map(ord, of.__name__)) % 1_000


def _somebody() -> Patron:
    return people.patron(user=people.make_user(), member_until=None, id=own_number(Patron))


def _colleague() -> StaffMember:
    member = people.staff("collega")
    return StaffMember.objects.get(pk=member.pk)


def _row(table: OwnTable, planted: Planted) -> Model:
    if table.label not in planted.rows:
        there = _there_already(table, planted)
        row = there or table.model()
        for column in table.model._meta.concrete_fields:
            if not column.primary_key:
                setattr(row, column.attname, _value(table, column, planted, row))
        row.save()
        planted.rows[table.label] = row
    return planted.rows[table.label]


def _there_already(table: OwnTable, planted: Planted) -> Model | None:
    """Give the row of which a person has one from the beginning: themselves, their log-in, their card."""
    return table.rows_of(planted.person.pk).first()


def _value(table: OwnTable, column: Field[Any, Any], planted: Planted, row: Model) -> Any:
    fixed = {**ANYWHERE, **FIXED.get(table.label, {})}
    if column.name in fixed:
        return fixed[column.name]
    if isinstance(column, ForeignKey):
        return _pointer(table, column, planted, row)
    if any(trail.path == column.name for trail in table.trails):
        return planted.person.pk
    if column.choices:
        return next(value for value, _ in column.flatchoices if value)
    return _marked(f"{table.label}.{column.name}", column, planted)


def _pointer(table: OwnTable, column: ForeignKey[Any, Any], planted: Planted, row: Model) -> Any:
    wanted = column.related_model
    assert isinstance(wanted, type)
    if wanted is Patron:
        own = any(trail.path == column.name for trail in table.trails[:1])
        return planted.person.pk if own else planted.other.pk
    if wanted is StaffMember:
        return planted.staff.pk
    if (known := next((t for t in own_tables(register(), claimed()) if t.model is wanted), None)) is not None:
        return getattr(row, column.attname) or _row(known, planted).pk
    return None if column.null and wanted._meta.label not in MAKERS else _anything(wanted, planted).pk


def _anything(wanted: type[Model], planted: Planted) -> Model:
    """Give a row that says nothing about the person: as it is commonly made, else with a plain value in each column."""
    label = wanted._meta.label
    if label in MAKERS:
        made: Model = MAKERS[label]()
        return made
    row = wanted()
    for column in wanted._meta.concrete_fields:
        if not column.primary_key:
            setattr(row, column.attname, _unmarked(label, column, planted))
    row.save()
    return row


def _unmarked(label: str, column: Field[Any, Any], planted: Planted) -> Any:
    fixed = {**ANYWHERE, **FIXED.get(label, {})}
    if column.name in fixed:
        return fixed[column.name]
    if isinstance(column, ForeignKey):
        wanted = column.related_model
        assert isinstance(wanted, type)
        known = {Patron: planted.other, StaffMember: planted.staff}
        return None if column.null else (known.get(wanted) or _anything(wanted, planted)).pk
    if column.choices:
        return next(value for value, _ in column.flatchoices if value)
    if isinstance(column, models.CharField | models.TextField | EncryptedTextField):
        return "x"
    if isinstance(column, models.JSONField | models.UUIDField):
        return column.get_default() or UUID(int=next(_numbers) << 64)
    return _plain(column, next(_numbers))


def _marked(name: str, column: Field[Any, Any], planted: Planted) -> Any:
    number = next(_numbers)
    mark = f"Q{number:05d}XZ"
    if isinstance(column, models.CharField | models.TextField | EncryptedTextField):
        if (column.max_length or LETTERS) < LETTERS:
            return "Q"[: column.max_length]
        planted.marks[name] = mark
        return f"{mark}@example.nl" if isinstance(column, models.EmailField) else mark
    if isinstance(column, models.JSONField):
        planted.marks[name] = mark
        return [mark] if column.default is list else {mark: 1}
    if isinstance(column, models.UUIDField):
        planted.marks[name] = str(UUID(int=number << 64))
        return UUID(int=number << 64)
    return _plain(column, number)


def _plain(column: Field[Any, Any], number: int) -> Any:
    if isinstance(column, models.BooleanField):
        return True
    if isinstance(column, models.DateTimeField):
        return people.NOW + timedelta(minutes=number)
    if isinstance(column, models.DateField):
        return date(1990, 1, 1) + timedelta(days=number)
    if isinstance(column, ArrayField | models.BinaryField):
        return [] if isinstance(column, ArrayField) else b""
    if isinstance(column, models.DecimalField):
        return Decimal(number)
    return number
