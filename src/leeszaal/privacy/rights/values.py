"""A value as a machine reads it, and as the person reads it, in one language."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, ForeignKey
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leeszaal.common.money import format_cents
from leeszaal.privacy.claims import Claims, Label
from leeszaal.privacy.declared import register
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.rights.others import Whom, pointed_at
from leeszaal.privacy.rights.tables import OwnTable
from leeszaal.privacy.rights.words import WHOM
from leeszaal.privacy.telling import say_word

_CENTS = "_cents"
_COUNTS = frozenset({"privacy.Erasure.gone", "privacy.Erasure.stays"})
"""Columns with numbers of rows, by words of the register."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: as it is kept (nothing where it would tell of somebody else, or is a secret), and in words."""

    column: str
    kept: Any
    shown: str


class Teller:
    """Tells the values of one person's rows in one language."""

    def __init__(self, person_id: int, claims: Claims, language: str, *, keeps_reading: bool = False) -> None:
        self._person_id, self._claims, self._language = person_id, claims, language
        self._spoken = {spoken.column: spoken.words for spoken in claims.spoken}
        self._secrets = {secret.column: secret.because for secret in claims.secrets}
        if keeps_reading:
            self._secrets |= dict.fromkeys(claims.tells_reading, _("your child keeps this to itself"))
        self._labels = {label.table: label for label in claims.labels}

    def rows(self, table: OwnTable) -> list[tuple[Any, list[Value]]]:
        """Give the rows of a table about the person: for each its key and its values."""
        fields = [table.model._meta.get_field(column.rpartition(".")[2]) for column in table.uses]
        wanted = {field.attname for field in fields if isinstance(field, Field)} | self._actor_kind(table)
        rows = list(table.rows_of(self._person_id).values("pk", *wanted))
        called = self._called(fields, rows)
        return [(row["pk"], [self._value(table, field, row, called) for field in fields]) for row in rows]

    def _value(self, table: OwnTable, field: Any, row: Mapping[str, Any], called: Mapping[Any, Any]) -> Value:
        column, value = f"{table.label}.{field.name}", row[field.attname]
        if column in self._secrets:
            return Value(column, None, str(self._secrets[column]) if value else "")
        whom = pointed_at(table, field, row, self._person_id, self._claims)
        if whom is not None:
            return Value(column, value if whom is Whom.YOU else None, gettext(WHOM[whom]))
        label = called.get((field.name, value)) if isinstance(field, ForeignKey) else None
        return Value(column, _kept(value), label or self._shown(column, value))

    def _shown(self, column: str, value: Any) -> str:
        words = self._spoken.get(column, {})
        if isinstance(value, str) and value in words:
            return str(words[value])
        if column in _COUNTS:
            return "; ".join(self._counted(value, words))
        if column.endswith(_CENTS) and isinstance(value, int):
            return format_cents(value, self._language)
        return shown(value)

    def _counted(self, counts: Mapping[str, Any], words: Mapping[Any, Any]) -> Iterator[str]:
        """Tell counts by words of the register: each word with its number, or with the counts under it."""
        for key, count in counts.items():
            said = words[key] if key in words else say_word(key, register(), self._language)
            if isinstance(count, int):
                yield f"{said} ({count})"
            elif count:
                yield f"{said}: {', '.join(self._counted(count, words))}"

    def _called(self, fields: Iterable[Any], rows: list[dict[str, Any]]) -> dict[tuple[str, Any], str]:
        """Read what the rows that are pointed at are called, one statement for each field."""
        found: dict[tuple[str, Any], str] = {}
        for field in fields:
            label = self._label(field)
            keys = {row[field.attname] for row in rows} - {None} if label else set()
            if label and keys:
                path = label.en if self._language == "en" else label.nl
                model = model_of(label.table)
                assert model is not None  # noqa: S101  the label was found by the model's name
                names = model._default_manager.filter(pk__in=keys).values_list("pk", path)
                found |= {(field.name, key): str(name) for key, name in names}
        return found

    def _label(self, field: Any) -> Label | None:
        if not isinstance(field, ForeignKey) or not isinstance(field.related_model, type):
            return None
        return self._labels.get(field.related_model._meta.label)

    @staticmethod
    def _actor_kind(table: OwnTable) -> set[str]:
        names = {field.name for field in table.model._meta.concrete_fields}
        return {"actor_kind"} & names


def shown(value: Any) -> str:
    """Write a value as people read it in the active language; nothing for nothing."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list | tuple):
        return ", ".join(shown(part) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _kept(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
