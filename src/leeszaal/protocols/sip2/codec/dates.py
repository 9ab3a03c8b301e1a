"""Moments as SIP2 2.00 (3M, 2006) writes them: ``YYYYMMDDZZZZHHMMSS``, where ZZZZ is blank for local time.

Blank here gives a moment without a zone, since only the library knows which one its machines stand in.
"""

from datetime import UTC, datetime

WIDTH = 18
BLANK = " " * WIDTH
_DIGITS = 14


def read_date(text: str) -> datetime | None:
    """Read eighteen signs: with zone UTC when ZZZZ holds a Z, else without; none when blank or no moment at all."""
    digits = text[:8] + text[12:]
    # Digits of other scripts pass isdigit, and a W would make it a date by weeks.
    if len(digits) != _DIGITS or not digits.isdigit() or not digits.isascii():
        return None
    try:
        moment = datetime.fromisoformat(f"{digits[:8]}T{digits[8:]}")
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if "Z" in text[8:12] else moment


def write_date(moment: datetime | None) -> str:
    """Write a moment in whole seconds: local when it has no zone, else in UTC; eighteen blanks for none."""
    if moment is None:
        return BLANK
    zone = "    "
    if moment.tzinfo is not None:
        moment, zone = moment.astimezone(UTC), "   Z"
    digits = moment.isoformat(timespec="seconds")
    return f"{digits[:4]}{digits[5:7]}{digits[8:10]}{zone}{digits[11:13]}{digits[14:16]}{digits[17:19]}"
