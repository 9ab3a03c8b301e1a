"""What one client of `pgbench` does at each turn: a check-out, then the check-in of the same item, each a transaction.

The statements in `check_out.sql` and `check_in.sql` are the fewest that keep the guarantees of the product: one reads
and locks patron and item with all the facts of the decision about them, one writes the same rows to the same tables
under the same indexes, constraints and triggers, and then the commit is flushed. Lending rules and opening hours are
left out, as a program may keep them in mind. `pgbench` logs one latency for each run of its script; its variables live
as long as the client, so a script that takes turns gives one latency for each transaction.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.sip2.orders import Pair

_FOLDER = Path(__file__).parent


def script(pairs_of_clients: Sequence[Sequence[Pair]], branch_id: int) -> str:
    """Write the script for that many clients, each with as many patrons and items, all at one branch."""
    count = len(pairs_of_clients[0])
    return "\n".join(
        [
            r"\if :known = 0",
            _know(pairs_of_clients),
            r"\set known 1",
            r"\set turn 0",
            rf"\set branch_id {branch_id}",
            r"\endif",
            r"\if :turn = 0",
            r"\set turn 1",
            rf"\set chosen random(0, {count - 1})",
            *_choose(0, count),
            _statements("check_out.sql"),
            r"\else",
            r"\set turn 0",
            _statements("check_in.sql"),
            r"\endif",
            "",
        ]
    )


def _know(pairs_of_clients: Sequence[Sequence[Pair]]) -> str:
    """Give the statement with which each client learns the cards and barcodes that are its own."""
    names = ", ".join(f"card{number}, barcode{number}" for number in range(len(pairs_of_clients[0])))
    rows = ",\n".join(_row(client, pairs) for client, pairs in enumerate(pairs_of_clients))
    return f"SELECT {names} FROM (VALUES\n{rows}\n) AS pool (client, {names}) WHERE client = :client_id\n\\gset"  # noqa: S608


def _row(client: int, pairs: Sequence[Pair]) -> str:
    texts = ", ".join(f"'{pair.card}', '{pair.barcode}'" for pair in pairs)
    return f"({client}, {texts})"


def _choose(low: int, high: int) -> Iterator[str]:
    """Set card and barcode by halving, because `pgbench` has no lists."""
    if high - low == 1:
        yield rf"\set card :card{low}"
        yield rf"\set barcode :barcode{low}"
        return
    middle = (low + high) // 2
    yield rf"\if :chosen < {middle}"
    yield from _choose(low, middle)
    yield r"\else"
    yield from _choose(middle, high)
    yield r"\endif"


def _statements(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
