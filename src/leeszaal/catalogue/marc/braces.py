"""How a text is written on a line to edit, and read from it: signs that would be misread stand between braces."""

import re

_NAMES = {"$": "dollar", "{": "lcub", "}": "rcub", " ": "space", "#": "num"}
_SIGNS = {name: sign for sign, name in _NAMES.items()}
_ESCAPE = re.compile(r"\{([^{}]*)\}")
_CODED = re.compile("x([0-9A-F]{4,6})")
_LAST_CODE_POINT = 0x10FFFF


class UnknownBraces(ValueError):
    """Braces that name no sign; the message is what stood there."""


def written(text: str) -> str:
    """Escape a text, naming the spaces at its edges."""
    inner = text.strip(" ")
    if not inner:
        return "{space}" * len(text)
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return "{space}" * before + escaped(inner) + "{space}" * after


def without_spaces(text: str) -> str:
    """Escape a text that stands as one word, such as a tag or a code."""
    return escaped(text).replace(" ", "{space}")


def indicator(sign: str) -> str:
    """Write an indicator: ``#`` for a blank."""
    return "#" if sign == " " else "{num}" if sign == "#" else escaped(sign)


def escaped(text: str) -> str:
    """Put the signs that would be misread between braces."""
    needs_none = text.isprintable() and not any(sign in text for sign in "${}")
    return text if needs_none else "".join(map(_sign, text))


def _sign(sign: str) -> str:
    if sign in "${}":
        return f"{{{_NAMES[sign]}}}"
    return sign if sign.isprintable() or sign == " " else f"{{x{ord(sign):04X}}}"


def read(text: str) -> str:
    """Undo `written`: spaces at the edges do not count, braces name a sign. Raises UnknownBraces."""
    bare = text.strip(" \r\t")
    rest = _ESCAPE.sub("", bare)
    if "{" in rest or "}" in rest:
        raise UnknownBraces(bare)
    return _ESCAPE.sub(_named, bare)


def _named(braces: re.Match[str]) -> str:
    coded = _CODED.fullmatch(braces[1])
    if coded and int(coded[1], 16) <= _LAST_CODE_POINT:
        return chr(int(coded[1], 16))
    if braces[1] not in _SIGNS:
        raise UnknownBraces(braces[0])
    return _SIGNS[braces[1]]


def read_indicators(text: str) -> list[str]:
    """Read indicators that stand together, blanks written ``#``."""
    return [" " if sign == "#" else read(sign) for sign in re.findall(r"\{[^{}]*\}|.", text)]
