"""The coded fields of MARC 21 (leader, 007, 008, 33X) for each material type of the demo."""

from datetime import date

from leeszaal.catalogue.models import MaterialType as M
from leeszaal.site.demo.shelves.draft import Draft

_RECORD_TYPES = {
    M.BOOK: "am", M.MAGAZINE: "as", M.CD: "jm", M.DVD: "gm", M.GAME: "mm", M.ARTWORK: "km", M.EBOOK: "am",
    M.AUDIOBOOK: "im",
}  # fmt: skip
_PHYSICAL = {
    M.CD: "sd fsngnnmmned", M.DVD: "vd cvaizq", M.GAME: "co cga|||||||||", M.EBOOK: "cr |n|||||||||",
    M.AUDIOBOOK: "cr nna        ",
}  # fmt: skip
_CARRIERS = {
    M.BOOK: ("tekst|txt", "onbemiddeld|n", "band|nc"),
    M.MAGAZINE: ("tekst|txt", "onbemiddeld|n", "band|nc"),
    M.CD: ("uitgevoerde muziek|prm", "audio|s", "audiodisk|sd"),
    M.DVD: ("tweedimensionaal bewegend beeld|tdi", "video|v", "videodisk|vd"),
    M.GAME: ("computerprogramma|cop", "computer|c", "computerkaart|ck"),
    M.ARTWORK: ("stilstaand beeld|sti", "onbemiddeld|n", "blad|nb"),
    M.EBOOK: ("tekst|txt", "computer|c", "online bron|cr"),
    M.AUDIOBOOK: ("gesproken woord|spw", "computer|c", "online bron|cr"),
}
_AUDIENCES = {"AK": "a", "E": "b", "A": "b", "AJ": "b", "B": "c", "BJ": "c", "C": "d", "D": "d", "": "e"}


def leader(draft: Draft) -> str:
    """Give the leader: record type and bibliographic level tell the material."""
    return f"     n{_RECORD_TYPES[draft.material]} a22     uc 4500"


def physical(draft: Draft) -> str:
    """Give field 007, or an empty text for what is printed on paper."""
    return _PHYSICAL.get(draft.material, "")


def carriers(draft: Draft) -> tuple[tuple[str, str, str], ...]:
    """Give tag, term and code of content, media and carrier (fields 336, 337, 338)."""
    kinds = zip(("336", "337", "338"), _CARRIERS[draft.material], strict=True)
    return tuple((tag, *text.split("|")) for tag, text in kinds)  # type: ignore[misc]


def fixed(draft: Draft, entered_on: date) -> str:
    """Give field 008: forty positions with year, place, audience, form and language."""
    head = f"{entered_on:%y%m%d}s{draft.year:04d}    ne "
    return f"{head}{_specific(draft)}{draft.language} d"


def _specific(draft: Draft) -> str:
    """Give positions 18-34, whose meaning depends on the material."""
    audience = _AUDIENCES.get(draft.age, " ")
    match draft.material:
        case M.BOOK | M.EBOOK:
            return f"    {audience}{_form(draft)}     000 {_literary_form(draft)} "
        case M.MAGAZINE:
            return "mr p       0   a0"
        case M.DVD:
            return f"    {audience}          vl"
        case M.ARTWORK:
            return "               an"
        case M.GAME:
            return f"    {audience}   g        "
        case _:
            return "  nn             " if draft.material is M.CD else f"  nn{audience}            "


def _form(draft: Draft) -> str:
    if draft.material is M.EBOOK:
        return "o"
    return "d" if "Grote letter" in draft.genres else " "


def _literary_form(draft: Draft) -> str:
    forms = {"Poëzie": "p", "Korte verhalen": "j", "Stripverhalen": "c", "Humor": "h"}
    if not draft.is_fiction:
        return "0"
    return next((code for genre, code in forms.items() if genre in draft.genres), "1")
