"""Where a title can be had now, or when again, from the state of its copies. Pure: today is passed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.catalogue.models import ItemStatus


class Standing(StrEnum):
    """What a reader can do about a title now."""

    PRESENT = "present"
    ONLINE = "online"
    ON_SPOT = "on_spot"
    ON_LOAN = "on_loan"
    WAITED_FOR = "waited_for"
    COMING = "coming"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Copy:
    """What is told of one copy: its state, where it stands, and when it is due back."""

    status: str
    lendable: bool
    due_on: date | None
    place: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A title's standing; `places` are branches in order of name, `back_on` the first day a copy is due back."""

    standing: Standing
    places: tuple[str, ...] = ()
    back_on: date | None = None

    @property
    def others(self) -> int:
        """Count the places after the first."""
        return max(len(self.places) - 1, 0)


ONLINE = Statement(Standing.ONLINE)
_ORDER = (
    (Standing.WAITED_FOR, frozenset({ItemStatus.ON_HOLD_SHELF, ItemStatus.IN_TRANSIT})),
    (Standing.COMING, frozenset({ItemStatus.IN_PROCESS, ItemStatus.DAMAGED})),
)


def state_of(copies: Sequence[Copy], today: date) -> Statement:
    """Tell the best a reader can hope for: a copy on a shelf, one to read on the spot, one that comes back."""
    present = [copy for copy in copies if copy.status == ItemStatus.AVAILABLE]
    lendable = [copy for copy in present if copy.lendable]
    if lendable:
        return Statement(Standing.PRESENT, _places(lendable))
    if any(copy.status == ItemStatus.ON_LOAN for copy in copies):
        return Statement(Standing.ON_LOAN, back_on=_first_back(copies, today))
    if present:
        return Statement(Standing.ON_SPOT, _places(present))
    states = {copy.status for copy in copies}
    return Statement(next((standing for standing, causes in _ORDER if states & causes), Standing.NONE))


def _places(copies: Iterable[Copy]) -> tuple[str, ...]:
    return tuple(sorted({copy.place for copy in copies}))


def _first_back(copies: Iterable[Copy], today: date) -> date | None:
    """A day that has passed is no promise, so it is not told."""
    due = [copy.due_on for copy in copies if copy.status == ItemStatus.ON_LOAN and copy.due_on and copy.due_on >= today]
    return min(due, default=None)
