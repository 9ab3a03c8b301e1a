"""Titles and copies on the shelf, for tests that lend or wait for something."""

from datetime import date, timedelta
from itertools import count
from typing import Any

import people

from leeszaal.catalogue.models import Item, ItemStatus, MaterialType, Record, Syntax
from leeszaal.circulation.models import Hold, Loan
from leeszaal.patrons.models import Patron

_numbers = count(1)


def record(title: str = "De avond is ongemak", **fields: Any) -> Record:
    """A title in the catalogue, without its MARC."""
    usual: dict[str, Any] = {
        "marc": b"",
        "syntax": Syntax.ISO2709,
        "digest": b"",
        "created_at": people.NOW,
        "changed_at": people.NOW,
        "material_type": MaterialType.BOOK,
        "author": "Marieke Lucas Rijneveld",
        "title": title,
    }
    return Record.objects.create(**usual | fields)


def item(of: Record | None = None, **fields: Any) -> Item:
    """A copy on the shelf of the central branch."""
    usual: dict[str, Any] = {
        "record": of or record(),
        "barcode": f"3{next(_numbers):013d}",
        "branch": people.branch(),
        "current_branch": people.branch(),
        "material_type": MaterialType.BOOK,
        "status_since": people.NOW,
    }
    return Item.objects.create(**usual | fields)


def lend(patron: Patron, due_on: date, of: Record | None = None, **fields: Any) -> Loan:
    """A copy that is at home with a patron."""
    copy = item(of, status=ItemStatus.ON_LOAN, due_on=due_on)
    usual: dict[str, Any] = {
        "item": copy,
        "patron": patron,
        "branch": people.branch(),
        "category": patron.category,
        "material_type": copy.material_type,
        "checked_out_at": people.NOW - timedelta(days=60),
        "due_on": due_on,
    }
    return Loan.objects.create(**usual | fields)


def hold(patron: Patron, of: Record | None = None, **fields: Any) -> Hold:
    """A hold that waits."""
    usual: dict[str, Any] = {
        "patron": patron,
        "record": of or record(),
        "pickup_branch": people.branch(),
        "placed_at": people.NOW,
    }
    return Hold.objects.create(**usual | fields)
