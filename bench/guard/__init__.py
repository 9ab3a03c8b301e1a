"""What the guard in the database costs: the same work in a role of the register, and as the owner of the tables.

Both take turns, so that both see the same minutes of the machine.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import cycle, islice

from django.db import connection
from django.utils import timezone

from bench.figures import Figure, measured, ratio
from bench.library import Library
from bench.parts import Report
from bench.sip2.ground import lay_ground
from bench.sip2.orders import Pair
from bench.timings import Timings
from leeszaal.circulation.models import Loan
from leeszaal.circulation.services import CheckinOrder, CheckoutOrder, check_in_many, check_out_many
from leeszaal.common.actor import Actor
from leeszaal.privacy.access import acting_as

_ROUNDS, _EACH = 20, 20
_TENTH = ratio("at most", 1.1)
Role = Callable[[], AbstractContextManager[None]]
Work = Callable[[], object]


def measure(library: Library, report: Report) -> list[Figure]:
    """Measure taking a role, an own page's rows, and check-out with check-in."""
    ground = lay_ground(report)
    actor = Actor(kind="terminal", id=1, branch_id=ground.branch_id, via="sip2")
    lent = Loan.objects.filter(returned_at=None, patron__isnull=False).order_by("-pk")
    reader = lent.values_list("patron", flat=True)[0]
    report("The guard: the same work in a role and as the owner, in turns")
    return [
        _taking(reader),
        _beside("own loans, p50", _reads(reader), lambda: acting_as("patron", reader)),
        _beside("check-out and check-in, p50", _lends(ground.empty, actor), lambda: acting_as("sip2"), goal=True),
    ]


def _taking(reader: int) -> Figure:
    """Take the role of an own page, with its person, beside a statement that asks nothing."""

    def take() -> None:
        with acting_as("patron", reader):
            pass

    roles, bare = _in_turns(cycle([take]), nullcontext, cycle([_ask_nothing]), nullcontext)
    return measured("guard", "taking a role with its person, p50", roles.p50, "ms", limit=bare.p50)


def _beside(what: str, work: Iterator[Work], role: Role, *, goal: bool = False) -> Figure:
    inside, owner = _in_turns(work, role, work, nullcontext)
    note = f"limit: as the owner of the tables; p95 {inside.p95:.2f} ms beside {owner.p95:.2f} ms"
    return measured("guard", what, inside.p50, "ms", limit=owner.p50, goal=_TENTH if goal else None, note=note)


def _in_turns(mine: Iterator[Work], my_role: Role, theirs: Iterator[Work], their_role: Role) -> tuple[Timings, Timings]:
    ours, others = list[float](), list[float]()
    for number in range(_ROUNDS):
        for work, role, seconds in ((mine, my_role, ours), (theirs, their_role, others)):
            with role():
                timed = [_seconds(one) for one in islice(work, _EACH)]
            if number:
                seconds.extend(timed)
    return Timings.of(ours), Timings.of(others)


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ask_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _reads(reader: int) -> Iterator[Work]:
    open_loans = Loan.objects.filter(patron=reader, returned_at=None).select_related("item__record", "branch")
    return cycle([lambda: list(open_loans.all())])


def _lends(pairs: Sequence[Pair], actor: Actor) -> Iterator[Work]:
    """Let a copy go out and come back, another one each time."""
    for pair in cycle(pairs):

        def lend(card: str = pair.card, barcode: str = pair.barcode) -> None:
            now = timezone.now()
            check_out_many([CheckoutOrder(card, barcode, actor, now)])
            check_in_many([CheckinOrder(barcode, actor, now)])

        yield lend
