"""What kind of thing it is: from the leader first, then from what the coded and written description add.

A spoken book on disc is a CD here, since it is lent like one; only what is listened to online is an audiobook.
"""

import re
from collections.abc import Callable

from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.values import MaterialType

_ONLINE_FORMS = frozenset("os")
_SERIAL = frozenset("bs")
_ONLINE_CARRIER = "cr"
_ELECTRONIC = re.compile(r"electronic resource|elektronische bron|online|e-?book|computer ?file", re.IGNORECASE)
_ON_DISC = re.compile(r"\b(?:cd|dvd)-?roms?\b|diskette|computer (?:optical )?dis[ck]", re.IGNORECASE)
_VIDEO = re.compile(r"\bdvd|blu-?ray|video|\bbeeldplaat", re.IGNORECASE)
_GAME = re.compile(r"\bgames?\b|\bspel(?:len|letjes)?\b|videogame|nintendo|playstation|xbox|\bwii\b", re.IGNORECASE)
_SOUND = re.compile(r"\bcds?\b|compact dis[ck]|audio ?dis[ck]|sound dis[ck]|\blp\b|luister", re.IGNORECASE)
_PRINTED = re.compile(r"\bp\.|\bpages?\b|\bpp?\b|bladzijden|\bblz|pagina|\bS\.|leaves|volumes?\b|\bv\.", re.IGNORECASE)


def material_type(fields: Indexed) -> MaterialType:
    """Tell what the record describes."""
    kind = _BY_LEADER.get(fields.leader[6], _by_description)
    return kind(fields)


def _text(fields: Indexed) -> MaterialType:
    if fields.leader[7] in _SERIAL:
        return MaterialType.MAGAZINE
    if fields.leader[7] == "i":
        return MaterialType.OTHER if is_online(fields) else MaterialType.MAGAZINE
    if is_online(fields):
        return MaterialType.EBOOK
    return MaterialType.OTHER if _ON_DISC.search(_extent(fields)) else MaterialType.BOOK


def _spoken(fields: Indexed) -> MaterialType:
    return MaterialType.AUDIOBOOK if is_online(fields) else MaterialType.CD


def _music(fields: Indexed) -> MaterialType:
    return MaterialType.OTHER if is_online(fields) else MaterialType.CD


def _projected(fields: Indexed) -> MaterialType:
    is_video = any(value[:1] == "v" for value in fields.controls("007")) or fields.fixed(33) == "v"
    shown = is_video or bool(_VIDEO.search(_description(fields)))
    return MaterialType.DVD if shown and not is_online(fields) else MaterialType.OTHER


def _object(fields: Indexed) -> MaterialType:
    if fields.fixed(33) in {"g", "w"} or _GAME.search(_description(fields)):
        return MaterialType.GAME
    return MaterialType.ARTWORK if fields.fixed(33) in {"a", "c"} else MaterialType.OTHER


def _picture(fields: Indexed) -> MaterialType:
    is_other = is_online(fields) or fields.fixed(33) in {"n", "o", "p"}  # chart, flash card, microscope slide
    return MaterialType.OTHER if is_other else MaterialType.ARTWORK


def _computer_file(fields: Indexed) -> MaterialType:
    if fields.fixed(26) == "g" or (not is_online(fields) and _GAME.search(_description(fields))):
        return MaterialType.GAME
    if fields.leader[7] in _SERIAL:
        return MaterialType.MAGAZINE
    return MaterialType.EBOOK if fields.fixed(26) == "d" and is_online(fields) else MaterialType.OTHER


def _by_description(fields: Indexed) -> MaterialType:
    """Go by the written description where the leader says nothing."""
    text = _description(fields)
    for pattern, kind in ((_VIDEO, MaterialType.DVD), (_GAME, MaterialType.GAME), (_SOUND, MaterialType.CD)):
        if pattern.search(text):
            return kind
    has_isbn = fields.first("020") is not None
    return MaterialType.BOOK if has_isbn or _PRINTED.search(text) else MaterialType.OTHER


def is_online(fields: Indexed) -> bool:
    """Tell whether it is read, heard or seen over the web."""
    at = 29 if fields.leader[6] in "efgkor" else 23
    carriers = {code for field in fields.all("338") for code in field.all("b")}
    if carriers:
        return carriers == {_ONLINE_CARRIER}
    if fields.fixed(at) in _ONLINE_FORMS or any(value[:2] == _ONLINE_CARRIER for value in fields.controls("007")):
        return not _ON_DISC.search(_extent(fields))
    heading = " ".join(field.text("h") for field in fields.all("245"))
    return bool(_ELECTRONIC.search(heading)) and not _ON_DISC.search(_extent(fields))


def _extent(fields: Indexed) -> str:
    return " ".join(field.text("abe") for field in fields.all("300"))


def _description(fields: Indexed) -> str:
    """Join what is written about carrier and form."""
    written = [field.text("a") for field in fields.all("338", "655", "347")]
    return " ".join([_extent(fields), *written, *(field.text("h") for field in fields.all("245"))])


_BY_LEADER: dict[str, Callable[[Indexed], MaterialType]] = {
    "a": _text,
    "t": _text,
    "c": lambda _: MaterialType.SHEET_MUSIC,
    "d": lambda _: MaterialType.SHEET_MUSIC,
    "e": lambda _: MaterialType.MAP,
    "f": lambda _: MaterialType.MAP,
    "g": _projected,
    "i": _spoken,
    "j": _music,
    "k": _picture,
    "m": _computer_file,
    "o": _object,
    "r": _object,
    "p": lambda _: MaterialType.OTHER,
}
