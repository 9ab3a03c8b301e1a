"""MARC-8 to Unicode (MARC 21 Specifications for Record Structure, Character Sets, loc.gov/marc/specifications).

MARC-8 writes a diacritic *before* its letter, Unicode after it. Escape sequences designate other alphabets for the
lower half (G0) and the upper half (G1) of the byte range; East Asian characters take three bytes. What has no meaning
becomes U+FFFD and never vanishes, so that a reader sees that something was there. The tables are pymarc's.
"""

import re
import unicodedata

from pymarc.marc8_mapping import CODESETS, ODD_MAP

REPLACEMENT = "\ufffd"
_ESCAPE = 0x1B
_BASIC_LATIN, _ANSEL, _EAST_ASIAN = 0x42, 0x45, 0x31
_G0, _G1 = b"(,", b")-"
_SPECIAL_G0 = {0x67: 0x67, 0x62: 0x62, 0x70: 0x70, 0x73: _BASIC_LATIN}
_CONTROLS = {0x88: "\x98", 0x89: "\x9c", 0x8D: "\u200d", 0x8E: "\u200c"}
_NUMERIC_REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{1,6});")


def marc8_to_text(data: bytes) -> str:
    """Convert one field's bytes to composed Unicode (NFC); unknown bytes become U+FFFD. Never raises."""
    if data.isascii() and _ESCAPE not in data:
        return _references_resolved(data.decode("ascii"))
    return _references_resolved(unicodedata.normalize("NFC", _Converter(data).text()))


def _references_resolved(text: str) -> str:
    """Read ``&#x201C;``, the standard's way to write in MARC-8 what MARC-8 does not have."""
    return _NUMERIC_REFERENCE.sub(_character, text) if "&#x" in text else text


def _character(reference: re.Match[str]) -> str:
    number = int(reference[1], 16)
    is_text = 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_text else reference[0]


class _Converter:
    """Walks over the bytes once, keeping the designated sets and the diacritics that wait for their letter."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.g0, self.g1 = _BASIC_LATIN, _ANSEL
        self.signs: list[str] = []
        self.waiting: list[str] = []

    def text(self) -> str:
        while self.position < len(self.data):
            if self.data[self.position] == _ESCAPE:
                self._designate()
            else:
                self._sign()
        return "".join(self.signs + self.waiting)

    def _designate(self) -> None:
        """Follow an escape sequence; one that designates nothing known shows as U+FFFD."""
        rest = self.data[self.position + 1 : self.position + 4]
        if rest[:1] and rest[0] in _SPECIAL_G0:
            self.g0, length = _SPECIAL_G0[rest[0]], 2
        elif rest[:1] == b"$":
            length = self._designate_multibyte(rest)
        elif len(rest) > 1 and rest[0] in _G0 + _G1:
            length = self._set(is_g1=rest[0] in _G1, final=rest[1], length=3)
        else:
            length = self._unknown(1)
        self.position += length

    def _designate_multibyte(self, rest: bytes) -> int:
        if len(rest) > 2 and rest[1] in _G0 + _G1:
            return self._set(is_g1=rest[1] in _G1, final=rest[2], length=4)
        return self._set(is_g1=False, final=rest[1], length=3) if len(rest) > 1 else self._unknown(1)

    def _set(self, *, is_g1: bool, final: int, length: int) -> int:
        if final not in CODESETS:
            return self._unknown(1)
        if is_g1:
            self.g1 = final
        else:
            self.g0 = final
        return length

    def _sign(self) -> None:
        byte = self.data[self.position]
        charset = self.g1 if byte > 0x80 else self.g0
        if byte <= 0x20 or 0x80 <= byte <= 0xA0 or (byte == 0x7F and charset != _EAST_ASIAN):
            self._put(_CONTROLS.get(byte) or (chr(byte) if byte <= 0x20 else REPLACEMENT))
            self.position += 1
            return
        width = 3 if charset == _EAST_ASIAN else 1
        self._look_up(charset, self.data[self.position : self.position + width], width)
        self.position += width

    def _look_up(self, charset: int, sign: bytes, width: int) -> None:
        code = int.from_bytes(bytes(byte & 0x7F for byte in sign) if width == 3 else sign, "big")
        table = CODESETS[charset]
        found = table.get(code) or table.get(code ^ 0x80 if width == 1 else code)
        if len(sign) < width or (found is None and code not in ODD_MAP):
            self._put(REPLACEMENT)
        elif found is None:
            self._put(chr(ODD_MAP[code]))
        elif found[1]:
            self.waiting.append(chr(found[0]))
        else:
            self._put(chr(found[0]))

    def _put(self, sign: str) -> None:
        self.signs.append(sign)
        self.signs.extend(self.waiting)
        self.waiting.clear()

    def _unknown(self, length: int) -> int:
        self._put(REPLACEMENT)
        return length
