"""What the demo knows about a publication before it is written as MARC 21."""

from dataclasses import dataclass, field

from leeszaal.catalogue.models import MaterialType


@dataclass(frozen=True, slots=True)
class Draft:
    """One publication. Names are inverted (*Veen, Anna van der*), languages are MARC codes, prices euro cents."""

    material: MaterialType
    title: str
    author: str = ""
    translator: str = ""
    contributors: tuple[str, ...] = ()
    subtitle: str = ""
    part: str = ""
    original_title: str = ""
    publisher: str = ""
    place: str = ""
    year: int = 2020
    edition: str = ""
    language: str = "dut"
    original_language: str = ""
    isbn: str = ""
    series: str = ""
    volume: int = 0
    subjects: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    age: str = ""
    avi: str = ""
    shelf_mark: str = ""
    is_fiction: bool | None = None
    summary: str = ""
    contents: tuple[str, ...] = ()
    pages: int = 0
    extent: str = ""
    note: str = ""
    online_url: str = ""
    price_cents: int = 0
    popularity: float = 1.0
    control_number: str = field(default="", compare=False)
