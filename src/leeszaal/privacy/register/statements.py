"""What a library states about itself that this program does not carry out (yet).

An activity may only exist when the program holds data for it. What a library says beyond that stands here, with the
promises it speaks of and a plain word that the program does not do it: so nothing is pretended, and nothing is lost.
Once an activity keeps such a promise, its statement here is an error and must go.
"""

from dataclasses import dataclass

from leeszaal.privacy.register.strict import Table
from leeszaal.privacy.register.words import Words


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of the library about something outside this register.

    ``not_yet`` tells what the program does not do, ``source`` the place in the library's own text.
    """

    key: str
    title: Words
    says: Words
    not_yet: Words
    promises: tuple[str, ...]
    source: str


def read_statements(table: Table) -> tuple[Stated, ...]:
    """Read the blocks ``[[statements]]`` of the library's sheet; there may be none."""
    if not table.has("statements"):
        return ()
    statements: list[Stated] = []
    for block in table.tables("statements"):
        stated = _read(block)
        if stated.key in {other.key for other in statements}:
            block.complain("key", f'"{stated.key}" stands here twice', "give each block a key of its own")
        statements.append(stated)
    return tuple(statements)


def _read(table: Table) -> Stated:
    stated = Stated(
        key=table.text("key"),
        title=table.words("title"),
        says=table.words("says"),
        not_yet=table.words("not_yet"),
        promises=table.texts("promises"),
        source=table.text("source"),
    )
    table.close()
    return stated
