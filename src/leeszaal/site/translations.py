"""Compile the translations that people write (`.po`) to the form that Django reads (`.mo`).

Babel does it, so that no machine needs GNU gettext. A fuzzy translation, of which its
writer was not sure, is left out.
"""

from dataclasses import dataclass
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po


@dataclass(frozen=True)
class Compiled:
    """One translation that was compiled."""

    source: Path
    language: str
    words: int


def compile_all(root: Path) -> list[Compiled]:
    """Compile every `locale/<language>/LC_MESSAGES/*.po` below the folder whose compiled file is missing or older.

    Raises ValueError, naming file and place, when a translation is not well formed.
    """
    sources = sorted(root.glob("**/locale/*/LC_MESSAGES/*.po"))
    return [_compile(source) for source in sources if _is_newer(source)]


def _compile(source: Path) -> Compiled:
    language = source.parent.parent.name
    with source.open("rb") as file:
        try:
            catalog = read_po(file, locale=language, abort_invalid=True)
        except PoFileError as error:
            raise ValueError(f"{source}: {error}") from error
    aside = source.with_suffix(".mo.unfinished")
    with aside.open("wb") as file:
        write_mo(file, catalog)
    aside.replace(source.with_suffix(".mo"))
    return Compiled(source, language, sum(1 for message in catalog if message.id and message.string))


def _is_newer(source: Path) -> bool:
    made = source.with_suffix(".mo")
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns
