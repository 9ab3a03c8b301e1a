"""The lending rules and the calendar that apply, as columns of a larger statement."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from leeszaal.branches.calendars import build
from leeszaal.circulation.rules.terms import TERM_NAMES, Rule
from leeszaal.common.calendars import Calendar


def rules_column(material: str, *branches: str) -> str:
    """Give SQL for the rules that may speak about a material at these branches, any patron category."""
    places = ", ".join(branches)
    return f"""(
        SELECT coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(rule))), '[]') FROM circulation_lendingrule rule
        WHERE rule.material_type IN ('', {material}) AND (rule.branch_id IS NULL OR rule.branch_id IN ({places}))
    )"""  # noqa: S608


def calendar_column(branch: str) -> str:
    """Give SQL for the calendar of a branch, a year on either side of ``%(today)s``."""
    return f"""(
        SELECT jsonb_build_object(
            'keeps_holidays', place.keeps_public_holidays,
            'weekdays', (SELECT jsonb_agg(DISTINCT weekday) FROM branches_openinghours WHERE branch_id = place.id),
            'closed_on', (
                SELECT jsonb_agg(closed_on) FROM branches_closingday
                WHERE (branch_id = place.id OR branch_id IS NULL)
                AND closed_on BETWEEN %(today)s::date - 366 AND %(today)s::date + 366
            )
        ) FROM branches_branch place WHERE place.id = {branch}
    )"""  # noqa: S608


def read_rules(text: str) -> list[Rule]:
    """Read what `rules_column` gave."""
    return [read_rule(row) for row in json.loads(text)]


def read_rule(row: Mapping[str, Any]) -> Rule:
    """Make a rule of the columns of its row; a term without a value is not stated."""
    return Rule(
        id=row["id"],
        branch_id=row.get("branch_id"),
        category_id=row.get("category_id"),
        material_type=row["material_type"] or None,
        states={name: row[name] for name in TERM_NAMES if row.get(name) is not None},
    )


def read_calendar(text: str, today: date) -> Calendar:
    """Read what `calendar_column` gave."""
    found = json.loads(text)
    closed_on: Iterable[date] = map(date.fromisoformat, found["closed_on"] or ())
    return build(found["weekdays"] or (), closed_on, found["keeps_holidays"], today)
