"""Tables and columns that say nothing about a person who uses or serves the library, each with the reason."""

from dataclasses import dataclass

from leeszaal.privacy.register.strict import Table
from leeszaal.privacy.register.words import Words

ALL = "*"


@dataclass(frozen=True, slots=True)
class NotPersonal:
    """Columns of one table that are left out of the activities; ``*`` stands for all of them."""

    table: str
    columns: tuple[str, ...]
    reason: Words

    @property
    def whole_table(self) -> bool:
        """Tell whether the table as a whole is left out."""
        return self.columns == (ALL,)


def read_not_personal(table: Table) -> tuple[NotPersonal, ...]:
    """Read the list: each key names a table, with its columns (or ``*``) and the reason in both languages."""
    return tuple(_read(key, table.table(key)) for key in table.names())


def _read(key: str, table: Table) -> NotPersonal:
    left_out = NotPersonal(key, table.texts("columns"), table.words("reason"))
    if ALL in left_out.columns and not left_out.whole_table:
        table.complain(
            "columns", '"*" stands beside other columns', 'write ["*"] for all of the table, or name each column'
        )
    table.close()
    return left_out
