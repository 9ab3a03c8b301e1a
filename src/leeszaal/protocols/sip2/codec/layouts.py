"""The tables by which messages are read and written, made once from the annotations of their classes."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, get_type_hints

from leeszaal.protocols.sip2.codec.fieldids import FIELD_IDS
from leeszaal.protocols.sip2.codec.kinds import Fixed, Variable
from leeszaal.protocols.sip2.codec.messages import BY_CODE, Message

CODE_WIDTH = 2


@dataclass(frozen=True, slots=True)
class FixedField:
    """A fixed field of a message: its name and its kind, unfolded for speed."""

    name: str
    width: int
    read: Callable[[str], Any]
    write: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class VariableField:
    """A variable field of a message: its name, its identifier and its kind, unfolded for speed."""

    name: str
    identifier: str
    read: Callable[[str], Any] | None
    write: Callable[[Any], str]
    repeats: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """How one kind of message is built. ``values`` gives all its values: fixed, variable, extensions, in that order."""

    message: type[Message]
    width: int
    fixed: tuple[FixedField, ...]
    variable: tuple[VariableField, ...]
    by_identifier: dict[str, VariableField]
    values: Callable[[Message], tuple[Any, ...]]


def _layout(message: type[Message]) -> Layout:
    kinds = _kinds(message)
    fixed = tuple(
        FixedField(name, kind.width, kind.read, kind.write) for name, kind in kinds.items() if isinstance(kind, Fixed)
    )
    variable = tuple(
        VariableField(name, FIELD_IDS[name], kind.read, kind.write, kind.repeats)
        for name, kind in kinds.items()
        if isinstance(kind, Variable)
    )
    return Layout(
        message=message,
        width=CODE_WIDTH + sum(field.width for field in fixed),
        fixed=fixed,
        variable=variable,
        by_identifier={field.identifier: field for field in variable},
        values=_values_of([field.name for field in fixed] + [field.name for field in variable]),
    )


def _kinds(message: type[Message]) -> dict[str, Fixed | Variable]:
    """Give the kind of each field in its order, by the note that its annotation carries."""
    hints = get_type_hints(message, include_extras=True)
    return {field.name: hints[field.name].__metadata__[0] for field in fields(message) if field.name != "extensions"}


def _values_of(names: list[str]) -> Callable[[Message], tuple[Any, ...]]:
    if names:
        return attrgetter(*names, "extensions")
    return lambda message: (message.extensions,)


LAYOUTS = {code.encode(): _layout(message) for code, message in BY_CODE.items()}
"""The layout of each message by the two bytes of its code."""
LAYOUT_OF = {layout.message: layout for layout in LAYOUTS.values()}
"""The layout of each message by its class."""
