"""The two shapes of a handler: one that answers with the database at hand, and one that works in batches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leeszaal.protocols.sip2.codec.messages import Message
from leeszaal.protocols.sip2.handlers.visit import Visit


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Answers a message in a thread that has the database."""

    answer: Callable[[Any, Visit, datetime], Message]


@dataclass(frozen=True, slots=True)
class Counter:
    """Answers a message of which many wait at once, so that several share one transaction.

    A message that goes `straight` becomes an order; the orders of several machines are carried out together; each
    outcome is put into words by `answer`, which needs no database and gives None where more must be looked up. That,
    and every message that does not go straight (then without an outcome), is answered `slowly`.
    """

    straight: Callable[[Any, Visit], bool]
    order: Callable[[Any, Visit, datetime], Any]
    carry_out: Callable[[Sequence[Any]], list[Any]]
    answer: Callable[[Any, Any, Visit, datetime], Message | None]
    slowly: Callable[[Any, Any, Visit, datetime], Message]


Handler = Ordinary | Counter
