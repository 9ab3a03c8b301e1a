"""What a message is about. A notice holds ids only; whoever knows the subject is asked for it at the moment of sending.

An app that stands above this one (lending, say) registers its own: ``@tells(Kind.HOLD_READY)`` in a module that its
AppConfig imports when it is ready.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Subject:
    """What the text needs to know; `to` is another address than the patron's own."""

    context: Mapping[str, object]
    to: str | None = None


Teller = Callable[[Notice], Subject | None]
_TELLERS: dict[Kind, Teller] = {}


def tells(kind: Kind) -> Callable[[Teller], Teller]:
    """Register who knows the subject of a kind of message; None as its answer means that it is no longer needed."""

    def register(teller: Teller) -> Teller:
        if kind in _TELLERS and _TELLERS[kind] is not teller:
            raise ValueError(f"two tell about {kind}")
        _TELLERS[kind] = teller
        return teller

    return register


def subject_of(notice: Notice) -> Subject | None:
    """Give what a message is about, or None when that is gone. Raises KeyError for a kind that nobody knows."""
    return _TELLERS[Kind(notice.kind)](notice)


def told_kinds() -> frozenset[Kind]:
    """Give the kinds of which somebody knows the subject."""
    return frozenset(_TELLERS)
