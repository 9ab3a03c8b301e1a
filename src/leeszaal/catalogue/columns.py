"""The columns of a record, all made from its MARC in one place, for every way in which a record comes in or changes."""

from typing import Any

from leeszaal.catalogue.marc.derive import Derived, derive
from leeszaal.catalogue.marc.digest import content_digest
from leeszaal.catalogue.marc.reading import Syntax
from leeszaal.catalogue.marc.record import MarcRecord

_SAME_NAME = (
    "control_number", "material_type", "title", "subtitle", "part", "responsibility", "author", "publisher", "place",
    "year", "edition", "extent", "age_level", "is_fiction", "summary", "contents", "online_url", "work_key",
    "sort_title", "sort_author",
)  # fmt: skip
_LISTS = ("languages", "isbns", "issns", "subjects", "genres")


def columns(
    raw: bytes,
    syntax: Syntax | str,
    record: MarcRecord,
    *,
    derived: Derived | None = None,
    digest: bytes = b"",
) -> dict[str, Any]:
    """Give the values of every column of `Record` that comes from these bytes.

    ``record`` is what the bytes say; who has derived from it or fingerprinted it already passes that along.
    """
    found = derived or derive(record)
    return {
        "marc": raw,
        "syntax": str(syntax),
        "digest": digest or content_digest(record),
        **{name: getattr(found, name) for name in _SAME_NAME},
        **{name: list(getattr(found, name)) for name in _LISTS},
        "contributors": [each.name for each in found.contributors],
        "series": [each.title for each in found.series],
        "material_type": str(found.material_type),
    }
