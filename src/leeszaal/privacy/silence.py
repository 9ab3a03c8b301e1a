"""Rows that the person whose they are may not see yet: the same condition for the database's policy and for our code.

The day is that of Amsterdam and of the database's clock, so that code and policy never differ.
"""

from django.db.models import DateField, Func, Q

from leeszaal.privacy.claims import Claims

TODAY = "(now() AT TIME ZONE 'Europe/Amsterdam')::date"


def may_be_told(table: str, claims: Claims) -> Q:
    """Give the condition that rows of a table are kept from nobody; rows without a silence always are."""
    today = Func(template=TODAY, output_field=DateField())
    told = Q()
    for silence in claims.silences:
        if silence.table == table:
            told &= Q(**{f"{silence.until}__isnull": True}) | Q(**{f"{silence.until}__lte": today})
    return told


def may_be_told_sql(table: str, claims: Claims) -> str:
    """Give the same as SQL on the table's own columns.

    A silence on another table holds by way of that table's own policy.
    """
    own = [each.until for each in claims.silences if each.table == table and "__" not in each.until]
    return " AND ".join(f"({column} IS NULL OR {column} <= {TODAY})" for column in own)
