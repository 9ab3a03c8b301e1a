"""From a TOML table to an activity."""

from leeszaal.privacy.law import GROUNDS
from leeszaal.privacy.register.activity import Activity, Basis, DataUse, Keeping, Promised, Recipient
from leeszaal.privacy.register.columns import expand
from leeszaal.privacy.register.strict import Table, one_of
from leeszaal.privacy.register.words import Words

_EXTRA_OF_BASIS = ("law", "interest", "withdrawal")


def read_activity(key: str, table: Table) -> Activity:
    """Read one activity; what is wrong is added to the table's problems."""
    data = read_data(table.table("data"))
    activity = Activity(
        key=key,
        title=table.words("title"),
        purpose=table.words("purpose"),
        people=table.texts("people"),
        basis=_basis(table.table("basis")),
        source=table.words("source"),
        without=_words_if_any(table, "without"),
        sensitive=_words_if_any(table, "sensitive"),
        data=data,
        recipients=tuple(_recipient(block, data) for block in table.tables("recipients")),
        keeping=tuple(_keeping(block) for block in table.tables("keeping")),
        promises=read_promises(table),
    )
    _demand_consequence(table, activity)
    table.close()
    return activity


def read_data(table: Table) -> tuple[DataUse, ...]:
    """Read a table of columns with words; a column may stand in it once."""
    uses: list[DataUse] = []
    seen: set[str] = set()
    for key in table.names():
        columns = _expand(table, key)
        for column in seen.intersection(columns):
            table.complain(key, f"{column} stands here twice")
        seen.update(columns)
        uses.append(DataUse(columns, table.words(key)))
    return tuple(uses)


def read_promises(table: Table) -> tuple[Promised, ...]:
    """Read the promises kept; the table may be absent."""
    if not table.has("promises"):
        return ()
    promises = table.table("promises")
    return tuple(Promised(key, promises.words(key)) for key in promises.names())


def _expand(table: Table, key: str) -> tuple[str, ...]:
    try:
        return expand(key)
    except ValueError as error:
        table.complain(key, str(error))
        return ()


def _basis(table: Table) -> Basis:
    article = one_of(table, "article", tuple(GROUNDS))
    needs = GROUNDS[article].needs if article in GROUNDS else frozenset(_EXTRA_OF_BASIS)
    for extra in _EXTRA_OF_BASIS:
        if table.has(extra) and extra not in needs:
            table.complain(extra, f"does not belong to {article}")
    basis = Basis(
        article=article,
        because=table.words("because"),
        law=table.text("law") if "law" in needs else "",
        interest=table.words("interest") if "interest" in needs else None,
        withdrawal=table.words("withdrawal") if "withdrawal" in needs else None,
    )
    table.close()
    return basis


def _recipient(table: Table, data: tuple[DataUse, ...]) -> Recipient:
    keys = table.texts("only") if table.has("only") else ()
    only = tuple(column for key in keys for column in _expand(table, key))
    known = {column for use in data for column in use.columns}
    for column in sorted(set(only) - known):
        table.complain("only", f"{column} is not in the activity's data")
    recipient = Recipient(who=table.text("who"), why=table.words("why"), only=only)
    table.close()
    return recipient


def _keeping(table: Table) -> Keeping:
    keeping = Keeping(
        since=table.day("from"),
        until=table.day("until") if table.has("until") else None,
        starts=table.text("starts"),
        lasts=table.period("lasts"),
        unless=table.texts("unless") if table.has("unless") else (),
        then=table.text("then"),
        because=table.words("because"),
        source=table.text("source") if table.has("source") else "",
    )
    if keeping.until is not None and keeping.until < keeping.since:
        table.complain("until", "is before from")
    table.close()
    return keeping


def _words_if_any(table: Table, key: str) -> Words | None:
    return table.words(key) if table.has(key) else None


def _demand_consequence(table: Table, activity: Activity) -> None:
    """Article 13(2)(e): where a contract or the law asks for data, say what happens without."""
    if activity.without is None and activity.basis.article in ("6(1)(b)", "6(1)(c)"):
        table.complain("without", f"is missing: on basis {activity.basis.article} say what happens without the data")
