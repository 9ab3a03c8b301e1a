"""A few titles with copies on the shelves of an invented library, for tests of the public pages."""

from datetime import date, datetime
from hashlib import sha256
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from leeszaal.branches.models import Branch
from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.record import ControlField, DataField, MarcRecord, Subfield
from leeszaal.catalogue.models import Authority, Item, Record

LONG_AGO = datetime(2026, 1, 5, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
_numbers = count(1)


def branch(name: str = "Centrum") -> Branch:
    """The branch of this name, made at the first call."""
    return Branch.objects.get_or_create(code=name.lower().replace(" ", "-"), defaults={"name": name})[0]


def record(title: str, author: str = "", **fields: Any) -> Record:
    """A record of this title, a Dutch book unless told otherwise."""
    number = next(_numbers)
    marc = write_iso2709(
        MarcRecord(
            "00000nam a2200000 i 4500",
            (
                ControlField("001", f"LV{number}"),
                DataField("245", "1", "0", (Subfield("a", title), Subfield("c", author))),
            ),
        )
    )
    usual = {
        "marc": marc,
        "syntax": "iso2709",
        "digest": sha256(marc).digest(),
        "created_at": LONG_AGO,
        "changed_at": LONG_AGO,
        "material_type": "book",
        "languages": ["dut"],
        "sort_title": title.casefold(),
        "sort_author": author.casefold(),
    }
    return Record.objects.create(control_number=f"LV{number}", title=title, author=author, **usual | fields)


def copy(of: Record, place: str = "Centrum", status: str = "available", due_on: date | None = None) -> Item:
    """A copy of a record at a branch."""
    at = branch(place)
    return Item.objects.create(
        record=of,
        barcode=f"3{next(_numbers):013}",
        branch=at,
        current_branch=at,
        shelf="Romans",
        call_number="HERM",
        material_type=of.material_type,
        status=status,
        status_since=LONG_AGO,
        due_on=due_on,
    )


def fill_shelves() -> dict[str, Record]:
    """Put a few titles, by a short name, on the shelves of two branches: editions of one work, and a hidden one."""
    branch("Centrum")
    branch("Oost")
    oeroeg = {"author": "Haasse, Hella S.", "work_key": "haasse/oeroeg"}
    made = {
        "oeroeg": record("Oeroeg", isbns=["9789021400013"], genres=["Roman"], **oeroeg),
        "oeroeg_cd": record("Oeroeg", material_type="audiobook", **oeroeg),
        "minoes": record("Minoes", "Schmidt, Annie M.G.", genres=["Jeugdboek"], loan_count=40),
        "havelaar": record("Max Havelaar", "Multatuli", series=["Gouden reeks"], subjects=["Koffie"]),
        "hidden": record("Verborgen titel", "Niemand", suppressed=True),
    }
    copy(made["oeroeg"])
    copy(made["oeroeg"], "Oost", status="on_loan")
    copy(made["minoes"], "Oost")
    Authority.objects.create(kind="person", heading="Multatuli", see_from=["Dekker, Eduard Douwes"])
    return made
