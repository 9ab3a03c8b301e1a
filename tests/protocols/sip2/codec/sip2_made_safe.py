"""What is left of a message after it has been written and read, told without the program's own way of doing it."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from leeszaal.protocols.sip2.codec.layouts import LAYOUT_OF
from leeszaal.protocols.sip2.codec.messages import Message


def made_safe(message: Message) -> Message:
    """Give the message with each value as its field can hold it."""
    layout = LAYOUT_OF[type(message)]
    fixed = {field.name: _fixed(getattr(message, field.name), field.width) for field in layout.fixed}
    variable = {field.name: _variable(getattr(message, field.name)) for field in layout.variable}
    extensions = tuple((identifier, _text(value)) for identifier, value in message.extensions)
    return replace(message, extensions=extensions, **fixed, **variable)


def _fixed(value: Any, width: int) -> Any:
    if isinstance(value, str):
        return _text("".join(sign if sign.isascii() else "?" for sign in value)).ljust(width)[:width]
    if isinstance(value, int) and not isinstance(value, bool):
        return sorted((0, value, 10**width - 1))[1]
    return _moment(value)


def _variable(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_text, value))
    return _text(value) if isinstance(value, str) else _moment(value)


def _moment(value: Any) -> Any:
    if not isinstance(value, datetime):
        return value
    return (value.astimezone(UTC) if value.tzinfo else value).replace(microsecond=0)


def _text(text: str) -> str:
    return "".join(" " if sign == "|" or unicodedata.category(sign) == "Cc" else sign for sign in text[:255])
