"""Who would read more in the house, by a change of the register that waits for two people, does so with the second yes.

The rights of before are granted when the library opens. A trigger holds the ones that are still to come, and grants
them in the moment in which the database takes the change for agreed to.
"""

from collections.abc import Iterable

from leeszaal.privacy.changes.content import content
from leeszaal.privacy.models import RegisterChange
from leeszaal.privacy.register import Register

FUNCTION = "privacy_register_change_lets_in()"


def letting_in(register: Register, grants: Iterable[str], schema: str) -> tuple[str, ...]:
    """Give the statements that make the trigger; it does nothing when no rights are still to come."""
    table, waiting = RegisterChange._meta.db_table, list(grants)
    if not waiting:
        return (f"DROP FUNCTION IF EXISTS {FUNCTION} CASCADE",)
    mark = content(register).fingerprint
    return (
        f"CREATE OR REPLACE FUNCTION {FUNCTION} RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
        f"SET search_path = {schema}, pg_temp AS $$ BEGIN {'; '.join(waiting)}; RETURN NULL; END $$",
        f"CREATE OR REPLACE TRIGGER privacy_register_change_lets_in AFTER UPDATE ON {table} FOR EACH ROW "
        f"WHEN (NEW.agreed_at IS NOT NULL AND NEW.fingerprint = '{mark}') EXECUTE FUNCTION {FUNCTION}",
    )
