"""The seal on a person's number: made by the program, checked by the database.

Row policies trust the setting ``leeszaal.person``. Whoever injects SQL can change a setting, so the number in it comes
with a keyed hash. The key is derived from the program's secret and stands in a table that only the owner reads.
"""

import hashlib

from django.conf import settings
from django.utils.crypto import salted_hmac

TABLE = "leeszaal_seal"
SETTING = "leeszaal.person"


def key() -> bytes:
    """Give the key of this library's seals."""
    return salted_hmac("leeszaal.privacy.seal", "person", secret=settings.SECRET_KEY, algorithm="sha256").digest()


def sealed(person: int) -> str:
    """Give a person's number with its seal."""
    return f"{person}.{_seal(str(person))}"


def _seal(number: str) -> str:
    own = key()
    return hashlib.sha256(own + hashlib.sha256(own + number.encode()).digest()).hexdigest()


CHECK = f"""
CREATE OR REPLACE FUNCTION leeszaal_person() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {{schema}}, pg_temp AS $$
    SELECT split_part(given, '.', 1)::bigint
    FROM (SELECT nullif(current_setting('{SETTING}', true), '') AS given) AS setting, {TABLE} AS seal
    WHERE split_part(given, '.', 2) =
        encode(sha256(seal.key || sha256(seal.key || convert_to(split_part(given, '.', 1), 'UTF8'))), 'hex')
$$
"""  # noqa: S608  the names in it are our own
"""The same check in the database: the number when its seal is right, else null."""
