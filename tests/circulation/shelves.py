"""Invented records, items and rules for tests of lending, on top of the people of `people`."""

from datetime import time
from itertools import count
from typing import Any

from people import NOW, branch

from leeszaal.branches.models import Branch, OpeningHours
from leeszaal.catalogue.models import Item, ItemStatus, MaterialType, Record, Syntax
from leeszaal.circulation.gather.house import house_of
from leeszaal.circulation.models import HouseVersion, LendingRule
from leeszaal.common.actor import Actor

_numbers = count(1)


def desk_at(place: Branch) -> Actor:
    """Whoever stands at the desk of a branch."""
    return Actor(kind="staff", id=1, branch_id=place.pk, via="desk")


def open_branch(code: str = "centrum") -> Branch:
    """A branch that is open from Tuesday to Saturday."""
    place = branch(code)
    for weekday in range(1, 6):
        OpeningHours.objects.get_or_create(branch=place, weekday=weekday, opens=time(10), closes=time(17))
    return place


def record(title: str = "De stille dijk", **fields: Any) -> Record:
    """A record of a book."""
    usual = {"marc": b"", "syntax": Syntax.ISO2709, "digest": b"", "material_type": MaterialType.BOOK}
    return Record.objects.create(title=title, created_at=NOW, changed_at=NOW, **usual | fields)


def item(of: Record | None = None, *, home: Branch | None = None, **fields: Any) -> Item:
    """A copy on the shelf of its own branch."""
    of = of or record()
    home = home or open_branch()
    usual = {
        "barcode": f"3{next(_numbers):06}",
        "branch": home,
        "current_branch": home,
        "material_type": of.material_type,
        "status": ItemStatus.AVAILABLE,
        "status_since": NOW,
    }
    return Item.objects.create(record=of, **usual | fields)


def rule(**terms: Any) -> LendingRule:
    """A lending rule for the whole house unless a branch, category or material_type is given."""
    return LendingRule.objects.create(**terms)


def know_the_house() -> None:
    """Have rules and calendars read, as they are in a process that has lent something since they last changed."""
    house_of(HouseVersion.objects.get().version)
