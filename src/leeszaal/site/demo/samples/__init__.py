"""The privacy side of the demo: a little of everything that an officer meets, so that no page of the room is empty.

All of it is done by the services that the pages use, by invented people, and none of it touches whom one logs in as:
the cast is not restricted, asks for nothing, and borrows as before. Days are counted back from today.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import connection

from leeszaal.privacy.declared import register
from leeszaal.privacy.tasks import carry_out_terms
from leeszaal.site.demo.samples.asking import ask_for_rights
from leeszaal.site.demo.samples.breaking import break_something
from leeszaal.site.demo.samples.choosing import choose
from leeszaal.site.demo.samples.deciding import leave_to_decide
from leeszaal.site.demo.samples.leaving import leave
from leeszaal.site.demo.samples.looking import look_at_people
from leeszaal.site.demo.samples.picturing import picture
from leeszaal.site.demo.samples.sharing import share
from leeszaal.site.demo.samples.stage import Stage, members_beyond_the_cast
from leeszaal.site.demo.samples.talking import talk
from leeszaal.site.demo.samples.watching import watch

_PARTS = (
    leave, ask_for_rights, talk, share, choose, break_something, watch, picture, leave_to_decide, look_at_people,
)  # fmt: skip


def play_samples(seed: int, today: date, now: datetime) -> None:
    """Play every part in a small library that is there; not within a transaction, for some of it must be kept first.

    The first nightly round is left to the worker, so that there is a proof.
    """
    stage = Stage(seed, today, now, register(), members_beyond_the_cast(today))
    with _not_waiting_for_the_disk():
        for part in _PARTS:
            part(stage)
    carry_out_terms.configure().defer(timestamp=int(now.timestamp()))


@contextmanager
def _not_waiting_for_the_disk() -> Iterator[None]:
    """Write hundreds of small transactions in a second: who loses a demo makes it again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        try:
            yield
        finally:
            cursor.execute("RESET synchronous_commit")
