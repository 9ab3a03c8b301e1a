"""The kinds of fields: what Python has for them, how wide they are, how they are read and written.

A message is a dataclass whose annotations come from here; `layouts` makes its tables from them once, when the program
starts, so that a message is described in one place and read and written without looking at annotations.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from leeszaal.protocols.sip2.codec import values
from leeszaal.protocols.sip2.codec.codes import (
    Algorithm,
    CirculationStatus,
    FeeType,
    HoldMode,
    HoldType,
    Language,
    MediaType,
    PaymentType,
    SecurityMarker,
    StatusCode,
    SupportedMessage,
)
from leeszaal.protocols.sip2.codec.dates import WIDTH, read_date, write_date
from leeszaal.protocols.sip2.codec.positions import SUMMARY_WIDTH, PatronStatus, Summary
from leeszaal.protocols.sip2.codec.safe import safe


@dataclass(frozen=True, slots=True)
class Fixed:
    """A field without an identifier, known by its place: its width in signs, how to read and how to write it."""

    width: int
    read: Callable[[str], Any]
    write: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Variable:
    """A field with an identifier: how to read and write one value, and whether it may come more than once.

    Without ``read`` the value is the text itself.
    """

    read: Callable[[str], Any] | None = None
    write: Callable[[Any], str] = safe
    repeats: bool = False


YesNo = Annotated[bool, Fixed(1, values.read_yes, values.write_yes)]
OneZero = Annotated[bool, Fixed(1, values.read_yes, values.write_one)]
YesNoUnknown = Annotated[bool | None, Fixed(1, values.read_known, values.write_known)]
"""None is ``U``: the library does not know."""
Date = Annotated[datetime | None, Fixed(WIDTH, read_date, write_date)]
"""None is blank or unreadable; without a zone it is the local time of the machine."""
Count = Annotated[int | None, Fixed(4, values.read_number, values.number_writer(4))]
"""0 to 9999, larger ones are written as 9999; None is blank, not told."""
ThreeDigits = Annotated[int | None, Fixed(3, values.read_number, values.number_writer(3))]
"""0 to 999, larger ones are written as 999; None is blank or unreadable."""
Version = Annotated[str, Fixed(4, str, values.code_writer(4))]
Currency = Annotated[str, Fixed(3, str, values.code_writer(3))]
"""As the machine sent it; some send it in small letters."""
PatronStatusField = Annotated[PatronStatus, Fixed(14, PatronStatus.read, str)]
SummaryField = Annotated[Summary, Fixed(SUMMARY_WIDTH, Summary.read, str)]

LanguageCode = Annotated[Language | str, Fixed(3, values.code_reader(Language), values.code_writer(3))]
CirculationStatusCode = Annotated[
    CirculationStatus | str, Fixed(2, values.code_reader(CirculationStatus), values.code_writer(2))
]
SecurityMarkerCode = Annotated[
    SecurityMarker | str, Fixed(2, values.code_reader(SecurityMarker), values.code_writer(2))
]
FeeTypeCode = Annotated[FeeType | str, Fixed(2, values.code_reader(FeeType), values.code_writer(2))]
PaymentTypeCode = Annotated[PaymentType | str, Fixed(2, values.code_reader(PaymentType), values.code_writer(2))]
HoldModeCode = Annotated[HoldMode | str, Fixed(1, values.code_reader(HoldMode), values.code_writer(1))]
MachineStatusCode = Annotated[StatusCode | str, Fixed(1, values.code_reader(StatusCode), values.code_writer(1))]
AlgorithmCode = Annotated[Algorithm | str, Fixed(1, values.code_reader(Algorithm), values.code_writer(1))]

Text = Annotated[str, Variable()]
"""Always written, read as empty when it is not there: machines forget required fields."""
OptionalText = Annotated[str | None, Variable()]
"""None is not there; an empty text is there and says nothing."""
Texts = Annotated[tuple[str, ...], Variable(repeats=True)]
OptionalYesNo = Annotated[bool | None, Variable(values.read_optional_yes, values.write_yes)]
OptionalDate = Annotated[datetime | None, Variable(read_date, write_date)]
OptionalFeeType = Annotated[FeeType | str | None, Variable(values.code_reader(FeeType))]
OptionalHoldType = Annotated[HoldType | str | None, Variable(values.code_reader(HoldType))]
OptionalMediaType = Annotated[MediaType | str | None, Variable(values.code_reader(MediaType))]
Supported = Annotated[frozenset[SupportedMessage], Variable(values.read_supported, values.write_supported)]
