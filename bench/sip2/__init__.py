"""Check-out and check-in over SIP2, beside what the database itself reaches for the same work.

The limit is `pgbench` on the library's own database, with the product's own settings, running the fewest statements
that keep the same guarantees. Both use the same patrons and items, drawn from all over the library.
"""

from django.db import connection

from bench.figures import Figure
from bench.library import Library
from bench.parts import Report
from bench.sip2.ground import lay_ground
from bench.sip2.rounds import run_rounds
from bench.sip2.statements import statements
from bench.sip2.telling import figures


def measure(library: Library, report: Report) -> list[Figure]:
    """Measure throughput and times at 1, 4, 8 and 64 terminals, and count the statements of each message."""
    ground = lay_ground(report)
    _tidy()
    seen = run_rounds(ground, report)
    return [*figures(seen), *statements(ground)]


def _tidy() -> None:
    """Do what the server does by itself within a day: open loans are then counted from their index alone."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM circulation_loan")
