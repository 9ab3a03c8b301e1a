"""A key that is equal for all editions, translations and forms of one work.

Two works that wrongly stand together mislead a reader; two editions that stand apart only cost a look. So there is no
key where author and title do not tell a work from another: no name at all, or a title such as *Gedichten*.
"""

from leeszaal.catalogue.marc.derive import people, titles
from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.tidy import tidy
from leeszaal.catalogue.marc.derive.values import MaterialType
from leeszaal.common.sortkeys import sort_key, title_sort_key

LONGEST_KEY = 200
_MAKERS = frozenset(
    {"aut", "drt", "cmp", "cre", "art", "ill", "author", "auteur", "director", "film director", "regisseur", "composer"}
)
_WITHOUT_WORKS = frozenset({MaterialType.MAGAZINE, MaterialType.MAP, MaterialType.ARTWORK, MaterialType.OTHER})
_GENERIC = frozenset(
    {
        *("atlas", "best of", "bloemlezing", "brieven", "collected poems", "collected works", "complete works"),
        *("correspondence", "essays", "gedichten", "greatest hits", "jaarverslag", "letters", "liederen", "music"),
        *("novels", "plays", "poems", "prose", "romans", "selected poems", "selected works", "selections", "songs"),
        *("short stories", "sonatas", "speeches", "toneel", "verhalen", "verzamelde gedichten", "verzamelde werken"),
        *("verzameld werk", "werken", "works"),
    }
)


def work_key(fields: Indexed, material_type: MaterialType, language: str) -> str:
    """Give the key of the work (at most 200 characters), or an empty text where it cannot be told."""
    if material_type in _WITHOUT_WORKS:
        return ""
    maker, title = _maker(fields), _title(fields, language)
    is_named = bool(maker) or fields.first("130") is not None
    return f"{maker}/{title}"[:LONGEST_KEY] if title and is_named else ""


def _maker(fields: Indexed) -> str:
    """Give the main heading, or where there is none the first person who made it."""
    main = fields.first("100", "110", "111")
    if main:
        return _name_key(main.text("ab" if main.tag == "110" else "a"))
    made = (field for field in fields.all("700") if not field.first("t") and people.role(field) in _MAKERS)
    return next((_name_key(field.first("a")) for field in made), "")


def _name_key(name: str) -> str:
    return sort_key(tidy(name.partition("(")[0]))


def _title(fields: Indexed, language: str) -> str:
    """Give the title of the work, else the title with its part; an empty text when too general to tell works apart."""
    uniform = fields.first("240", "130")
    if uniform:
        key = sort_key(tidy(uniform.text("amnpr")))
        if key and key not in _GENERIC:
            return key
    title = titles.sort_title(fields, language) or title_sort_key(titles.title(fields), language)
    has_title = titles.title(fields) != titles.NO_TITLE
    return title if has_title and title not in _GENERIC else ""
