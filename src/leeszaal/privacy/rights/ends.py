"""On which day each value of a person goes, and for which activity it stays that long."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from leeszaal.privacy.register import Register
from leeszaal.privacy.retention import ErasureDate, erasure_dates
from leeszaal.privacy.rights.tables import PATRON


class Ends:
    """The days on which the values of one person go, told in one language."""

    def __init__(self, person_id: int, register: Register, language: str, today: date) -> None:
        found = erasure_dates(PATRON, person_id, register=register, on=today)
        self._ends = {(end.column, end.pk): end for end in found}
        self._said, self._language = register.vocabulary, language

    def of(self, key: Any, column: str) -> dict[str, Any]:
        """Give the day for one value, that day or what it waits for in words, and the activity that keeps it."""
        end = self._ends.get((column, key))
        if end is None:
            return {"ends_on": None, "ends_shown": gettext("not known yet"), "kept_for": ""}
        day = end.day.isoformat() if end.day else None
        return {"ends_on": day, "ends_shown": self._shown(end), "kept_for": end.activity}

    def _shown(self, end: ErasureDate) -> str:
        if end.day is not None:
            return date_format(end.day, "j F Y")
        known = {**self._said.starts, **self._said.unless}
        waits = ", ".join(known[word].in_language(self._language) for word in end.waits if word in known)
        return gettext("the day is not known yet (%(waits)s)") % {"waits": waits} if waits else gettext("not known yet")
