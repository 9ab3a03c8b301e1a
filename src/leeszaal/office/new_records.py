"""The lines with which a new record begins, for each kind of material that a public library buys."""

from leeszaal.catalogue.models import MaterialType

_FIXED = "      s        ne            000 1 dut  "
_LINES = "020 ## $a \n041 0# $a dut\n100 1# $a \n245 10 $a \n260 ## $a  $b  $c \n300 ## $a \n520 ## $a \n655 #4 $a \n"
_LEADERS = {
    MaterialType.BOOK: "     nam a22     uu 4500",
    MaterialType.MAGAZINE: "     nas a22     uu 4500",
    MaterialType.CD: "     njm a22     uu 4500",
    MaterialType.DVD: "     ngm a22     uu 4500",
    MaterialType.GAME: "     nrm a22     uu 4500",
    MaterialType.ARTWORK: "     nkm a22     uu 4500",
}


def beginning(material: str) -> str:
    """Give the lines to start from; an unknown material starts as a book."""
    leader = _LEADERS.get(MaterialType(material) if material in MaterialType.values else MaterialType.BOOK)
    return f"LDR {_edge(leader or _LEADERS[MaterialType.BOOK])}\n008 {_edge(_FIXED)}\n{_LINES}"


def _edge(text: str) -> str:
    inner = text.strip(" ")
    before = len(text) - len(text.lstrip(" "))
    after = len(text) - len(text.rstrip(" "))
    return "{space}" * before + inner + "{space}" * after
