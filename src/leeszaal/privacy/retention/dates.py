"""When each value about a person goes: the latest day that any activity still needs it.

The same terms, words and needs as in the nightly round, asked the other way round: not "what goes tonight" but "when
does this go". A day is told only as far as it can be known: who has a book at home is forgotten some time after it is
back, and until then there is no day but what it waits for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register as declared
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.register import Register
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.retention.facts import Facts, Term
from leeszaal.privacy.retention.night import Night
from leeszaal.privacy.retention.of_person import rows_of
from leeszaal.privacy.retention.terms import Rule, clearing

_When = tuple[date | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ErasureDate:
    """When one value goes, and by which activity's term: that of the activity that needs it longest.

    ``column`` is ``app.Model.field``. ``day`` is None while it cannot be known; ``waits`` names what it waits for, in
    the words of the register (*starts* and *unless*). With a day, ``waits`` names what holds it back now and may hold
    it longer.
    """

    table: str
    column: str
    pk: Any
    day: date | None
    waits: tuple[str, ...]
    activity: str


def erasure_dates(
    person_kind: str, person_id: int, *, register: Register | None = None, on: date | None = None
) -> list[ErasureDate]:
    """Give, for each value in each row about a person, when it goes.

    ``person_kind`` is the word of *people* whose number ``person_id`` is (``patron``, ``staff``). ``on`` is the day
    from which is looked, today unless given: terms in force then, and what holds rows back now.
    """
    night = Night.of(register or declared(), on or timezone.localdate(), claimed())
    return [found for table in _tables(night) for found in _of_person(night, table, person_kind, person_id)]


def erasure_day(model: type[Model], column: str, pk: Any, *, on: date, register: Register | None = None) -> ErasureDate:
    """Give when one column (a field's name) of one row goes.

    Raises LookupError when there is no such row, or no activity uses the column.
    """
    night = Night.of(register or declared(), on, claimed())
    name = f"{model._meta.label}.{column}"
    for found in _of_rows(night, model, [pk]):
        if found.column == name:
            return found
    raise LookupError(f"no activity uses {name} of row {pk}")


def _tables(night: Night) -> tuple[str, ...]:
    activities = night.register.activities.values()
    return tuple(dict.fromkeys(table_of(column) for activity in activities for column in sorted(activity.columns)))


def _of_person(night: Night, table: str, kind: str, person_id: int) -> Iterator[ErasureDate]:
    model, theirs = model_of(table), rows_of(night.claims, table, kind, person_id)
    if model is not None and theirs is not None:
        rows = model._default_manager.filter(theirs).order_by("pk").distinct()
        yield from _of_rows(night, model, list(rows.values_list("pk", flat=True)))


def _of_rows(night: Night, model: type[Model], keys: Sequence[Any]) -> Iterator[ErasureDate]:
    label = model._meta.label
    columns = sorted(column for column in night.register.columns if table_of(column) == label)
    facts = Facts(night, model, keys)
    for column in columns if keys else ():
        terms = clearing(night.rules, column)
        for key in facts.keys:
            yield _latest(label, column, key, terms, facts)


def _latest(label: str, column: str, key: Any, terms: Sequence[Rule], facts: Facts) -> ErasureDate:
    """Give the end of the activity that needs the value longest; who has no need goes along with the others."""
    needing = [rule for rule in terms if column in rule.activity.columns and facts.needs(rule.activity, key)]
    by_activity: dict[str, list[Term]] = {}
    for rule in needing or terms:
        by_activity.setdefault(rule.activity.key, []).extend(facts.terms(rule, key))
    ends = [(_first(found, facts.on), activity) for activity, found in by_activity.items() if found]
    if not ends:
        return ErasureDate(label, column, key, None, (), "")
    (day, waits), activity = max(ends, key=lambda end: _order(end[0]))
    return ErasureDate(label, column, key, day, waits, activity)


def _first(terms: Sequence[Term], on: date) -> _When:
    """Give the first day on which a term of one activity clears the value; terms that do not fit the row come last."""
    fitting = [term for term in terms if term.applies] or terms
    return min((_told(term, on) for term in fitting), key=_order)


def _order(when: _When) -> tuple[bool, date]:
    return when[0] is None, when[0] or date.min


def _told(term: Term, on: date) -> _When:
    if term.day is None:
        return None, (term.starts,)
    if term.held_by and term.day <= on:
        return None, term.held_by
    return term.day, term.held_by
