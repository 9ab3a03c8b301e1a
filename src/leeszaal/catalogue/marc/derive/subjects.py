"""What it is about, of what genre, in which series, and whether it is fiction."""

from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.tidy import distinct, tidy
from leeszaal.catalogue.marc.derive.values import SeriesEntry
from leeszaal.catalogue.marc.record import DataField
from leeszaal.common.sortkeys import sort_key

_SUBJECTS = ("600", "610", "611", "630", "647", "648", "650", "651", "653", "689", "690")
_HEADING = {"600": "abcdt", "610": "abt", "611": "acdnt", "630": "anp"}
_SUBDIVISIONS = "vxyz"
_GENRE_HERE = frozenset({"vge", "jge"})
_FICTION, _NOT_FICTION = frozenset("1cdfjp"), frozenset("0eis")
_FICTION_WORDS = ("fictie", "fiction", "roman", "novel", "thriller", "verhalen", "stripverhalen", "sprookjes")


def subjects(fields: Indexed) -> tuple[str, ...]:
    """Give the subject headings with their subdivisions, each once whatever thesaurus it comes from."""
    return distinct(_heading(field) for field in fields.all(*_SUBJECTS) if not _is_genre(field))


def genres(fields: Indexed) -> tuple[str, ...]:
    """Give the genres and forms (field 655, and headings that Flemish libraries mark as genre with $9)."""
    marked = (field for field in fields.all(*_SUBJECTS) if _is_genre(field))
    return distinct(_heading(field) for field in (*fields.all("655"), *marked))


def _is_genre(field: DataField) -> bool:
    return field.first("9") in _GENRE_HERE


def _heading(field: DataField) -> str:
    main = tidy(field.text(_HEADING.get(field.tag, "a")))
    return " - ".join(filter(None, [main, *map(tidy, field.all(_SUBDIVISIONS))]))


def is_fiction(fields: Indexed, found_genres: tuple[str, ...]) -> bool | None:
    """Tell fiction from non-fiction by the literary form of a book, else by its genres; none when neither tells."""
    if fields.leader[6] in "at" and fields.leader[7] not in "bis":
        form = fields.fixed(33)
        if form in _FICTION:
            return True
        if form in _NOT_FICTION and fields.control("008"):
            return False
    words = {word for genre in found_genres for word in sort_key(genre).split()}
    is_marked = any(word.startswith(_FICTION_WORDS) for word in words) and "non" not in words
    return True if is_marked else None


def series(fields: Indexed) -> tuple[SeriesEntry, ...]:
    """Give the series, by their headings (fields 800-830) where there are any, else as on the thing itself."""
    traced = [_entry(field, "t" if field.tag != "830" else "anp") for field in fields.all("800", "810", "811", "830")]
    stated = [_entry(field, "anp") for field in fields.all("440", "490")]
    found: dict[str, SeriesEntry] = {}
    for entry in [*traced, *(stated if not traced else [])]:
        if entry.title:
            found.setdefault(sort_key(entry.title), entry)
    return tuple(found.values())


def _entry(field: DataField, title_codes: str) -> SeriesEntry:
    return SeriesEntry(tidy(field.text(title_codes)), tidy(field.first("v")))
