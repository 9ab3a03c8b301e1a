"""How many statements each message costs: a good answer to each is worked out once here, and taken back.

The second time counts, when house rules and branches are known, as in a server that has been up for a minute.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone

from bench.figures import Figure, measured
from bench.parts import CannotMeasure
from bench.sip2.examples import Example, examples
from bench.sip2.ground import Ground
from bench.web.statements import Statement, recorded_and_taken_back
from leeszaal.login.models import Terminal
from leeszaal.login.terminals import terminal_account
from leeszaal.protocols.sip2.codec import decode, encode
from leeszaal.protocols.sip2.handlers import HANDLERS, Counter, Visit
from leeszaal.protocols.sip2.handlers.places import read_places

_FEWEST = {"11": 2, "09": 2}
"""What the limit needs: one statement reads and locks, one writes."""


def statements(ground: Ground) -> Iterator[Figure]:
    """Count them for every message of the standard that asks for something."""
    visit = _visit(ground.logins[0][0])
    for example in examples(ground):
        _count(example, visit)
        found = _count(example, visit)
        yield measured(
            "sip2",
            f"statements of {example.name} ({example.request[:2]})",
            sum(not one.is_boundary for one in found),
            "",
            limit=_FEWEST.get(example.request[:2]),
            note=f"with begin and commit: {len(found)}",
        )


def _visit(login: str) -> Visit:
    """Give what the server knows of a machine that has logged in and that may do everything."""
    account = terminal_account(Terminal.objects.get(login=login).pk)
    if account is None:
        raise CannotMeasure(f"the machine {login} is closed")
    open_account = replace(account, takes_payments=True, blocks_cards=True)
    return Visit(address="192.0.2.1", terminal=open_account, places=read_places())


def _count(example: Example, visit: Visit) -> list[Statement]:
    answers: list[bytes] = []
    found = recorded_and_taken_back(lambda: answers.append(_answer(example.request, replace(visit))))
    if not answers[0].startswith(example.good.encode()):
        raise CannotMeasure(f"{example.name} was answered {answers[0][:60]!r}, not {example.good}")
    return found


def _answer(request: str, visit: Visit) -> bytes:
    """Do what the server does for one message, without the sockets and threads."""
    message, now = decode(request.encode()).message, timezone.now()
    handler = HANDLERS[type(message)]
    if not isinstance(handler, Counter):
        return encode(handler.answer(message, visit, now))
    (outcome,) = handler.carry_out([handler.order(message, visit, now)])
    return encode(handler.answer(message, outcome, visit, now) or handler.slowly(message, outcome, visit, now))
