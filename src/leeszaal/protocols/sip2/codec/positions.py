"""Fixed fields in which each position is an answer by itself: ``Y`` is yes, a blank is no (SIP2 2.00 (3M, 2006))."""

from dataclasses import dataclass
from typing import Self

SUMMARY_WIDTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronStatus:
    """Why a patron may not do something: the fourteen positions of the field patron status, in their order."""

    charge_privileges_denied: bool = False
    renewal_privileges_denied: bool = False
    recall_privileges_denied: bool = False
    hold_privileges_denied: bool = False
    card_reported_lost: bool = False
    too_many_items_charged: bool = False
    too_many_items_overdue: bool = False
    too_many_renewals: bool = False
    too_many_claims_of_items_returned: bool = False
    too_many_items_lost: bool = False
    excessive_outstanding_fines: bool = False
    excessive_outstanding_fees: bool = False
    recall_overdue: bool = False
    too_many_items_billed: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """Read the positions; what is not ``Y`` is no."""
        return cls(**{name: sign in "Yy" for name, sign in zip(cls.__slots__, text, strict=False)})

    def __str__(self) -> str:
        return "".join("Y" if getattr(self, name) else " " for name in self.__slots__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Which lists a machine wants in the answer to message 63; the standard allows one, some machines ask for more."""

    hold_items: bool = False
    overdue_items: bool = False
    charged_items: bool = False
    fine_items: bool = False
    recall_items: bool = False
    unavailable_holds: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """Read the first six of the ten positions; the rest mean nothing yet."""
        return cls(**{name: sign in "Yy" for name, sign in zip(cls.__slots__, text, strict=False)})

    def __str__(self) -> str:
        return "".join("Y" if getattr(self, name) else " " for name in self.__slots__).ljust(SUMMARY_WIDTH)
