"""On which day a value goes, as far as that can be known today."""

from typing import Any

from django.utils.translation import gettext

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.register import Register
from leeszaal.privacy.rights.tables import OwnTable


class Ends:
    """The days on which the values of one person in one table go."""

    def __init__(self, table: OwnTable, asked: Any, register: Register, claims: Claims) -> None:
        self._days: dict[tuple[Any, str], Any] = {}

    def of(self, key: Any, column: str) -> dict[str, Any]:
        """Give the day for one value, also in words."""
        day = self._days.get((key, column))
        return {"ends_on": day, "ends_shown": day or gettext("not known yet")}
