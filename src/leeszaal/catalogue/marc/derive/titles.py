"""Titles: what stands on it, other forms, the title of the work, and the key to sort by."""

from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.tidy import NONSORT_END, NONSORT_START, distinct, tidy
from leeszaal.catalogue.marc.record import DataField
from leeszaal.common.sortkeys import sort_key, title_sort_key

NO_TITLE = "[zonder titel]"
"""Supplied in brackets, as catalogues do, where a record gives no title at all."""
_INSTEAD = ("246", "240", "130", "222", "210", "247", "740", "730")


def title(fields: Indexed) -> str:
    """Give the title proper, or the nearest thing to it that the record has."""
    main = fields.first("245")
    named = tidy(main.text("a") or main.text("kfgnpb")) if main else ""
    return named or _title_in_other_script(fields) or _title_elsewhere(fields) or NO_TITLE


def _title_in_other_script(fields: Indexed) -> str:
    return next((tidy(field.text("a")) for field in fields.all("880") if field.first("6").startswith("245")), "")


def _title_elsewhere(fields: Indexed) -> str:
    return next((found for field in fields.all(*_INSTEAD) if (found := tidy(field.text("a")))), "")


def subtitle(fields: Indexed) -> str:
    """Give what follows the title proper on the title page."""
    main = fields.first("245")
    return tidy(main.text("b")) if main else ""


def part(fields: Indexed) -> str:
    """Give number and name of the part of a work in parts."""
    main = fields.first("245")
    return ". ".join(filter(None, map(tidy, main.all("np")))) if main else ""


def responsibility(fields: Indexed) -> str:
    """Give the statement of who made it, as it stands on it."""
    main = fields.first("245")
    return tidy(main.text("c")) if main else ""


def uniform_title(fields: Indexed) -> str:
    """Give the title by which the work is known in all its forms and languages, without the language."""
    field = fields.first("240", "130")
    return tidy(field.text("amnprk")) if field else ""


def other_titles(fields: Indexed) -> tuple[str, ...]:
    """Give the forms under which somebody may look for it: variant, former, translated, in another script."""
    variants = [tidy(field.text("abnp")) for field in fields.all("246", "247", "242", "222", "740")]
    scripts = [tidy(field.text("abnp")) for field in fields.all("880") if field.first("6")[:3] in {"245", "246"}]
    return distinct([*variants, *scripts, uniform_title(fields)])


def sort_title(fields: Indexed, language: str) -> str:
    """Give the key to sort by: without the article that the record, or else the language, says to pass over."""
    main = fields.first("245")
    text = main.first("a") if main else ""
    shown = title(fields)
    passed = _passed_over(main, text) if main else 0
    key = sort_key(tidy(text[passed:])) if passed else title_sort_key(shown, language)
    return " ".join(filter(None, [key or sort_key(shown), sort_key(part(fields))]))


def _passed_over(field: DataField, text: str) -> int:
    """Count the characters of the article: the second indicator, or the non-sorting marks around it."""
    if text.startswith(NONSORT_START) and NONSORT_END in text:
        return text.index(NONSORT_END) + 1
    counted = int(field.ind2) if field.ind2 in "123456789" else 0
    return counted if counted < len(text) else 0
