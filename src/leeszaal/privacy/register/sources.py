"""Where data come from when the person did not give them (article 14(2)(f))."""

from dataclasses import dataclass

from leeszaal.privacy.register.columns import expand
from leeszaal.privacy.register.strict import Table
from leeszaal.privacy.register.words import Words


@dataclass(frozen=True, slots=True)
class Obtained:
    """Data that somebody else than the person gave: who (an audience or a partner), how, and which columns.

    ``public`` tells that it is a source that everybody can consult. No columns: all data of the activity.
    """

    who: str
    how: Words
    only: tuple[str, ...] = ()
    public: bool = False


def read_obtained(table: Table) -> Obtained:
    """Read one block ``[[obtained]]``."""
    obtained = Obtained(
        who=table.text("from"),
        how=table.words("how"),
        only=read_only(table),
        public=table.flag("public") if table.has("public") else False,
    )
    table.close()
    return obtained


def read_only(table: Table) -> tuple[str, ...]:
    """Read the key ``only``, a list of columns that may be absent; columns may be written between braces."""
    keys = table.texts("only") if table.has("only") else ()
    return tuple(column for key in keys for column in expand_key(table, key))


def expand_key(table: Table, key: str) -> tuple[str, ...]:
    """Give the columns that a key names, or none after a complaint."""
    try:
        return expand(key)
    except ValueError as error:
        table.complain(key, str(error), 'write "app.Model.field" or "app.Model.{one, two}"')
        return ()
