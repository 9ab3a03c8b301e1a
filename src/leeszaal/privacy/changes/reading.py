"""What people in the house may read by what two people agreed to: an audience that would read more, does not yet.

What could go wrong: a new version of the program brings a column that its pages cannot do without, and nobody can log
in to agree to it. So a column that was nowhere in the register before is let through with its program; the change shows
it. One's own data are never held back from oneself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db import connection

from leeszaal.privacy.changes.content import columns_kept
from leeszaal.privacy.changes.standing import last_agreed
from leeszaal.privacy.consents.deciding import THE_PERSON
from leeszaal.privacy.models import RegisterChange
from leeszaal.privacy.register import Activity, Recipient, Register


def read_by(register: Register) -> Register:
    """Give the register with each recipient narrowed to the columns that two people agreed to, and to new ones."""
    if RegisterChange._meta.db_table not in connection.introspection.table_names():
        return register  # the record layout has not come so far, or is being taken back
    agreed = last_agreed()
    if agreed is None:
        return register
    known, activities = columns_kept(agreed.facts), agreed.binding["activities"]
    narrowed = {
        key: replace(activity, recipients=tuple(_narrowed(activity, activities.get(key, {}), known)))
        for key, activity in register.activities.items()
    }
    return replace(register, activities=narrowed)


def _narrowed(activity: Activity, agreed: Mapping[str, Any], known: frozenset[str]) -> Iterator[Recipient]:
    for recipient in activity.recipients:
        gets, sees = frozenset(agreed.get("recipients", {}).get(recipient.who, ())), activity.seen_by(recipient)
        may = sees if recipient.who == THE_PERSON else sees - (known - gets)
        if may:
            yield recipient if may == sees else replace(recipient, only=tuple(sorted(may)))
