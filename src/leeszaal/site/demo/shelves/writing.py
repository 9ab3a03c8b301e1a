"""From a draft to a MARC 21 record, field by field in the order of their tags."""

from collections.abc import Iterator
from datetime import date

from leeszaal.catalogue.marc.record import ControlField, DataField, Field, MarcRecord, Subfield
from leeszaal.catalogue.models import MaterialType
from leeszaal.site.demo.shelves import codes
from leeszaal.site.demo.shelves.draft import Draft

SOURCE = "NL-LVD"
_ARTICLES = {"eng": ("The", "A", "An"), "dut": ("De", "Het", "Een")}


def to_marc(draft: Draft, entered_on: date) -> MarcRecord:
    """Write the draft as a MARC 21 record that was entered on this day."""
    fields = (*_controls(draft, entered_on), *_description(draft), *_access(draft))
    filled = tuple(field for field in fields if isinstance(field, ControlField) or field.subfields)
    return MarcRecord(codes.leader(draft), filled)


def _controls(draft: Draft, entered_on: date) -> Iterator[Field]:
    yield ControlField("001", draft.control_number)
    yield ControlField("003", SOURCE)
    yield ControlField("005", f"{entered_on:%Y%m%d}090000.0")
    if codes.physical(draft):
        yield ControlField("007", codes.physical(draft))
    yield ControlField("008", codes.fixed(draft, entered_on))


def _description(draft: Draft) -> Iterator[Field]:
    if draft.isbn:
        yield _data("020", "  ", a=draft.isbn)
    yield _data("040", "  ", a=SOURCE, b="dut", e="rda")
    yield from _languages(draft)
    if draft.shelf_mark:
        yield _data("084", "  ", a=draft.shelf_mark, **{"2": "siso"})
    if draft.author:
        yield _data(*_name_field(draft.author, main=True), a=draft.author, e=_role(draft))
    if draft.original_title:
        yield _data("240", "10", a=without_article(draft.original_title, draft.original_language))
    yield _data(
        "245", f"{int(bool(draft.author))}0", a=draft.title, b=draft.subtitle, n=draft.part, c=_responsibility(draft)
    )
    yield _data("250", "  ", a=draft.edition)
    yield _data("264", " 1", a=draft.place, b=draft.publisher, c=str(draft.year))
    yield _data("300", "  ", a=draft.extent or f"{draft.pages} pagina's")
    for tag, term, code in codes.carriers(draft):
        yield _data(tag, "  ", a=term, b=code)
    if draft.series:
        yield _data("490", "1 ", a=draft.series, v=_volume(draft))


def _access(draft: Draft) -> Iterator[Field]:
    yield _data("500", "  ", a=draft.note)
    yield _data("505", "0 ", a=" -- ".join(draft.contents))
    yield _data("520", "  ", a=draft.summary)
    yield _data("521", "8 ", a=draft.age)
    yield _data("521", "8 ", a=f"AVI {draft.avi}" if draft.avi else "")
    for subject in draft.subjects:
        yield _data("650", " 4", a=subject)
    for genre in draft.genres:
        yield _data("655", " 4", a=genre)
    if draft.translator:
        yield _data("700", "1 ", a=draft.translator, e="vertaler")
    for name in draft.contributors:
        yield _data(*_name_field(name, main=False), a=name)
    if draft.series:
        yield _data("830", " 0", a=draft.series, v=_volume(draft))
    if draft.online_url:
        yield _data("856", "40", u=draft.online_url, z="Lenen bij de online Bibliotheek")


def _languages(draft: Draft) -> Iterator[Field]:
    if draft.original_language:
        yield _data("041", "1 ", a=draft.language, h=draft.original_language)


def _data(tag: str, indicators: str, **texts: str) -> DataField:
    subfields = tuple(Subfield(code, text) for code, text in texts.items() if text)
    return DataField(tag, indicators[0], indicators[1], subfields)


def _name_field(name: str, *, main: bool) -> tuple[str, str]:
    """Give tag and indicators: a name of words without a comma is that of a body, a single word a forename."""
    if " " in name and ", " not in name:
        return ("110" if main else "710"), "2 "
    return ("100" if main else "700"), "1 " if ", " in name else "0 "


def _role(draft: Draft) -> str:
    roles = {MaterialType.DVD: "regisseur", MaterialType.ARTWORK: "kunstenaar", MaterialType.CD: "uitvoerder"}
    return roles.get(draft.material, "auteur")


def _responsibility(draft: Draft) -> str:
    parts = [as_said(name) for name in (draft.author, *draft.contributors) if name]
    said = ", ".join(parts)
    if draft.translator:
        said += f" ; vertaald door {as_said(draft.translator)}"
    return said


def _volume(draft: Draft) -> str:
    return f"deel {draft.volume}" if draft.volume else ""


def without_article(title: str, language: str) -> str:
    """Leave out the article that a title begins with: uniform titles are written without one."""
    first, _, rest = title.partition(" ")
    return rest[:1].upper() + rest[1:] if rest and first in _ARTICLES.get(language, ()) else title


def as_said(name: str) -> str:
    """Turn an inverted name round: *Veen, Anna van der* is said *Anna van der Veen*."""
    family, _, given = name.partition(", ")
    return f"{given} {family}" if given else family
