"""The house rules and calendars in force, kept in memory for as long as they are true.

Every counter act needs them and they change a few times a year. What could go wrong: a process goes on lending by rules
that were changed. So the database keeps a version number which triggers raise with every change of a rule, branch,
opening hour or closing day; the statement that gathers the facts reads it (`HOUSE`), and a process that knows another
version reads the house anew. The number comes from a sequence: one that was given in a transaction that came to nothing
is never given again.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from leeszaal.branches.calendars import build
from leeszaal.circulation.gather.rows import first_row
from leeszaal.circulation.rules.terms import TERM_NAMES, Rule, Situation, Terms, resolve_terms
from leeszaal.common.calendars import Calendar

HOUSE = "(SELECT version FROM circulation_houseversion) AS house"
"""A column for the statement that gathers facts; hand it to `house_of`."""

_READ = """
SELECT (SELECT version FROM circulation_houseversion) AS version,
    (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(rule))), '[]') FROM circulation_lendingrule rule) AS rules,
    (
        SELECT coalesce(jsonb_object_agg(place.id, jsonb_build_object(
            'keeps_holidays', place.keeps_public_holidays,
            'weekdays', (SELECT jsonb_agg(DISTINCT weekday) FROM branches_openinghours WHERE branch_id = place.id),
            'closed_on', (
                SELECT jsonb_agg(closed_on) FROM branches_closingday WHERE branch_id = place.id OR branch_id IS NULL
            )
        )), '{}') FROM branches_branch place
    ) AS places
"""


class House:
    """The rules and calendars of one version; what is worked out from them is remembered."""

    def __init__(self, version: int, rules: list[Rule], places: Mapping[str, Mapping[str, Any]]) -> None:
        self.version = version
        self._rules = rules
        self._places = places
        self.terms = lru_cache(maxsize=4096)(self._terms)
        self.calendar = lru_cache(maxsize=256)(self._calendar)

    def branch_ids(self) -> list[int]:
        """List the branches, each of which has a calendar."""
        return [int(branch_id) for branch_id in self._places]

    def _terms(self, branch_id: int, category_id: int, material_type: str) -> Terms:
        """Give the terms at a branch for a patron category and a material type."""
        return resolve_terms(self._rules, Situation(branch_id, category_id, material_type))

    def _calendar(self, branch_id: int, around: date) -> Calendar:
        """Give the calendar of a branch, good for a year on either side of a day."""
        place = self._places[str(branch_id)]
        closed_on = map(date.fromisoformat, place["closed_on"] or ())
        return build(place["weekdays"] or (), closed_on, place["keeps_holidays"], around)


_known = House(-1, [], {})


def house_of(version: int) -> House:
    """Give the house of this version, or the one after it when it has just changed (one statement where unknown)."""
    global _known  # noqa: PLW0603  one house per process is the point
    if _known.version != version:
        _known = _read()
    return _known


def read_house(today: date) -> None:
    """Read the house before the first loan asks for it, and work out its calendars: that takes a second, once."""
    global _known  # noqa: PLW0603  see above
    _known = _read()
    for branch_id in _known.branch_ids():
        _known.calendar(branch_id, today)


def _read() -> House:
    row = first_row(_READ, {})
    if row is None:
        raise LookupError("a SELECT without FROM gives a row")
    return House(row["version"], [read_rule(rule) for rule in json.loads(row["rules"])], json.loads(row["places"]))


def read_rule(row: Mapping[str, Any]) -> Rule:
    """Make a rule of the columns of its row; a term without a value is not stated."""
    return Rule(
        id=row["id"],
        branch_id=row.get("branch_id"),
        category_id=row.get("category_id"),
        material_type=row["material_type"] or None,
        states={name: row[name] for name in TERM_NAMES if row.get(name) is not None},
    )
