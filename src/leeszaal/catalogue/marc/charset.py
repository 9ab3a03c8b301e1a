"""Which character set a record is really in. Leader position 09 says so (``a`` is UTF-8, blank MARC-8), often wrongly.

UTF-8 can be recognised: bytes that are not UTF-8 fail strictly, and MARC-8 text almost never passes for it. So UTF-8 is
tried first whenever there are bytes above ASCII, and what was found is remarked when the leader said otherwise.
"""

from collections.abc import Callable

from leeszaal.catalogue.marc.broken import Remark
from leeszaal.catalogue.marc.marc8 import marc8_to_text

Decoder = Callable[[bytes], str]
_REPLACEMENT = "\ufffd"


def choose_decoder(raw: bytes, remarks: set[Remark]) -> Decoder:
    """Give the function that turns the bytes of one field into text; adds to the remarks what the leader got wrong."""
    says_utf8 = raw[9:10] == b"a"
    if raw.isascii():
        return _utf8 if says_utf8 or (b"\x1b" not in raw and b"&#x" not in raw) else _marc8
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(raw, says_utf8, remarks)
    if not says_utf8:
        remarks.add(Remark.UTF8_NOT_DECLARED)
    return _utf8


def _not_utf8(raw: bytes, says_utf8: bool, remarks: set[Remark]) -> Decoder:
    has_unknown = _REPLACEMENT in _marc8(raw)
    if says_utf8 and (has_unknown or _is_mostly_utf8(raw)):
        remarks.add(Remark.UNKNOWN_CHARACTERS)
        return _utf8
    if says_utf8:
        remarks.add(Remark.MARC8_DECLARED_UTF8)
    if has_unknown:
        remarks.add(Remark.UNKNOWN_CHARACTERS)
    return _marc8


def _is_mostly_utf8(raw: bytes) -> bool:
    """Tell whether more of the bytes above ASCII make characters than do not."""
    beyond_ascii = [sign for sign in raw.decode("utf-8", "replace") if sign > "\x7f"]
    return beyond_ascii.count(_REPLACEMENT) * 2 < len(beyond_ascii)


def _utf8(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _marc8(data: bytes) -> str:
    return "\x1f".join(marc8_to_text(part) for part in data.split(b"\x1f"))
