"""The whole catalogue of the demo: every publication with its MARC bytes, derived columns and day of arrival."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from leeszaal.catalogue.columns import columns
from leeszaal.catalogue.marc.derive import Derived, derive
from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.record import MarcRecord
from leeszaal.catalogue.models import Record, Syntax
from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.shelves.collected import Collected, collected_records
from leeszaal.site.demo.shelves.draft import Draft
from leeszaal.site.demo.shelves.dutch import Amounts, dutch_shelves
from leeszaal.site.demo.shelves.makers import Makers
from leeszaal.site.demo.shelves.popular import popular_books
from leeszaal.site.demo.shelves.writing import to_marc

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_RECENT_DAYS = 420
_OLDEST_DAYS = 2600


@dataclass(frozen=True, slots=True)
class Title:
    """A record with what its copies need to know; what is `in_store` nobody meets on the shelves."""

    record: Record
    derived: Derived
    shelf_mark: str
    price_cents: int
    popularity: float
    arrived_on: date
    in_store: bool = False


class Catalogue:
    """Gives the titles of the demo in a fixed order, numbered from 1; `part` tells the parts of a large one apart."""

    def __init__(self, seed: int, today: date, amounts: Amounts | None = None, part: int = 0) -> None:
        self.chance = chance_for(seed, f"catalogue {part}")
        self._today = today
        self._amounts = amounts or Amounts()
        self.makers = Makers(self.chance, per_kind=12)

    def titles(self) -> Iterator[Title]:
        """Give every title: invented Dutch ones, popular ones that exist, collected real records."""
        number = 0
        for draft in self._drafts():
            number += 1
            yield self.title(number, replace(draft, control_number=f"{number:09d}"))
        for found in collected_records():
            number += 1
            yield self._collected(number, found)

    def _drafts(self) -> Iterator[Draft]:
        yield from dutch_shelves(self.chance, self.makers, self._amounts, self._today)
        yield from popular_books()

    def title(self, number: int, draft: Draft) -> Title:
        """Write a draft as a record with this number."""
        arrived_on = self._arrival(draft.year)
        marc = to_marc(draft, arrived_on)
        derived = derive(marc)
        record = make_record(number, write_iso2709(marc), marc, derived, arrived_on)
        return Title(record, derived, draft.shelf_mark, draft.price_cents, draft.popularity, arrived_on)

    def _collected(self, number: int, found: Collected) -> Title:
        arrived_on = self._arrival(found.derived.year or 2000)
        record = make_record(number, found.raw, found.record, found.derived, arrived_on)
        return Title(record, found.derived, _shelf_mark(found.derived), 2500, 0.25, arrived_on, in_store=True)

    def _arrival(self, year: int) -> date:
        """New books came lately, older ones some years ago; nothing came before it was published."""
        recent = year >= self._today.year - 1
        days = self.chance.randint(1, _RECENT_DAYS) if recent else self.chance.randint(_RECENT_DAYS, _OLDEST_DAYS)
        day = self._today - timedelta(days=days)
        return max(day, min(date(year, 1, 2), self._today - timedelta(days=1)))


def make_record(number: int, raw: bytes, marc: MarcRecord, derived: Derived, arrived_on: date) -> Record:
    """Make the row of a record from its bytes and what is derived from them."""
    entered_at = datetime.combine(arrived_on, time(9), AMSTERDAM)
    values = columns(raw, Syntax.ISO2709, marc, derived=derived)
    return Record(pk=number, created_at=entered_at, changed_at=entered_at, **values)


def _shelf_mark(derived: Derived) -> str:
    letters = "".join(sign for sign in derived.author or derived.title if sign.isalpha())[:4].upper()
    names = {"magazine": "Tijdschrift", "cd": "CD", "dvd": "DVD"}
    return f"{names.get(str(derived.material_type), 'Magazijn')} {letters}".strip()
