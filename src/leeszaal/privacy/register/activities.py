"""From a TOML table to an activity."""

from collections.abc import Mapping
from types import MappingProxyType

from leeszaal.privacy.register.activity import Activity, DataUse, Keeping, Promised, Recipient
from leeszaal.privacy.register.basis import read_basis
from leeszaal.privacy.register.sources import Obtained, expand_key, read_obtained, read_only
from leeszaal.privacy.register.strict import Table


def read_activity(key: str, table: Table, files: Mapping[str, str] = MappingProxyType({})) -> Activity:
    """Read one activity; what is wrong is added to the table's problems, ``files`` tells where overlaid keys stand."""
    data = read_data(table.table("data"))
    activity = Activity(
        key=key,
        title=table.words("title"),
        purpose=table.words("purpose"),
        people=table.texts("people"),
        basis=read_basis(table.table("basis")),
        source=table.words("source"),
        without=table.words_if_any("without"),
        sensitive=table.words_if_any("sensitive"),
        child=table.words_if_any("child"),
        obtained=tuple(_obtained(block, data) for block in table.tables("obtained")) if table.has("obtained") else (),
        data=data,
        given=_given(table, data),
        recipients=tuple(_recipient(block, data) for block in table.tables("recipients")),
        keeping=tuple(_keeping(block) for block in table.tables("keeping")),
        promises=read_promises(table),
        files=files,
    )
    _demand_consequence(table, activity)
    table.close()
    return activity


def read_data(table: Table) -> tuple[DataUse, ...]:
    """Read a table of columns with words; a column may stand in it once."""
    uses: list[DataUse] = []
    seen: set[str] = set()
    for key in table.names():
        columns = expand_key(table, key)
        for column in seen.intersection(columns):
            table.complain(key, f"{column} stands here twice", "name a column once, with its one reason")
        seen.update(columns)
        uses.append(DataUse(columns, table.words(key)))
    return tuple(uses)


def read_promises(table: Table) -> tuple[Promised, ...]:
    """Read the promises kept; the table may be absent."""
    if not table.has("promises"):
        return ()
    promises = table.table("promises")
    return tuple(Promised(key, promises.words(key)) for key in promises.names())


def _recipient(table: Table, data: tuple[DataUse, ...]) -> Recipient:
    recipient = Recipient(who=table.text("who"), why=table.words("why"), only=read_only(table))
    _demand_within(table, recipient.only, data)
    table.close()
    return recipient


def _obtained(table: Table, data: tuple[DataUse, ...]) -> Obtained:
    obtained = read_obtained(table)
    _demand_within(table, obtained.only, data)
    return obtained


def _given(table: Table, data: tuple[DataUse, ...]) -> tuple[str, ...]:
    """Read which columns the person gave, by telling us or by using the library: what they may take along (20)."""
    keys = table.texts("given") if table.has("given") else ()
    given = tuple(column for key in keys for column in expand_key(table, key))
    _demand_within(table, given, data, "given")
    return given


def _demand_within(table: Table, only: tuple[str, ...], data: tuple[DataUse, ...], key: str = "only") -> None:
    known = {column for use in data for column in use.columns}
    for column in sorted(set(only) - known):
        table.complain(key, f"{column} is not in the activity's data", "add it to [data], or leave it out here")


def _keeping(table: Table) -> Keeping:
    keeping = Keeping(
        since=table.day("from"),
        until=table.day("until") if table.has("until") else None,
        starts=table.text("starts"),
        lasts=table.period("lasts"),
        unless=table.texts("unless") if table.has("unless") else (),
        then=table.text("then"),
        because=table.words("because"),
        source=table.words_if_any("source"),
    )
    if keeping.until is not None and keeping.until < keeping.since:
        table.complain("until", "is before from", "write the last day on which the term holds")
    table.close()
    return keeping


def _demand_consequence(table: Table, activity: Activity) -> None:
    """Article 13(2)(e): where a contract or the law asks for data, say what happens without."""
    if activity.without is None and activity.basis.article in ("6(1)(b)", "6(1)(c)"):
        article = activity.basis.article
        table.complain("without", "is missing", f"on basis {article} say what happens when data are not given")
