"""An invented patron, before it is written as rows."""

from dataclasses import dataclass
from datetime import date

from leeszaal.patrons.models import Block, Patron


@dataclass(frozen=True, slots=True)
class Home:
    """An address: an invented street in an existing town."""

    street: str
    house_number: int
    addition: str
    postcode: str
    town: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A patron of the demo. `role` is the word by which the demo points this person out, empty for most."""

    id: int
    given_names: str
    family_name: str
    prefix: str = ""
    sex: str = ""
    born_on: date
    home: Home
    email: str = ""
    phone: str = ""
    language: str = "nl"
    category: int
    subscription: int
    branch: int
    enrolled_on: date
    member_until: date | None
    state: Patron.State = Patron.State.ACTIVE
    keeps_history: bool = False
    guardian: int | None = None
    lost_card_on: date | None = None
    block: Block.Reason | None = None
    role: str = ""

    @property
    def name(self) -> str:
        """The name as it is said."""
        return " ".join(filter(None, (self.given_names, self.prefix, self.family_name)))

    def may_borrow(self, today: date) -> bool:
        """Tell whether this person can have been lending lately: a member, not blocked, seen at the desk."""
        is_member = self.member_until is not None and self.member_until >= today
        return self.state == Patron.State.ACTIVE and is_member and self.block is None
