"""How a patron stands, as columns of a larger statement that calls the patron's row ``patron``."""

from datetime import date

from leeszaal.charges.queries import OPEN_BALANCE
from leeszaal.circulation.gather.rows import Row
from leeszaal.circulation.rules.standing import Standing, age_on, membership_end
from leeszaal.privacy.restriction import is_restricted_sql


def standing_columns(today: str) -> str:
    """Give the columns that `read_standing` reads; `today` is SQL for the day that counts.

    What the patron has at home comes from the join that `open_loans` gives.
    """
    return f"""
    patron.id AS patron_id, patron.state AS patron_state, patron.category_id, patron.born_on, patron.language,
    ARRAY(SELECT starts_on FROM patrons_membership WHERE patron_id = patron.id ORDER BY starts_on) AS memberships_start,
    ARRAY(
        SELECT least(ends_on, ended_early_on) FROM patrons_membership WHERE patron_id = patron.id ORDER BY starts_on
    ) AS memberships_end,
    EXISTS (
        SELECT FROM patrons_block
        WHERE patron_id = patron.id AND lifted_at IS NULL AND (until_on IS NULL OR until_on >= {today})
    ) AS is_blocked,
    {is_restricted_sql("patron.id")} AS is_restricted,
    {OPEN_BALANCE} AS debt_cents, at_home.oldest_due_on
"""  # noqa: S608


def open_loans(material: str = "NULL") -> str:
    """Give the join that counts what the patron has at home, all of it and of the material given as SQL."""
    return f"""
CROSS JOIN LATERAL (
    SELECT count(*) AS open_loans, count(*) FILTER (WHERE material_type = {material}) AS of_material,
        min(due_on) AS oldest_due_on
    FROM circulation_loan WHERE patron_id = patron.id AND returned_at IS NULL
) at_home
"""  # noqa: S608


def read_standing(row: Row, today: date) -> Standing:
    """Read the columns of `standing_columns`."""
    periods = zip(row["memberships_start"], row["memberships_end"], strict=True)
    return Standing(
        is_pending=row["patron_state"] == "pending",
        is_ended=row["patron_state"] == "ended",
        membership_ends_on=membership_end(periods, today),
        is_blocked=row["is_blocked"],
        is_restricted=row["is_restricted"],
        debt_cents=int(row["debt_cents"]),
        oldest_due_on=row["oldest_due_on"],
        age=age_on(row["born_on"], today),
    )
