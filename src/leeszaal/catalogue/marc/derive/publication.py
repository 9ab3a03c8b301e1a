"""Where, by whom and when it was published; edition, extent and languages."""

import re

from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.tidy import tidy, unbracketed
from leeszaal.catalogue.marc.record import DataField

_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2}|2100)(?!\d)")
_DATE_GIVEN = frozenset("cdeikmpqrstu")
_NOT_A_LANGUAGE = frozenset({"und", "zxx", "mis"})
_BIBLIOGRAPHIC_CODE = {
    "nld": "dut", "deu": "ger", "fra": "fre", "ces": "cze", "ell": "gre", "zho": "chi", "fas": "per", "ron": "rum",
    "slk": "slo", "sqi": "alb", "hye": "arm", "eus": "baq", "mya": "bur", "isl": "ice", "kat": "geo", "mkd": "mac",
    "mri": "mao", "msa": "may", "bod": "tib", "cym": "wel",
}  # fmt: skip


def _statement(fields: Indexed) -> DataField | None:
    """Choose the statement of publication over those of production, distribution and manufacture."""
    statements = list(fields.all("264", "260"))
    published = [field for field in statements if field.tag == "260" or field.ind2 == "1"]
    return next(iter(published or statements), None)


def publisher(fields: Indexed) -> str:
    """Give the first publisher named."""
    field = _statement(fields)
    return unbracketed(field.first("b")) if field else ""


def place(fields: Indexed) -> str:
    """Give the first place of publication named."""
    field = _statement(fields)
    return unbracketed(field.first("a")) if field else ""


def year(fields: Indexed) -> int | None:
    """Give the year of publication, from the coded date, else from the statement; none when neither tells it."""
    coded = fields.fixed(7, 4)
    if fields.fixed(6) in _DATE_GIVEN and _YEAR.fullmatch(coded):
        return int(coded)
    written = [value for field in fields.all("264", "260") for value in field.all("c")]
    found = [match for text in written if (match := _YEAR.search(text))]
    return int(found[0][1]) if found else None


def edition(fields: Indexed) -> str:
    """Give the edition statement."""
    field = fields.first("250")
    return unbracketed(field.text("ab")) if field else ""


def extent(fields: Indexed) -> str:
    """Give the extent: pages, discs, playing time."""
    field = fields.first("300")
    return tidy(field.text("ae")) if field else ""


def languages(fields: Indexed) -> tuple[str, ...]:
    """Give the languages of the text, MARC codes (ISO 639-2/B), the main one first."""
    coded = [fields.fixed(35, 3)]
    listed = [value for field in fields.all("041") if field.ind2 != "7" for value in field.all("ad")]
    codes = [_BIBLIOGRAPHIC_CODE.get(code, code) for text in coded + listed for code in _chunks(text)]
    return tuple(dict.fromkeys(code for code in codes if code not in _NOT_A_LANGUAGE))


def _chunks(text: str) -> list[str]:
    """Part codes that were written together, as was once the custom: ``engfre``."""
    letters = text.strip().lower()
    return re.findall("[a-z]{3}", letters) if re.fullmatch("(?:[a-z]{3}[ ,]*)+", letters) else []
