"""One view for each activity that hands people's data to others: its columns, and people whose basis stands today.

The columns are those of the register. How the tables join, and what stands against a person, apps claim (`Reading`).
"""

from leeszaal.privacy.access.naming import column_name, quoted
from leeszaal.privacy.claims import Claims, Reading
from leeszaal.privacy.consents.deciding import rests_on_consent
from leeszaal.privacy.consents.standing import condition_in_sql
from leeszaal.privacy.register import Activity, Register
from leeszaal.privacy.register.columns import table_of


def view_name(key: str) -> str:
    """Give the name of the view of an activity."""
    return f"activity_{key}"


def view_of(activity: Activity, claims: Claims) -> str | None:
    """Give the statement that makes the view of an activity, or None when nobody claims how to read it.

    Raises:
        LookupError: for a column in a table that the claimed reading does not reach.
    """
    reading = next((each for each in claims.readings if each.activity == activity.key), None)
    if reading is None:
        return None
    known = [_column(name, reading) for name in sorted(activity.columns)]
    columns = ",\n  ".join([*known, *(f"{found} AS {quoted(name)}" for name, found in sorted(reading.further.items()))])
    return (
        f"CREATE VIEW {quoted(view_name(activity.key))} WITH (security_barrier) AS\nSELECT\n  {columns}\n"
        f"FROM {reading.rows}\nWHERE {reading.stands}\n  AND {_basis_stands(activity, reading)}"
    )


def activity_roles(register: Register, claims: Claims) -> tuple[str, ...]:
    """Give the activities that have a role of their own: those with a view."""
    return tuple(each.activity for each in claims.readings if each.activity in register.activities)


def _basis_stands(activity: Activity, reading: Reading) -> str:
    """Articles 6(1)(a) and 7(3): an activity on consent has only people whose last word on it is yes."""
    against = _nothing_against(reading)
    if not rests_on_consent(activity):
        return against
    return f"{against}\n  AND {condition_in_sql(activity.key, reading.person)}"


def _nothing_against(reading: Reading) -> str:
    """Articles 18 and 21: who had the data restricted, or objected to this activity, is not in it from that moment."""
    person = f"person_kind = 'patron' AND person_id = {reading.person}"
    return (
        f"NOT EXISTS (SELECT FROM privacy_restriction WHERE {person} AND lifted_at IS NULL)\n"  # noqa: S608
        f"  AND NOT EXISTS (SELECT FROM privacy_objection WHERE {person} AND activity = '{reading.activity}'"
        " AND until IS NULL)"
    )


def _column(name: str, reading: Reading) -> str:
    table, column = column_name(name)
    short = reading.names.get(table_of(name))
    if short is None:
        raise LookupError(f"{reading.activity}: the reading of the activity does not reach {name}")
    return f'{short}.{quoted(column)} AS "{table.partition("_")[2]}_{column}"'
