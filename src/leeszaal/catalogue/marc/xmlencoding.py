"""The bytes of an XML file as UTF-8, whichever encoding it says or shows that it is in."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']""")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def utf8_blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Give the file in blocks of about that size; a character that is not valid in its encoding becomes U+FFFD."""
    first = file.read(size)
    encoding = _encoding(first)
    if encoding in {"utf-8", "us-ascii"}:
        yield first
        while block := file.read(size):
            yield block
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    block = first
    while block:
        yield decoder.decode(block).encode("utf-8")
        block = file.read(size)


def _encoding(start: bytes) -> str:
    for mark, name in _BOMS.items():
        if start.startswith(mark):
            return name
    declared = _XML_ENCODING.match(start)
    try:
        return codecs.lookup(declared[1].decode("ascii") if declared else "utf-8").name
    except LookupError:
        return "utf-8"
